import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'

const read = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8')

const example = read('.env.example')

/** The names that src/config.ts gives to zod. */
function namesInCode(): readonly string[] {
  const code = /const settings = z\.object\(\{\n(.*?)\n\}\)/s.exec(read('src/config.ts'))?.[1] ?? ''
  return [...code.matchAll(/^ {2}(\w+):/gm)].map((match) => match[1] ?? '')
}

const namesInExample = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map((match) => match[1] ?? '')

it('.env.example tells of every setting, in the order of the code, and of nothing else', () => {
  expect(namesInCode().length).toBeGreaterThan(0)
  expect(namesInExample).toEqual(namesInCode())
})

it('every setting has a sentence of its own before it', () => {
  const blocks = example.trimEnd().split('\n\n').slice(1)

  expect(blocks).toHaveLength(namesInExample.length)
  for (const block of blocks) expect(block).toMatch(/^(# .*\n)+#[A-Z_]+=.*$/)
})

it('copied as it is, or with every # taken away, it changes nothing', () => {
  const everyDefault = example.replace(/^#(?=[A-Z_]+=)/gm, '')

  expect(new Set(Object.keys(parseEnv(everyDefault)))).toEqual(new Set(namesInExample))
  expect(readConfig(parseEnv(everyDefault))).toEqual(readConfig({}))
  expect(parseEnv(example)).toEqual({})
})
