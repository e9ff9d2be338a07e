import { plansContract } from '../../contracts/plans.ts'
import { webDoor } from '../../support/web-door.ts'

plansContract('local page', webDoor)
