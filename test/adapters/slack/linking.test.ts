import { linkingContract } from '../../contracts/linking.ts'
import { slackDoor } from '../../support/slack-door.ts'

linkingContract('Slack, over sockets', slackDoor('socket'))
linkingContract('Slack, over requests', slackDoor('http'))
