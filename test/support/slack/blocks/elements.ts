import { z } from 'zod'
import {
  confirmed,
  focused,
  markedOption,
  optionGroup,
  overflowOption,
  plainOption,
  plainText,
  prompted,
  slackFile,
  style,
} from './objects.ts'

const button = z.strictObject({
  type: z.literal('button'),
  ...confirmed,
  text: plainText(75),
  value: z.string().min(1).max(2000).optional(),
  url: z.string().max(3000).optional(),
  style: style.optional(),
  accessibility_label: z.string().max(75).optional(),
})

const several = { max_selected_items: z.number().int().min(1).optional() }

/** One of both is there; which, `checks/blocks.ts` says. */
const listed = {
  options: z.array(plainOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
}

const filter = z.strictObject({
  include: z
    .array(z.enum(['im', 'mpim', 'private', 'public']))
    .min(1)
    .optional(),
  exclude_external_shared_channels: z.boolean().optional(),
  exclude_bot_users: z.boolean().optional(),
})

const conversations = {
  default_to_current_conversation: z.boolean().optional(),
  filter: filter.optional(),
}

const response_url_enabled = z.boolean().optional()
const min_query_length = z.number().int().min(0).optional()

const staticSelect = z.strictObject({
  type: z.literal('static_select'),
  ...prompted,
  ...listed,
  initial_option: plainOption.optional(),
})

const multiStaticSelect = z.strictObject({
  type: z.literal('multi_static_select'),
  ...prompted,
  ...listed,
  ...several,
  initial_options: z.array(plainOption).optional(),
})

const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...prompted,
  min_query_length,
  initial_option: plainOption.optional(),
})

const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...prompted,
  initial_user: z.string().optional(),
})

const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...prompted,
  ...several,
  initial_users: z.array(z.string()).optional(),
})

const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...prompted,
  ...conversations,
  response_url_enabled,
  initial_conversation: z.string().optional(),
})

const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...prompted,
  response_url_enabled,
  initial_channel: z.string().optional(),
})

const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...confirmed,
  options: z.array(overflowOption).min(1).max(5),
})

const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  ...focused,
  options: z.array(markedOption).min(1).max(10),
  initial_option: markedOption.optional(),
})

const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...focused,
  options: z.array(markedOption).min(1).max(10),
  initial_options: z.array(markedOption).min(1).optional(),
})

const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...prompted,
  initial_date: z.iso.date().optional(),
})

const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...prompted,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/u)
    .optional(),
  timezone: z.string().optional(),
})

const dispatch = {
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z
        .array(z.enum(['on_enter_pressed', 'on_character_entered']))
        .min(1)
        .optional(),
    })
    .optional(),
}

const { confirm: _, ...typed } = prompted

const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...typed,
  ...dispatch,
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.number().int().min(0).max(3000).optional(),
  max_length: z.number().int().min(1).max(3000).optional(),
})

const numberInput = z.strictObject({
  type: z.literal('number_input'),
  ...typed,
  ...dispatch,
  is_decimal_allowed: z.boolean(),
  initial_value: z.string().optional(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
})

export const imageElement = z.strictObject({
  type: z.literal('image'),
  alt_text: z.string().min(1).max(2000),
  image_url: z.string().min(1).max(3000).optional(),
  slack_file: slackFile.optional(),
})

const selects = [
  staticSelect,
  multiStaticSelect,
  externalSelect,
  usersSelect,
  multiUsersSelect,
  conversationsSelect,
  channelsSelect,
] as const

const pickers = [radioButtons, checkboxes, datepicker, timepicker] as const

/** What may stand in an actions block. */
export const actionElement = z.discriminatedUnion('type', [
  button,
  overflow,
  ...selects,
  ...pickers,
])

/** What may stand beside the text of a section. */
export const accessoryElement = z.discriminatedUnion('type', [
  button,
  overflow,
  imageElement,
  ...selects,
  ...pickers,
])

/** What may stand under the label of an input. */
export const inputElement = z.discriminatedUnion('type', [
  plainTextInput,
  numberInput,
  ...selects,
  ...pickers,
])

export type Button = z.infer<typeof button>
export type InputElement = z.infer<typeof inputElement>
export type Control = z.infer<typeof actionElement> | InputElement
export type ImageElement = z.infer<typeof imageElement>
