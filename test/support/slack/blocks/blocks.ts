import { z } from 'zod'
import { accessoryElement, actionElement, imageElement, inputElement } from './elements.ts'
import { anyText, plainText, slackFile } from './objects.ts'
import { richTextPart } from './rich-text.ts'

/*
 * The blocks that this loopback knows. Slack has others (video, file, table and the newer cards);
 * to send one is a flaw here until somebody adds it.
 */

const identified = { block_id: z.string().min(1).max(255).optional() }

const actions = z.strictObject({
  type: z.literal('actions'),
  ...identified,
  elements: z.array(actionElement).min(1).max(25),
})

const context = z.strictObject({
  type: z.literal('context'),
  ...identified,
  elements: z
    .array(z.discriminatedUnion('type', [imageElement, ...anyText(3000).options]))
    .min(1)
    .max(10),
})

const divider = z.strictObject({ type: z.literal('divider'), ...identified })

const header = z.strictObject({
  type: z.literal('header'),
  ...identified,
  text: plainText(150),
})

const image = z.strictObject({
  type: z.literal('image'),
  ...identified,
  alt_text: z.string().min(1).max(2000),
  image_url: z.string().min(1).max(3000).optional(),
  slack_file: slackFile.optional(),
  title: plainText(2000).optional(),
})

const input = z.strictObject({
  type: z.literal('input'),
  ...identified,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: inputElement,
})

const markdown = z.strictObject({
  type: z.literal('markdown'),
  ...identified,
  text: z.string().min(1).max(12_000),
})

const richText = z.strictObject({
  type: z.literal('rich_text'),
  ...identified,
  elements: z.array(richTextPart).min(1),
})

const section = z.strictObject({
  type: z.literal('section'),
  ...identified,
  text: anyText(3000).optional(),
  fields: z.array(anyText(2000)).min(1).max(10).optional(),
  accessory: accessoryElement.optional(),
  expand: z.boolean().optional(),
})

export const block = z.discriminatedUnion('type', [
  actions,
  context,
  divider,
  header,
  image,
  input,
  markdown,
  richText,
  section,
])

export type Block = z.infer<typeof block>
export type InputBlock = z.infer<typeof input>
