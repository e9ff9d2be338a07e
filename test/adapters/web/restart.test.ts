import { restartContract } from '../../contracts/restart.ts'
import { webDoor } from '../../support/web-door.ts'

restartContract('local page', webDoor)
