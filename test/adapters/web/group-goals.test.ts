import { groupGoalsContract } from '../../contracts/group-goals.ts'
import { webDoor } from '../../support/web-door.ts'

groupGoalsContract('local page', webDoor)
