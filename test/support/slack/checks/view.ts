import type { ViewBody } from '../blocks/view.ts'
import { type BlockFrame, blockFlaws } from './blocks.ts'
import { type Flaw, required } from './flaw.ts'

/** What is wrong with a view, as far as its schema does not say it. */
export const viewFlaws = (body: ViewBody, file: BlockFrame['file']): Flaw[] => [
  ...blockFlaws(body.blocks, { surface: body.type, file }),
  ...(body.type === 'modal' &&
  body.submit === undefined &&
  body.blocks.some(({ type }) => type === 'input')
    ? [required(['submit'])]
    : []),
]
