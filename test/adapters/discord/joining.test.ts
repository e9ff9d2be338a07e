import { joiningContract } from '../../contracts/joining.ts'
import { discordDoor } from '../../support/discord-door.ts'

joiningContract('Discord', discordDoor)
