import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Complaint, lint } from '../support/lint.ts'

/** Every kind of thing that a file could import: by alias, by a way through the folders, by package. */
const everything = [
  './sibling.ts',
  ...['#domain/goal.ts', '#chat/card.ts', '#words/words.ts', '#pictures/heatmap.ts'],
  ...['#store/store.ts', '#store/open.ts', '#store/generated/client.ts', '#app/once.ts'],
  ...['#adapters/discord/send.ts', '#adapters/slack/send.ts', '#adapters/web/send.ts'],
  ...['#schedule/heartbeat.ts', '#commands', '#clock.ts', '#domain/../store/open.ts'],
  ...['../main.ts', '../store/open.ts', '../generated/client.ts', '../../commands/goal.ts'],
  ...['./../log.ts', './../../test/support/store.ts', './deeper/../../app/once.ts'],
  ...['@prisma/client', '@prisma/adapter-pg/x', 'pglite-prisma-adapter'],
  ...['@electric-sql/pglite', '@electric-sql/pglite/nodefs', 'pg', '@47ng/cloak'],
  ...['zod', 'temporal-polyfill', 'temporal-polyfill/global', 'intl-messageformat', 'pino'],
  ...['hono', 'hono/html', '@hono/node-server', 'discord.js', 'discord-api-types/v10'],
  ...['@discordjs/rest', '@slack/bolt', '@slack/web-api', 'node-cron', 'pg-boss', 'vitest'],
  ...['p-limit', 'prom-client'],
  '@resvg/resvg-wasm',
  ...['node:crypto', 'node:fs/promises', 'fs', '/etc/passwd'],
]

const aliases = (...folders: string[]) =>
  everything.filter((one) =>
    folders.some((folder) => one.startsWith(`#${folder}/`) && !/\.\./.test(one)),
  )

const databases = everything.slice(
  everything.indexOf('@prisma/client'),
  everything.indexOf('@47ng/cloak') + 1,
)
const builtins = ['node:crypto', 'node:fs/promises']
const kept = [...databases, ...builtins, ...aliases('store', 'domain'), 'temporal-polyfill']
const prisma = everything.filter((one) => /prisma|generated/.test(one))
const platforms = everything.filter((one) => /^(@?discord|@slack)/.test(one))
const ways = everything.filter((one) => /^\.?\.\/\.\./.test(one) || one.startsWith('../'))
const without = (...groups: string[][]) => everything.filter((one) => !groups.flat().includes(one))

/** Who may import what, besides a file of the same folder. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'src/domain': [...aliases('domain'), 'temporal-polyfill'],
  'src/chat': [...aliases('chat'), 'zod', 'node:crypto'],
  'src/words': [
    ...aliases('words', 'domain', 'chat', 'pictures'),
    ...['intl-messageformat', 'temporal-polyfill'],
  ],
  'src/pictures': [
    ...aliases('pictures', 'domain'),
    ...['@resvg/resvg-wasm', 'temporal-polyfill', ...builtins],
  ],
  'src/store': kept,
  'src/store/prisma': [...kept, '../main.ts', '../generated/client.ts'],
  'src/app': [
    ...aliases('app', 'domain', 'chat'),
    ...['#store/store.ts', 'zod', 'node:crypto', 'temporal-polyfill'],
  ],
  commands: [
    ...aliases('app', 'chat', 'words', 'domain'),
    ...['#store/store.ts', 'zod', 'temporal-polyfill'],
  ],
  'src/adapters/discord': [
    ...aliases('adapters/discord', 'chat'),
    ...['discord.js', 'discord-api-types/v10', ...builtins],
  ],
  'src/adapters/slack': [
    ...aliases('adapters/slack', 'chat'),
    ...['@slack/bolt', '@slack/web-api', ...builtins],
  ],
  'src/adapters/web': [
    ...aliases('adapters/web', 'chat'),
    ...['hono', 'hono/html', '@hono/node-server', ...builtins],
  ],
  'src/schedule': [
    ...aliases('schedule', 'app', 'chat', 'words', 'domain'),
    ...[
      '#store/store.ts',
      'node-cron',
      'p-limit',
      'pg-boss',
      'prom-client',
      'temporal-polyfill',
      ...builtins,
    ],
  ],
  src: without(prisma, platforms, ways),
  test: without(prisma, platforms),
  scripts: without(prisma, platforms),
  bench: without(prisma, platforms),
}

const rows = Object.keys(mayImport)

describe('who imports what', () => {
  let complaints: readonly Complaint[]

  beforeAll(async () => {
    const text = everything.map((one) => `import '${one}'`).join('\n')
    complaints = await lint(Object.fromEntries(rows.map((row) => [`${row}/planted.ts`, text])))
  })

  it.each(rows)('%s imports what it may, and nothing else', (row) => {
    const caught = complaints
      .filter(({ file, rule }) => file === `${row}/planted.ts` && rule === 'noRestrictedImports')
      .map(({ line }) => everything[line - 1])

    const allowed = ['./sibling.ts', ...(mayImport[row] ?? [])]
    expect(new Set(caught)).toEqual(new Set(without(allowed)))
  })

  it('every folder has a row', () => {
    const root = join(import.meta.dirname, '../..')
    const foldersOf = (path: string) =>
      readdirSync(join(root, path), { withFileTypes: true })
        .filter((one) => one.isDirectory())
        .map((one) => `${path}/${one.name}`)

    const folders = [...foldersOf('src'), ...foldersOf('src/adapters'), ...foldersOf('src/store')]
    const known = [...rows, 'src/adapters', 'src/store/generated']
    expect(folders.filter((folder) => !known.includes(folder))).toEqual([])
  })
})

describe('no way around it', () => {
  const ways = [
    "import '#app/once.ts'",
    "import { once } from '#app/once.ts'",
    "import type { Once } from '#app/once.ts'",
    "import * as app from '#app/once.ts'",
    "export { once as again } from '#app/once.ts'",
    "export type { Once as Again } from '#app/once.ts'",
    "export * from '#app/once.ts'",
    "export const later = await import('#app/once.ts')",
    "export const other = await import('#app/' + 'once.ts')",
    'export const third = await import(`#app/once.ts`)',
    "export type There = import('#app/once.ts').Once",
    "export type All = typeof import('#app/once.ts')",
    "export const old = require('#app/once.ts')",
  ]

  it('every form of importing is seen', async () => {
    const complaints = await lint({ 'src/domain/planted.ts': ways.join('\n') })

    const seen = complaints.filter(({ rule }) => ['noRestrictedImports', 'plugin'].includes(rule))
    expect(new Set(seen.map(({ line }) => ways[line - 1]))).toEqual(new Set(ways))
  })

  it("the store alone names a type of Prisma's in passing, and no other", async () => {
    const text =
      "export type Engine = typeof import('@prisma/schema-engine-wasm/x')\nexport type Once = import('#app/once.ts').Once"

    const complaints = await lint({ 'src/store/planted.ts': text, 'src/words/planted.ts': text })

    expect(linesOf(complaints, 'src/store/planted.ts', 'plugin')).toEqual([2])
    expect(linesOf(complaints, 'src/words/planted.ts', 'plugin')).toEqual([1, 2])
  })
})

describe('types alone', () => {
  const text = [
    "import type { Store } from '#store/store.ts'",
    "import { openStore } from '#store/store.ts'",
    "import { type Share, openShare } from '#store/store.ts'",
    "export { closeStore } from '#store/store.ts'",
    "import type { Card } from '#chat/card.ts'",
    "import { card } from '#chat/card.ts'",
  ].join('\n')

  it("use cases import types of the store's and the chat's, the schedule and commands of the store's", async () => {
    const complaints = await lint({
      'src/app/planted.ts': text,
      'src/schedule/planted.ts': text,
      'commands/planted.ts': text,
    })

    expect(linesOf(complaints, 'src/app/planted.ts', 'plugin')).toEqual([2, 3, 4, 6])
    expect(linesOf(complaints, 'src/schedule/planted.ts', 'plugin')).toEqual([2, 3, 4])
    expect(linesOf(complaints, 'commands/planted.ts', 'plugin')).toEqual([2, 3, 4])
  })
})

describe('cycles', () => {
  it('are caught between folders and through the list of commands, also where only types go round', async () => {
    const complaints = await lint({
      'src/chat/one.ts': "import { two } from './two.ts'\nexport const one = () => two()",
      'src/chat/two.ts': "import { one } from './one.ts'\nexport const two = () => one()",
      'src/words/one.ts': "import type { Two } from '#domain/two.ts'\nexport type One = Two[]",
      'src/domain/two.ts': "import type { One } from '#words/one.ts'\nexport type Two = One[]",
      'commands/index.ts': "import { use } from '#app/use.ts'\nexport const list = () => use()",
      'src/app/use.ts': "import { list } from '#commands'\nexport const use = () => list()",
      'src/app/straight.ts': "import type { Two } from '#domain/two.ts'\nexport type Line = Two",
    })

    const files = complaints.filter(({ rule }) => rule === 'noImportCycles').map(({ file }) => file)
    expect(files.sort()).toEqual([
      'commands/index.ts',
      'src/app/use.ts',
      'src/chat/one.ts',
      'src/chat/two.ts',
      'src/domain/two.ts',
      'src/words/one.ts',
    ])
  })
})

const linesOf = (complaints: readonly Complaint[], of: string, by: string): readonly number[] =>
  complaints
    .filter(({ file, rule }) => file === of && rule === by)
    .map(({ line }) => line)
    .sort((a, b) => a - b)
