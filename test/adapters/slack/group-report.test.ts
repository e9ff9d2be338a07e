import { groupReportContract } from '../../contracts/group-report.ts'
import { slackDoor } from '../../support/slack-door.ts'

groupReportContract('Slack, over sockets', slackDoor('socket'))
groupReportContract('Slack, over requests', slackDoor('http'))
