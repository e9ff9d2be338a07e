import { rememberedDatesContract } from '../../contracts/remembered-dates.ts'
import { webDoor } from '../../support/web-door.ts'

rememberedDatesContract('local page', webDoor)
