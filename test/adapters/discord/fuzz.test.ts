import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createActionCodec } from '#chat/action-id.ts'
import type { Messenger } from '#chat/messenger.ts'
import { openDesk } from '#commands'
import { type IdForge, idsForAll } from '../../support/arbitrary-ids.ts'
import type { Hints, Saying } from '../../support/arbitrary-sayings.ts'
import { controlsOf } from '../../support/discord/component-walk.ts'
import type { Outcome } from '../../support/discord/people/outcome.ts'
import type { Message } from '../../support/discord/world/message.ts'
import type { TextChannel, Thread } from '../../support/discord/world/places.ts'
import { type DiscordHouse, keyOf, openDiscordHouse, readOf } from '../../support/discord-house.ts'
import {
  anyDiscordAct,
  asDiscord,
  type DiscordAct,
  type places,
  speakers,
} from '../../support/discord-sayings.ts'
import {
  hiddenGroup,
  type Neighbours,
  neighbourGoalId,
  neighbourIds,
  neighbours,
} from '../../support/neighbours.ts'
import { idsShownTo } from '../../support/shown-ids.ts'
import { withStore } from '../../support/store.ts'

// Whatever anybody sends, by whatever client of their own: each gets one calm answer, nobody sees
// or changes what is another's, and the house stands. FUZZ_SEED and FUZZ_RUNS look elsewhere, and
// for longer; a failure names the seed and the path that lead back to it.

const parameters = {
  seed: Number(process.env['FUZZ_SEED'] ?? 20_260_302),
  numRuns: Number(process.env['FUZZ_RUNS'] ?? 2500),
  // A slow machine does fewer of them.
  interruptAfterTimeLimit: 60_000,
}

const kept = withStore()
let house: DiscordHouse
let town: Town
let others: Neighbours
let forge: IdForge & { readonly known: string[] }
/** How many ids are known from the beginning. */
let planted: number
let newest: Message | null
let requestsBefore: number
let theirsBefore: readonly string[]

interface Town {
  readonly circle: TextChannel
  readonly elsewhere: TextChannel
  readonly publicCard: Message
  readonly places: Readonly<Record<(typeof places)[number], TextChannel | Thread | 'direct'>>
}

beforeEach(async () => {
  house = await openDiscordHouse(kept.store)
  town = await buildTown()
  const { store, clock } = house
  const accounts = [house.account('robin'), house.account('sam')] as const
  const homes = { accounts, here: keyOf(town.circle), elsewhere: keyOf(town.elsewhere) }
  others = await neighbours(store, kept.database, homes)
  const codec = createActionCodec(store.secret('action ids'))
  const codecOfAnother = createActionCodec(store.secret('another house'))
  forge = { codec, codecOfAnother, known: [] }
  newest = null

  const parts = { store, messenger: silent, now: () => clock.now() }
  const desk = openDesk(parts, codec, (error) => house.bugs.push({ error, reference: undefined }))
  const options = { mode: 'do', title: 'Walk' }
  const mallory = house.discord.user('mallory')
  await mallory.command({ channel: town.circle, name: 'goal', subcommand: 'set', options })
  const account = house.account('mallory')
  await others.plant()
  const all = [...others.people, { account, name: 'Mallory', place: homes.here, title: 'Walk' }]
  for (const { title, ...one } of all)
    forge.known.push(
      ...(await idsShownTo(desk, { ...one, manages: true, roles: null }, codec, title)),
    )
  await others.plant()
  forge.known.push(...idsOn(town.publicCard))
  planted = forge.known.length
  requestsBefore = house.discord.requests.length
  theirsBefore = await theirs()
})

afterEach(() => house.close())

it('gives one calm answer to whatever is said, and nobody what is another’s', async () => {
  await fc.assert(
    fc.asyncProperty(anyDiscordAct(hints()), async (act) => {
      const outcome = await perform(act)

      const { data } = outcome.interaction.asking
      expect(await faultsOf(outcome), JSON.stringify(data)).toEqual([])
    }),
    parameters,
  )

  await expectToStand()
}, 180_000)

it('gives nobody the use of what is another’s, not even with a signature', async () => {
  const { uuids } = hints()
  const fields = Object.entries({ title: 'Mine', often: 'weekdays', note: 'Mine', amount: '3' })
  const sayings = idsForAll(uuids, forge).flatMap((text): readonly Saying[] => [
    { saying: 'a button or a choice', id: { id: 'no id', text }, chosen: null },
    { saying: 'a form', id: { id: 'no id', text }, fields },
  ])

  for (const who of ['mallory', 'eve'] as const)
    for (const saying of sayings) {
      const outcome = await perform({ later: 0, who, where: 'hall', on: 'the public card', saying })
      expect(await faultsOf(outcome), JSON.stringify(saying)).toEqual([])
    }

  expect(sayings.length).toBeGreaterThan(100)
  await expectToStand()
}, 180_000)

const silent: Messenger = {
  send: async () => ({ sent: false, why: 'closed' }),
  update: async () => ({ sent: false, why: 'closed' }),
  remove: async () => ({ sent: false, why: 'closed' }),
  sees: async () => false,
  standing: async () => null,
  turns: () => 1,
}

async function buildTown(): Promise<Town> {
  const { discord } = house
  const { guild, channel: circle } = await house.circle(['Robin', 'Mallory', 'Noor'])
  const hall = discord.addChannel(guild, 'hall')
  discord.addMember(guild, 'eve')
  const warden = discord.addMember(guild, 'warden', ['ManageGuild'])
  await house.connect()
  const { modal } = await warden.command({ channel: hall, name: 'group', subcommand: 'setup' })
  const draft = { name: 'Hall', channel: [hall.id], zone: 'Europe/Berlin' }
  await warden.click((await warden.submitModal(modal, draft)).message, 'Post it')
  const [publicCard] = discord.messagesIn(hall)
  if (!publicCard) throw new Error('there is no invitation')
  const elsewhere = discord.addChannel(discord.addGuild('Quay', { members: ['sam'] }), 'den')
  const far = discord.addGuild('Faraway', { members: speakers, withBot: false })
  const unknown: TextChannel = { ...circle, id: '900000000000000001', name: 'new' }
  return {
    circle,
    elsewhere,
    publicCard,
    places: {
      circle,
      thread: discord.addThread(circle, 'thread'),
      hall,
      direct: 'direct',
      'new channel': unknown,
      'far guild': discord.addChannel(far, 'far'),
    },
  }
}

/** Beginnings of the neighbours' titles, but none of them in full: what is said comes back. */
const hints = (): Hints => ({
  words: ['Walk', 'Read', 'quokka', 'Tanagra', 'wombat', 'Numbat', 'Pangolin', 'Lemur'],
  uuids: [
    ...[1, 2, 5, 6].map(neighbourGoalId),
    ...neighbourIds,
    hiddenGroup.id,
    '00000000-0000-4000-8000-00000000dead',
  ],
  channels: [town.publicCard.channel.id, town.elsewhere.id, '1', '../users/@me', '1?x='],
})

async function perform(act: DiscordAct): Promise<Outcome> {
  const place = town.places[act.where]
  const where = place === 'direct' ? ({ direct: true } as const) : { channel: place }
  house.clock.pass({ hours: act.later })
  const onCard = ['a button or a choice', 'a form'].includes(act.saying.saying)
  const card = act.on === 'the newest card' ? (newest ?? town.publicCard) : town.publicCard
  const raw = { ...asDiscord(act.saying, forge), source: onCard ? card : null }
  const outcome = await house.discord.user(act.who).forgeRaw(where, raw)
  learnFrom(outcome)
  return outcome
}

/** What they are shown they can use from now on, until there is much that is newer. */
function learnFrom({ interaction: { original, answer } }: Outcome): void {
  newest = original ?? newest
  const form = answer?.kind === 'modal' ? [answer.modal.body.custom_id] : []
  for (const id of [...(original ? idsOn(original) : []), ...form]) {
    if (forge.known.includes(id)) continue
    forge.known.push(id)
    if (forge.known.length > planted + 300) forge.known.splice(planted, 1)
  }
}

const idsOn = ({ components }: Message): readonly string[] =>
  controlsOf(components).flatMap(({ custom_id }) => custom_id ?? [])

/** What nobody else may change: what is kept about the neighbours, and the channel of one of them. */
const theirs = async (): Promise<readonly string[]> => [
  ...(await others.rows()),
  ...house.discord.messagesIn(town.elsewhere).map(({ id, edits }) => `message ${id} ${edits}`),
]

/** Everything that was wrong since the last time. Empty, if all is well. */
async function faultsOf({ kind, refusals }: Outcome): Promise<readonly unknown[]> {
  const said = house.discord.requests.slice(requestsBefore)
  requestsBefore = house.discord.requests.length
  const words = JSON.stringify(said.map(({ body }) => body))
  const before = theirsBefore
  theirsBefore = await theirs()
  return [
    ...(kind === 'none' || kind === 'twice' ? [`answered: ${kind}`] : []),
    ...refusals,
    ...house.late.splice(0),
    ...house.bugs.splice(0).map(({ error }) => (error instanceof Error ? error.stack : error)),
    ...house.discord.violations.splice(0),
    ...others.secrets.filter((secret) => words.includes(secret)).map((one) => `shown: ${one}`),
    ...before.filter((one) => !theirsBefore.includes(one)).map((one) => `gone: ${one}`),
    ...theirsBefore.filter((one) => !before.includes(one)).map((one) => `new: ${one}`),
  ]
}

/** Robin, of whom others tried so much to learn, checks in as on any other day. */
async function expectToStand(): Promise<void> {
  const title = others.people[0]?.title ?? ''
  const options = { goal: title, state: 'done', note: 'All is well' }
  const robin = house.discord.user('robin')
  const seen = readOf(await robin.command({ channel: town.circle, name: 'checkin', options }))

  expect(seen).toContain(title)
  expect(seen).toContain('All is well')
}
