import { storiesContract } from '../../contracts/stories.ts'
import { webDoor } from '../../support/web-door.ts'

storiesContract('local page', webDoor)
