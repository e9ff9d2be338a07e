/** From where a person spoke, and so where the answer belongs. */
export type Origin =
  /** A command in a channel, or a button on a message; `isOwn` if they alone can see that message. */
  | {
      readonly at: 'message'
      readonly url: string
      readonly channel: string
      readonly isOwn: boolean
    }
  /** The app's Home tab, and the how manieth card there, from 0. */
  | { readonly at: 'home'; readonly card: number }
  /** A dialog, or nowhere in particular: the answer opens a dialog. */
  | { readonly at: 'dialog' }

/** For a dialog's private metadata, which comes back to us when the dialog is sent. */
export const writeOrigin = (origin: Origin): string => JSON.stringify(origin)

/** Only we write the metadata; what is missing or older belongs to the dialog itself. */
export function readOrigin(metadata: string): Origin {
  const { at, url, channel, isOwn, card } = parse(metadata)
  if (at === 'message' && typeof url === 'string' && typeof channel === 'string')
    return { at, url, channel, isOwn: isOwn === true }
  return at === 'home' ? { at, card: Number(card ?? 0) } : { at: 'dialog' }
}

function parse(metadata: string): Partial<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(metadata)
    return typeof read === 'object' && read !== null ? { ...read } : {}
  } catch {
    return {}
  }
}
