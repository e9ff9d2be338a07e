import { milestonesContract } from '../../contracts/milestones.ts'
import { webDoor } from '../../support/web-door.ts'

milestonesContract('local page', webDoor)
