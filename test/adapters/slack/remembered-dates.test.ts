import { rememberedDatesContract } from '../../contracts/remembered-dates.ts'
import { slackDoor } from '../../support/slack-door.ts'

rememberedDatesContract('Slack, over sockets', slackDoor('socket'))
rememberedDatesContract('Slack, over requests', slackDoor('http'))
