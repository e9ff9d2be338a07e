import { groupGoalsContract } from '../../contracts/group-goals.ts'
import { slackDoor } from '../../support/slack-door.ts'

groupGoalsContract('Slack, over sockets', slackDoor('socket'))
groupGoalsContract('Slack, over requests', slackDoor('http'))
