import { groupReportContract } from '../../contracts/group-report.ts'
import { discordDoor } from '../../support/discord-door.ts'

groupReportContract('Discord', discordDoor)
