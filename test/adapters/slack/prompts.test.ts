import { promptsContract } from '../../contracts/prompts.ts'
import { slackDoor } from '../../support/slack-door.ts'

promptsContract('Slack, over sockets', slackDoor('socket'))
promptsContract('Slack, over requests', slackDoor('http'))
