import { groupSettingsContract } from '../../contracts/group-settings.ts'
import { webDoor } from '../../support/web-door.ts'

groupSettingsContract('local page', webDoor)
