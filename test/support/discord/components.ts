import { z } from 'zod'

/*
 * Discord's components with the fields that this loopback reads. They are loose on purpose: what
 * else was sent is kept, and goes back out as it came in. Whether a field may be there at all is
 * for Discord's own description to say (checks/spec.ts).
 */

const id = z.number().nullish()
const emoji = z.looseObject({ id: z.string().nullish(), name: z.string().nullish() })
const media = z.looseObject({ url: z.string() })

const option = z.looseObject({
  label: z.string(),
  value: z.string(),
  description: z.string().nullish(),
  emoji: emoji.nullish(),
  default: z.boolean().nullish(),
})

const button = z.looseObject({
  type: z.literal(2),
  id,
  style: z.number(),
  label: z.string().nullish(),
  emoji: emoji.nullish(),
  custom_id: z.string().nullish(),
  url: z.string().nullish(),
  disabled: z.boolean().nullish(),
})

const selectFields = {
  id,
  custom_id: z.string(),
  placeholder: z.string().nullish(),
  min_values: z.number().nullish(),
  max_values: z.number().nullish(),
  disabled: z.boolean().nullish(),
  required: z.boolean().nullish(),
}

const stringSelect = z.looseObject({
  type: z.literal(3),
  ...selectFields,
  options: z.array(option),
})

/** Users, roles, both, or channels: Discord fills in what can be chosen. */
const entitySelect = z.looseObject({
  type: z.literal([5, 6, 7, 8]),
  ...selectFields,
  default_values: z.array(z.looseObject({ id: z.string() })).nullish(),
})

const textInput = z.looseObject({
  type: z.literal(4),
  id,
  custom_id: z.string(),
  style: z.number(),
  label: z.string().nullish(),
  value: z.string().nullish(),
  placeholder: z.string().nullish(),
  required: z.boolean().nullish(),
  min_length: z.number().nullish(),
  max_length: z.number().nullish(),
})

const textDisplay = z.looseObject({ type: z.literal(10), id, content: z.string() })

const thumbnail = z.looseObject({
  type: z.literal(11),
  id,
  media,
  description: z.string().nullish(),
})

const row = z.looseObject({
  type: z.literal(1),
  id,
  components: z.array(z.discriminatedUnion('type', [button, stringSelect, entitySelect])),
})

const section = z.looseObject({
  type: z.literal(9),
  id,
  components: z.array(textDisplay),
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
})

const gallery = z.looseObject({
  type: z.literal(12),
  id,
  items: z.array(z.looseObject({ media, description: z.string().nullish() })),
})

const file = z.looseObject({ type: z.literal(13), id, file: media })
const separator = z.looseObject({ type: z.literal(14), id })

const insideContainer = [row, section, textDisplay, gallery, file, separator] as const

const container = z.looseObject({
  type: z.literal(17),
  id,
  components: z.array(z.discriminatedUnion('type', insideContainer)),
})

/** What may stand at the top of a message. */
export const messageComponent = z.discriminatedUnion('type', [...insideContainer, container])

/** A radio group or a group of boxes to tick. */
const choiceGroup = z.looseObject({
  type: z.literal([21, 22]),
  id,
  custom_id: z.string(),
  options: z.array(option),
  required: z.boolean().nullish(),
})

const checkbox = z.looseObject({ type: z.literal(23), id, custom_id: z.string() })
const fileUpload = z.looseObject({ type: z.literal(19), id, custom_id: z.string() })

const field = z.discriminatedUnion('type', [
  textInput,
  stringSelect,
  entitySelect,
  choiceGroup,
  checkbox,
  fileUpload,
])

const label = z.looseObject({
  type: z.literal(18),
  id,
  label: z.string(),
  description: z.string().nullish(),
  component: field,
})

const textInputRow = z.looseObject({ type: z.literal(1), id, components: z.array(textInput) })

/** What may stand at the top of a modal. */
export const modalComponent = z.discriminatedUnion('type', [label, textInputRow, textDisplay])

export type Option = z.infer<typeof option>
export type Button = z.infer<typeof button>
export type Select = z.infer<typeof stringSelect> | z.infer<typeof entitySelect>
export type TextInput = z.infer<typeof textInput>
export type MessageComponent = z.infer<typeof messageComponent>
export type ModalComponent = z.infer<typeof modalComponent>
export type Field = z.infer<typeof field>
export type InMessage =
  | MessageComponent
  | z.infer<typeof row>['components'][number]
  | z.infer<typeof section>['accessory']
