import { joiningContract } from '../../contracts/joining.ts'
import { slackDoor } from '../../support/slack-door.ts'

joiningContract('Slack, over sockets', slackDoor('socket'))
joiningContract('Slack, over requests', slackDoor('http'))
