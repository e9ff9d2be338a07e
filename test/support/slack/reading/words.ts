import type { TextObject } from '../blocks/objects.ts'
import { readPlain } from './mrkdwn.ts'

/** The words on a button, over an input or in a menu; null if there are none. */
export const words = (text: TextObject | undefined): string | null =>
  text ? readPlain(text.text).text : null
