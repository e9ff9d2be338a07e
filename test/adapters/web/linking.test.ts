import { linkingContract } from '../../contracts/linking.ts'
import { webDoor } from '../../support/web-door.ts'

linkingContract('local page', webDoor)
