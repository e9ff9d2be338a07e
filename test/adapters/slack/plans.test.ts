import { plansContract } from '../../contracts/plans.ts'
import { slackDoor } from '../../support/slack-door.ts'

plansContract('Slack, over sockets', slackDoor('socket'))
plansContract('Slack, over requests', slackDoor('http'))
