import { conversationContract } from '../../contracts/conversation.ts'
import { discordDoor } from '../../support/discord-door.ts'

conversationContract('Discord', discordDoor)
