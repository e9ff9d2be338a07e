import { milestonesContract } from '../../contracts/milestones.ts'
import { slackDoor } from '../../support/slack-door.ts'

milestonesContract('Slack, over sockets', slackDoor('socket'))
milestonesContract('Slack, over requests', slackDoor('http'))
