import { conversationContract } from '../../contracts/conversation.ts'
import { webDoor } from '../../support/web-door.ts'

conversationContract('local page', webDoor)
