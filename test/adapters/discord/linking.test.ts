import { linkingContract } from '../../contracts/linking.ts'
import { discordDoor } from '../../support/discord-door.ts'

linkingContract('Discord', discordDoor)
