import { z } from 'zod'
import { messageComponent } from '../components.ts'
import { isEphemeral, isLoading, type Message, messageFlags } from '../world/message.ts'
import { componentFlaws } from './components.ts'
import { type Flaw, flaw, lengthFlaws, required } from './flaw.ts'

const embed = z.looseObject({
  title: z.string().nullish(),
  description: z.string().nullish(),
  author: z.looseObject({ name: z.string().nullish() }).nullish(),
  footer: z.looseObject({ text: z.string().nullish() }).nullish(),
  fields: z.array(z.looseObject({ name: z.string(), value: z.string() })).nullish(),
})

/** A message as it is sent, with the fields that this loopback reads. */
export const messageBody = z.looseObject({
  content: z.string().nullish(),
  embeds: z.array(embed).nullish(),
  components: z.array(messageComponent).nullish(),
  flags: z.number().nullish(),
  allowed_mentions: z
    .looseObject({
      parse: z.array(z.string()).nullish(),
      users: z.array(z.string()).nullish(),
      roles: z.array(z.string()).nullish(),
      replied_user: z.boolean().nullish(),
    })
    .nullish(),
  attachments: z
    .array(
      z.looseObject({
        id: z.union([z.string(), z.number()]),
        filename: z.string().nullish(),
        description: z.string().nullish(),
      }),
    )
    .nullish(),
  nonce: z.union([z.string(), z.number()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  poll: z.unknown().optional(),
  sticker_ids: z.array(z.string()).nullish(),
})

export type MessageBody = z.infer<typeof messageBody>
type Embed = z.infer<typeof embed>

export interface MessageFrame {
  /** The message that is edited; null for a new one. */
  readonly before: Message | null
  /** Whether only one person may be shown it: in answers to them, and nowhere else. */
  readonly mayBeEphemeral: boolean
  readonly mentions: 'none' | 'any'
  /** The names of the files that it has after this, sent now or kept. */
  readonly files: ReadonlySet<string>
}

/** What Discord refuses in a message although its description allows it, and what we never send. */
export function messageFlaws(body: MessageBody, frame: MessageFrame): Flaw[] {
  const flags = (body.flags ?? 0) | ((frame.before?.flags ?? 0) & messageFlags.componentsV2)
  const isV2 = (flags & messageFlags.componentsV2) !== 0
  return [
    ...lengthFlaws(['content'], body.content, 0, 2000),
    ...mentionFlaws(body, frame),
    ...flagFlaws(body, frame),
    ...(isV2 ? besideComponents(body) : []),
    ...embedFlaws(body.embeds ?? []),
    ...componentFlaws(body.components ?? [], { isV2, files: frame.files }),
    ...(body.attachments ?? []).flatMap(({ description }, at) =>
      lengthFlaws(['attachments', at, 'description'], description, 0, 1024),
    ),
  ]
}

/** Whether nothing would be seen of it: Discord answers this with a code of its own, 50006. */
export function isEmpty(body: MessageBody, frame: MessageFrame): boolean {
  if (frame.before && !isLoading(frame.before)) return false
  const lists = [body.embeds, body.components, body.sticker_ids]
  const isPoll = body.poll !== undefined && body.poll !== null
  return !body.content && !isPoll && frame.files.size === 0 && lists.every((one) => !one?.length)
}

/** Whoever is called by name may be notified; nobody else is. */
function mentionFlaws(body: MessageBody, { mentions }: MessageFrame) {
  const { allowed_mentions: allowed } = body
  const path = ['allowed_mentions']
  if (mentions === 'any') return []
  if (!allowed?.parse) return [required([...path, 'parse'])]
  const written = JSON.stringify(body.components ?? [])
  const unnamed = (allowed.users ?? []).filter((id) => !written.includes(`<@${id}>`))
  const rings = [allowed.parse, unnamed, allowed.roles ?? []].some(({ length }) => length)
  return rings || allowed.replied_user === true
    ? [flaw(path, 'UNWANTED_MENTION', 'Nobody is to be mentioned here')]
    : []
}

function flagFlaws({ flags }: MessageBody, { before, mayBeEphemeral }: MessageFrame): Flaw[] {
  if (flags === null || flags === undefined) return []
  const known = Object.values(messageFlags).reduce<number>((all, one) => all | one, 0)
  const wanted = before ? messageFlags.componentsV2 | messageFlags.suppressEmbeds : known
  const others = flags & ~(wanted | messageFlags.ephemeral)
  const losesV2 = before && before.flags & ~flags & messageFlags.componentsV2
  const hides = (flags & messageFlags.ephemeral) !== 0
  const mayHide = before ? isEphemeral(before) : mayBeEphemeral
  return [
    ...(others || flags & messageFlags.loading
      ? [flaw(['flags'], 'MESSAGE_FLAGS_INVALID', `${flags} has flags that cannot be sent`)]
      : []),
    ...(losesV2
      ? [flaw(['flags'], 'MESSAGE_FLAGS_INVALID', 'Components v2 cannot be taken back')]
      : []),
    ...(hides && !mayHide
      ? [flaw(['flags'], 'MESSAGE_FLAGS_INVALID', 'This message cannot be ephemeral')]
      : []),
  ]
}

function besideComponents(body: MessageBody): Flaw[] {
  const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'
  const there = [
    body.content ? 'content' : null,
    body.embeds?.length ? 'embeds' : null,
    body.poll !== undefined && body.poll !== null ? 'poll' : null,
    body.sticker_ids?.length ? 'sticker_ids' : null,
  ].filter((name) => name !== null)
  return there.map((name) => flaw([name], code, 'Not beside Components v2'))
}

function embedFlaws(embeds: readonly Embed[]): Flaw[] {
  const characters = embeds
    .flatMap(({ title, description, author, footer, fields }) => [
      title,
      description,
      author?.name,
      footer?.text,
      ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
    ])
    .reduce((sum, text) => sum + (text?.length ?? 0), 0)
  return [
    ...(characters > 6000
      ? [flaw(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', `${characters} characters, 6000 may be`)]
      : []),
    ...embeds.flatMap(({ footer }, at) =>
      footer && !footer.text ? [required(['embeds', at, 'footer', 'text'])] : [],
    ),
  ]
}
