import { storiesContract } from '../../contracts/stories.ts'
import { discordDoor } from '../../support/discord-door.ts'

storiesContract('Discord', discordDoor)
