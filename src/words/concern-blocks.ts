import type { ActionRef } from '#chat/action.ts'
import { type Block, button, buttons } from '#chat/card.ts'
import type { Words } from './words.ts'

/** Stands under what members share in a group. */
export const reportButton = (words: Words, report: ActionRef): Block =>
  buttons(button(words.say('concern.report'), report))
