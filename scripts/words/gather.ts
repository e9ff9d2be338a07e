import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Language, languages } from '#domain/person.ts'
import { allowedTexts, rulesOf } from '../word-rules.ts'
import type { Spoken } from './check.ts'
import type { Catalogue } from './check-catalogues.ts'
import { type CodeWords, readCode } from './read-code.ts'

const root = join(import.meta.dirname, '../..')

/** Code that says nothing to members. */
const silent: readonly string[] = [
  // Each speaks to the person who runs the bot, before anybody can read a card.
  'src/config.ts',
  'src/log.ts',
  'src/main.ts',
  'src/notices.ts',
  'src/status-notices.ts',
  'src/store/**',
  // The catalogues are checked as catalogues.
  ...languages.flatMap((language) => [`src/words/${language}.ts`, `src/words/${language}/**`]),
]

/** Reads every catalogue and the code of the project. */
export async function gather(): Promise<Spoken> {
  const [first, ...others] = languages
  return {
    catalogues: [await readCatalogue(first), ...(await Promise.all(others.map(readCatalogue)))],
    files: await readFiles(),
    allowedTexts,
  }
}

/** `src/words/en.ts` exports its messages as `en`, and so does every other language. */
async function readCatalogue(language: Language): Promise<Catalogue> {
  const exported = z.record(z.string(), z.record(z.string(), z.string()))
  const file = exported.parse(await import(join(root, `src/words/${language}.ts`)))
  return { language, messages: file[language] ?? {}, rules: rulesOf[language] }
}

async function readFiles(): Promise<readonly CodeWords[]> {
  const files: CodeWords[] = []
  for await (const path of glob(['src/**/*.{ts,js}', 'commands/**/*.ts'], {
    cwd: root,
    exclude: silent,
  }))
    files.push(readCode({ path, code: await readFile(join(root, path), 'utf8') }))
  return files
}
