import { conversationContract } from '../../contracts/conversation.ts'
import { slackDoor } from '../../support/slack-door.ts'

conversationContract('Slack, over sockets', slackDoor('socket'))
conversationContract('Slack, over requests', slackDoor('http'))
