import { groupSettingsContract } from '../../contracts/group-settings.ts'
import { slackDoor } from '../../support/slack-door.ts'

groupSettingsContract('Slack, over sockets', slackDoor('socket'))
groupSettingsContract('Slack, over requests', slackDoor('http'))
