import { z } from 'zod'

const style = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
    underline: z.boolean().optional(),
  })
  .optional()

const text = z.strictObject({ type: z.literal('text'), text: z.string().min(1), style })
const link = z.strictObject({
  type: z.literal('link'),
  url: z.string().min(1).max(3000),
  text: z.string().optional(),
  unsafe: z.boolean().optional(),
  style,
})
const user = z.strictObject({ type: z.literal('user'), user_id: z.string(), style })
const channel = z.strictObject({ type: z.literal('channel'), channel_id: z.string(), style })
const group = z.strictObject({ type: z.literal('usergroup'), usergroup_id: z.string(), style })
const broadcast = z.strictObject({
  type: z.literal('broadcast'),
  range: z.enum(['here', 'channel', 'everyone']),
  style,
})
const emoji = z.strictObject({
  type: z.literal('emoji'),
  name: z.string().min(1),
  unicode: z.string().optional(),
  style,
})
const date = z.strictObject({
  type: z.literal('date'),
  timestamp: z.number().int(),
  format: z.string().min(1),
  url: z.string().max(3000).optional(),
  fallback: z.string().optional(),
  style,
})

const inline = z.discriminatedUnion('type', [
  text,
  link,
  user,
  channel,
  group,
  broadcast,
  emoji,
  date,
])

const border = z.union([z.literal(0), z.literal(1)]).optional()

const section = z.strictObject({
  type: z.literal('rich_text_section'),
  elements: z.array(inline),
})
const list = z.strictObject({
  type: z.literal('rich_text_list'),
  style: z.enum(['bullet', 'ordered']),
  elements: z.array(section).min(1),
  indent: z.number().int().min(0).max(8).optional(),
  offset: z.number().int().min(0).optional(),
  border,
})
const quote = z.strictObject({
  type: z.literal('rich_text_quote'),
  elements: z.array(inline),
  border,
})
const preformatted = z.strictObject({
  type: z.literal('rich_text_preformatted'),
  elements: z.array(z.discriminatedUnion('type', [text, link])),
  border,
})

export const richTextPart = z.discriminatedUnion('type', [section, list, quote, preformatted])

export type RichTextPart = z.infer<typeof richTextPart>
export type RichTextInline = z.infer<typeof inline>
