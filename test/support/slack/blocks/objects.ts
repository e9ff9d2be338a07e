import { z } from 'zod'

/*
 * What Block Kit is put together from, with the limits that stand in the comments of @slack/types.
 * The schemas are strict, because Slack refuses what it does not know. They are made once.
 */

export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  })

const markedText = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  })

export const anyText = (max: number) =>
  z.discriminatedUnion('type', [plainText(max), markedText(max)])

const colour = z.enum(['primary', 'danger'])

const confirmation = z.strictObject({
  title: plainText(100).optional(),
  text: anyText(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: colour.optional(),
})

/** Either by its id or by its address. */
export const slackFile = z.union([
  z.strictObject({ id: z.string().min(1) }),
  z.strictObject({ url: z.string().min(1) }),
])

export const plainOption = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(75),
  description: plainText(75).optional(),
})

/** Radio buttons and checkboxes have formatted options, too. */
export const markedOption = z.strictObject({
  text: anyText(75),
  value: z.string().min(1).max(75),
  description: anyText(75).optional(),
})

export const overflowOption = plainOption.extend({ url: z.string().max(3000).optional() })

export const optionGroup = z.strictObject({
  label: plainText(75),
  options: z.array(plainOption).min(1).max(100),
})

const identified = { action_id: z.string().min(1).max(255).optional() }
export const confirmed = { ...identified, confirm: confirmation.optional() }
export const focused = { ...confirmed, focus_on_load: z.boolean().optional() }
export const prompted = { ...focused, placeholder: plainText(150).optional() }

export const style = colour

export type TextObject = z.infer<ReturnType<typeof anyText>>
export type Option = z.infer<typeof markedOption>
