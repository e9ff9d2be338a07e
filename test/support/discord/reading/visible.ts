import { isButton, isSelect, placed } from '../component-walk.ts'
import type { Button, InMessage, Option, Select } from '../components.ts'
import { isEphemeral, isLoading, type Message } from '../world/message.ts'
import { type Mark, type Names, readMarkdown, type Shown } from './markdown.ts'
import { type Mentions, mentionsIn } from './mentions.ts'

export interface VisibleButton {
  /** Its words; its emoji if it has no words. */
  readonly label: string
  readonly style: 'primary' | 'secondary' | 'success' | 'danger' | 'link' | 'premium'
  /** Null for a link. */
  readonly customId: string | null
  readonly url: string | null
  readonly disabled: boolean
}

export interface VisibleOption {
  readonly label: string
  readonly value: string
  readonly description: string | null
  readonly chosen: boolean
}

export interface VisibleSelect {
  readonly customId: string
  readonly placeholder: string | null
  /** Empty when Discord fills it in: people, roles or channels. */
  readonly options: readonly VisibleOption[]
  readonly disabled: boolean
}

export interface VisiblePicture {
  /** What is read out instead of it; null when nothing is. */
  readonly description: string | null
  readonly url: string
}

/** What somebody sees of a message. */
export interface Visible {
  /** Its words, one paragraph a line, without any formatting. */
  readonly text: string
  readonly buttons: readonly VisibleButton[]
  readonly selects: readonly VisibleSelect[]
  readonly pictures: readonly VisiblePicture[]
  /** The names of the files. */
  readonly files: readonly string[]
  /** Everything in its words that formats, links or names somebody. */
  readonly marks: readonly Mark[]
  /** Whom it rings for. */
  readonly rings: Mentions
  /** Whether only one person sees it. */
  readonly ephemeral: boolean
  /** Whether the bot is still thinking. */
  readonly thinking: boolean
}

export function visibleIn(message: Message, names: Names): Visible {
  const all = [...placed(message.components)].map(({ component }) => component)
  const shown = [
    message.content,
    ...message.embeds.flatMap(embedTexts),
    ...all.flatMap((one) => (one.type === 10 ? [one.content] : [])),
  ]
    .filter((text) => text !== '')
    .map((text) => readMarkdown(text, names))
  return {
    ...together(shown),
    buttons: all.filter(isButton).map(visibleButton),
    selects: all.filter(isSelect).map(visibleSelect),
    pictures: all.flatMap(picturesOf),
    files: message.attachments.map(({ filename }) => filename),
    rings: mentionsIn(message),
    ephemeral: isEphemeral(message),
    thinking: isLoading(message),
  }
}

const together = (shown: readonly Shown[]): Shown => ({
  text: shown.map(({ text }) => text).join('\n'),
  marks: shown.flatMap(({ marks }) => marks),
})

/** The texts of an old embed, from top to bottom. */
function embedTexts(embed: Readonly<Record<string, unknown>>): string[] {
  const text = (one: unknown, ...names: readonly string[]): string[] =>
    names.flatMap((name) => {
      const found = Object.entries(Object(one)).find(([key]) => key === name)?.[1]
      return typeof found === 'string' ? [found] : []
    })
  const fields = Array.isArray(embed['fields']) ? embed['fields'] : []
  return [
    ...text(embed['author'], 'name'),
    ...text(embed, 'title', 'description'),
    ...fields.flatMap((field) => text(field, 'name', 'value')),
    ...text(embed['footer'], 'text'),
  ]
}

const styles = ['primary', 'secondary', 'success', 'danger', 'link', 'premium'] as const

const visibleButton = (one: Button): VisibleButton => ({
  label: one.label ?? one.emoji?.name ?? '',
  style: styles[one.style - 1] ?? 'secondary',
  customId: one.custom_id ?? null,
  url: one.url ?? null,
  disabled: one.disabled === true,
})

const visibleSelect = (one: Select): VisibleSelect => ({
  customId: one.custom_id,
  placeholder: one.placeholder ?? null,
  options: one.type === 3 ? one.options.map(visibleOption) : [],
  disabled: one.disabled === true,
})

export const visibleOption = (one: Option): VisibleOption => ({
  label: one.label,
  value: one.value,
  description: one.description ?? null,
  chosen: one.default === true,
})

function picturesOf(component: InMessage): VisiblePicture[] {
  const items = component.type === 12 ? component.items : component.type === 11 ? [component] : []
  return items.map(({ media, description }) => ({
    description: description ?? null,
    url: media.url,
  }))
}
