import type { AllowedText } from '../word-rules.ts'
import { type Catalogue, checkCatalogues } from './check-catalogues.ts'
import { checkAllowedTexts, checkCode } from './check-code.ts'
import { checkKeys } from './check-keys.ts'
import type { Finding } from './finding.ts'
import type { CodeWords } from './read-code.ts'

/** Everything that is read by people, and the code that says it. */
export interface Spoken {
  /** The language that the others are held to comes first. */
  readonly catalogues: readonly [Catalogue, ...Catalogue[]]
  readonly files: readonly CodeWords[]
  readonly allowedTexts: readonly AllowedText[]
}

/** Every finding, and none when all is well. */
export function checkWords({ catalogues, files, allowedTexts }: Spoken): Finding[] {
  const [first] = catalogues
  return [
    ...checkCatalogues(catalogues),
    ...checkKeys(first, files),
    ...checkCode(files, allowedTexts),
    ...checkAllowedTexts(allowedTexts, first.language, first.rules),
  ]
}
