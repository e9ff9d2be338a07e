import { groupSettingsContract } from '../../contracts/group-settings.ts'
import { discordDoor } from '../../support/discord-door.ts'

groupSettingsContract('Discord', discordDoor)
