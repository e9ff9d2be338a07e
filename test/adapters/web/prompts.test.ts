import { promptsContract } from '../../contracts/prompts.ts'
import { webDoor } from '../../support/web-door.ts'

promptsContract('local page', webDoor)
