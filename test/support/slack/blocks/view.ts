import { z } from 'zod'
import { block } from './blocks.ts'
import { plainText } from './objects.ts'

const shared = {
  blocks: z.array(block).max(100),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
}

export const modalBody = z.strictObject({
  type: z.literal('modal'),
  ...shared,
  title: plainText(24),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
})

export const homeBody = z.strictObject({ type: z.literal('home'), ...shared })

export type ViewBody = z.infer<typeof modalBody> | z.infer<typeof homeBody>
