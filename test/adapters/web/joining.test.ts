import { joiningContract } from '../../contracts/joining.ts'
import { webDoor } from '../../support/web-door.ts'

joiningContract('local page', webDoor)
