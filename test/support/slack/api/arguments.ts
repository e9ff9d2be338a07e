import { z } from 'zod'
import { block } from '../blocks/blocks.ts'
import { limits } from '../checks/message.ts'
import { parseJson } from '../json.ts'

/*
 * Arguments of methods. In a form everything is text, and what is no text is written as JSON; in a
 * JSON body it stands as it is.
 */

const unwrapped = (value: unknown): unknown =>
  typeof value === 'string' ? parseJson(value) : value

export const json = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(unwrapped, schema)

export const flag = json(z.boolean()).optional()
export const whole = json(z.number().int()).optional()

export const blocks = json(z.array(block).max(limits.blocks)).optional()

/** What says a message, wherever it goes. */
export const messageArguments = {
  text: z.string().optional(),
  blocks,
  mrkdwn: flag,
  thread_ts: z.string().optional(),
  parse: z.enum(['none', 'full']).optional(),
  link_names: flag,
  unfurl_links: flag,
  unfurl_media: flag,
  metadata: json(z.looseObject({ event_type: z.string() })).optional(),
}

/** What may be with every call. */
export const everywhere = { token: z.string().optional(), team_id: z.string().optional() }
