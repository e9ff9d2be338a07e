import { groupReportContract } from '../../contracts/group-report.ts'
import { webDoor } from '../../support/web-door.ts'

groupReportContract('the local page', webDoor)
