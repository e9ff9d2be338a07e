import { setTimeout } from 'node:timers/promises'
import { ResponseRefused, refusalOf } from './trouble.ts'

/** How long to wait before each further try, in milliseconds. */
const waits = [250, 750, 2000]

/**
 * Sends a message once Slack has its pictures. An upload is taken at once and looked at a moment
 * later; until then Slack refuses what shows it (`invalid_blocks`, "invalid slack file"). To ask when
 * it is ready takes a permission that we do without, so the same is sent again a few times.
 */
export async function oncePicturesAreThere<T>(
  { blocks }: { readonly blocks: readonly { readonly type: string }[] },
  send: () => Promise<T>,
): Promise<T> {
  if (!blocks.some((block) => block.type === 'image')) return send()
  for (const wait of waits) {
    try {
      return await send()
    } catch (error) {
      if (!isRefusedBlock(error)) throw error
    }
    await setTimeout(wait)
  }
  return send()
}

const isRefusedBlock = (error: unknown): boolean =>
  refusalOf(error) === 'invalid_blocks' ||
  (error instanceof ResponseRefused && error.message.includes('invalid_blocks'))
