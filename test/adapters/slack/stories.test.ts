import { storiesContract } from '../../contracts/stories.ts'
import { slackDoor } from '../../support/slack-door.ts'

storiesContract('Slack, over sockets', slackDoor('socket'))
storiesContract('Slack, over requests', slackDoor('http'))
