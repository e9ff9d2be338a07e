import type { User } from './places.ts'

/** A file that the app uploads: announced, sent, completed. */
export interface SlackFile {
  readonly id: string
  readonly by: User
  readonly name: string
  /** What is read out instead of it. */
  readonly altText: string | null
  /** As it was announced, in bytes. */
  readonly length: number
  title: string
  /** Null until they were sent. */
  bytes: Uint8Array | null
  /** Whether the upload was completed: before, nobody can see it. */
  completed: boolean
}

const typesByEnding: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  csv: 'text/csv',
  txt: 'text/plain',
  md: 'text/markdown',
  ics: 'text/calendar',
  json: 'application/json',
  zip: 'application/zip',
  pdf: 'application/pdf',
}

const endingOf = (name: string): string => name.split('.').at(-1)?.toLowerCase() ?? ''

export const contentTypeOf = ({ name }: SlackFile): string =>
  typesByEnding[endingOf(name)] ?? 'application/octet-stream'

/** Slack shows these, and no others, in an image block. */
export const isPicture = ({ name }: SlackFile): boolean =>
  ['png', 'jpg', 'jpeg', 'gif'].includes(endingOf(name))
