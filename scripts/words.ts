// npm run words
// Checks every word that people read: the catalogue of each language against scripts/word-rules.ts,
// and the code for texts that stand outside a catalogue.
import { checkWords } from './words/check.ts'
import { keysLeftToTests } from './words/check-keys.ts'
import { findingLine } from './words/finding.ts'
import { gather } from './words/gather.ts'

const spoken = await gather()
const findings = checkWords(spoken)
if (findings.length === 0) {
  const messages = spoken.catalogues.flatMap((one) => Object.keys(one.messages)).length
  const left = keysLeftToTests(spoken.catalogues[0], spoken.files).length
  process.stdout.write(
    `${messages} messages checked, in ${spoken.catalogues.length} language(s) and every voice; whether ${left} of them are given their values is left to the tests.\n`,
  )
} else {
  process.stderr.write(`${findings.map(findingLine).join('\n')}\n`)
  process.exitCode = 1
}
