import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createActionCodec } from '#chat/action-id.ts'
import type { Messenger } from '#chat/messenger.ts'
import { openDesk } from '#commands'
import { wordsIn } from '#words/words.ts'
import { type IdForge, idsForAll } from '../../support/arbitrary-ids.ts'
import type { Hints } from '../../support/arbitrary-sayings.ts'
import {
  hiddenGroup,
  type Neighbours,
  neighbourGoalId,
  neighbourIds,
  neighbours,
} from '../../support/neighbours.ts'
import { idsShownTo } from '../../support/shown-ids.ts'
import { placedControls } from '../../support/slack/blocks/walk.ts'
import type { Outcome } from '../../support/slack/people/outcome.ts'
import type { Person, Surface } from '../../support/slack/people/person.ts'
import type { Message } from '../../support/slack/world/message.ts'
import { keyOf, openSlackHouse, type SlackHouse, transports } from '../../support/slack-house.ts'
import {
  anySlackAct,
  asSlack,
  type SlackAct,
  type SlackSaying,
} from '../../support/slack-sayings.ts'
import {
  buildTown,
  forgedForm,
  type SlackTown,
  surfacesIn,
  tellings,
} from '../../support/slack-town.ts'
import { withStore } from '../../support/store.ts'

// Whatever anybody sends, by whatever client of their own: it is acknowledged in time, each gets one
// calm answer, nobody sees or changes what is another's, and the house stands. FUZZ_SEED and FUZZ_RUNS
// look elsewhere, and for longer; a failure names the seed and the path that lead back to it.

const parameters = {
  seed: Number(process.env['FUZZ_SEED'] ?? 20_260_302),
  numRuns: Number(process.env['FUZZ_RUNS'] ?? 1250),
  // A slow machine does fewer of them.
  interruptAfterTimeLimit: 45_000,
}

const kept = withStore()
const { say } = wordsIn('en')
/** A milestone comes along after the answer, also when the next act has begun. */
const noAnswers = [say('slack.moment'), say('award.private'), say('award.decline')]
let house: SlackHouse
let town: SlackTown
let others: Neighbours
let forge: IdForge & { readonly known: string[] }
/** How many ids are known from the beginning. */
let planted: number
const newest = new Map<Person, Message>()
let acts: number
let requestsBefore: number
let theirsBefore: readonly string[]

describe.each(transports)('over %s', (transport) => {
  beforeEach(async () => {
    house = await openSlackHouse(kept.store, transport, { eventRetriesMs: [] })
    town = await buildTown(house)
    const { store, slack, clock } = house
    const sam = house.account('Sam', town.elsewhere.workspace)
    const homes = { here: keyOf(town.circle), elsewhere: keyOf(town.elsewhere) }
    const accounts = [house.account('Robin'), sam] as const
    others = await neighbours(store, kept.database, { accounts, ...homes })
    const codec = createActionCodec(store.secret('action ids'))
    const codecOfAnother = createActionCodec(store.secret('another house'))
    forge = { codec, codecOfAnother, known: [] }
    newest.clear()
    acts = 0

    const parts = { store, messenger: silent, now: () => clock.now() }
    const desk = openDesk(parts, codec, (error) => house.bugs.push({ error, reference: undefined }))
    const mallory = slack.user('Mallory')
    const setGoal = { channel: town.circle, name: '/goal', text: 'set do Walk' }
    await house.answerTo(mallory.command(setGoal))
    const account = house.account('Mallory')
    await others.plant()
    const all = [...others.people, { account, name: 'Mallory', place: homes.here, title: 'Walk' }]
    for (const { title, ...one } of all)
      forge.known.push(
        ...(await idsShownTo(desk, { ...one, manages: true, roles: null }, codec, title)),
      )
    await others.plant()
    forge.known.push(...idsOn(town.publicCard))
    planted = forge.known.length
    requestsBefore = slack.requests.length
    theirsBefore = await theirs()
  })

  afterEach(() => house.close())

  it('gives one calm answer to whatever is said, and nobody what is another’s', async () => {
    await fc.assert(
      fc.asyncProperty(anySlackAct(hints()), async (act) => {
        const outcome = await perform(act)

        const { kind, own } = outcome.interaction.asking
        expect(await faultsOf(outcome), JSON.stringify([kind, own])).toEqual([])
      }),
      parameters,
    )

    await expectToStand()
  }, 180_000)

  it('gives nobody the use of what is another’s, not even with a signature', async () => {
    const { uuids } = hints()
    const fields = Object.entries({ title: 'Mine', often: 'weekdays', note: 'Mine', amount: '3' })
    const sayings = idsForAll(uuids, forge).flatMap((text): readonly SlackSaying[] => [
      { saying: 'a button or a choice', id: { id: 'no id', text }, chosen: null },
      { saying: 'a form', id: { id: 'no id', text }, fields },
    ])
    const rest = { later: 0, where: 'hall', on: 'the public card', told: 'all' } as const

    for (const who of ['Mallory', 'Eve'] as const)
      for (const saying of sayings) {
        const outcome = await perform({ ...rest, who, saying })
        expect(await faultsOf(outcome), JSON.stringify(saying)).toEqual([])
      }

    expect(sayings.length).toBeGreaterThan(100)
    await expectToStand()
  }, 90_000)

  it('takes note of whatever happens, and says nothing', async () => {
    const { harbour, elsewhere } = town
    await fc.assert(
      fc.asyncProperty(
        anyEvent,
        fc.constantFrom(harbour, elsewhere.workspace),
        async (event, at) => {
          const delivered = await house.slack.tell(at, event)

          expect(delivered, JSON.stringify(event)).toEqual({ acked: true, answer: undefined })
          expect(await faults(), JSON.stringify(event)).toEqual([])
        },
      ),
      { ...parameters, numRuns: parameters.numRuns / 10 },
    )

    expect(house.slack.requests.slice(requestsBefore)).toEqual([])
    await expectToStand()
  }, 90_000)
})

/** What a workspace could tell of, but the opening of the Home tab, and our leaving. */
const anyEvent = fc
  .record({
    type: fc.constantFrom(
      'message',
      'app_mention',
      'team_join',
      'member_joined_channel',
      'no_such',
    ),
    user: fc.constantFrom<unknown>('U1', undefined, { id: 'U1' }),
    channel: fc.constantFrom<unknown>('C1', undefined, { id: 'C1', creator: 'U1' }),
    tab: fc.constantFrom('home', 'messages', undefined),
    text: fc.string(),
  })
  .chain((event) =>
    fc.constantFrom(event, { ...event, type: 'app_home_opened', tab: 'messages', user: 'U1' }),
  )

const silent: Messenger = {
  send: async () => ({ sent: false, why: 'closed' }),
  update: async () => ({ sent: false, why: 'closed' }),
  remove: async () => ({ sent: false, why: 'closed' }),
  sees: async () => false,
  standing: async () => null,
  turns: () => 1,
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
  channels: [town.publicCard.channel.id, town.elsewhere.id, 'C1', '../users', 'C1&x=', 'U1'],
})

async function perform(act: SlackAct): Promise<Outcome> {
  const { view, ...said } = asSlack(act.saying, forge)
  // An app that is not there is asked for no suggestions.
  const { person, where } = town.stage(said.kind === 'suggestion' ? { ...act, where: 'hall' } : act)
  const { appId } = house.slack
  acts += 1
  const form = view ? forgedForm(person, view, { id: `V0FORGED${acts}`, appId }) : null
  const needsSurface = ['action', 'suggestion', 'message shortcut'].includes(said.kind)
  const on = needsSurface ? surfaceFor(person, act, said.kind) : null
  const reshape = tellings[act.told]
  const raw = { ...said, on, ...form, ...(reshape ? { reshape } : {}) }
  house.clock.pass({ hours: act.later })
  const outcome = await person.forgeRaw(where, raw)
  if (isAnswered(outcome)) await house.slack.until(() => isOver(outcome))
  learnFrom(outcome, person)
  return outcome
}

function surfaceFor(person: Person, { on }: SlackAct, kind: string): Surface | null {
  if (person.user.workspace !== town.harbour) return null
  if (on === 'the public card' || kind === 'message shortcut') return town.publicCard
  if (on === 'the dialog') return person.modal ?? town.publicCard
  if (on === 'the Home tab') return house.slack.homeOf(person)
  return newest.get(person) ?? town.publicCard
}

/** What they are shown they can use from now on, until there is much that is newer. */
function learnFrom(outcome: Outcome, person: Person): void {
  for (const surface of surfacesIn(outcome)) {
    if ('ts' in surface) newest.set(person, surface)
    for (const id of idsOn(surface)) {
      if (forge.known.includes(id)) continue
      forge.known.push(id)
      if (forge.known.length > planted + 300) forge.known.splice(planted, 1)
    }
  }
}

function idsOn(surface: Surface): readonly string[] {
  const [blocks, callback] =
    'ts' in surface ? [surface.blocks, undefined] : [surface.body.blocks, surface.body.callback_id]
  const ids = [...placedControls(blocks)].flatMap(({ control }) => control.action_id ?? [])
  return [...ids, ...(callback ? [callback] : [])].filter((id) => id.startsWith('1:'))
}

/** Whether more than an acknowledgement is due. */
const isAnswered = ({ interaction: { asking, workspace } }: Outcome): boolean =>
  asking.kind !== 'suggestion' && workspace === town.harbour

/** A form is the last of it; after a card, the Home tab is shown afresh. */
const isOver = (outcome: Outcome): boolean =>
  homesShown() > 0 || answersTo(outcome).some((one) => /callback_id|"errors"/u.test(one))

const homesShown = (): number => house.requests('views.publish', requestsBefore)

/** What nobody else may change: what is kept about the neighbours, and the channel of one of them. */
const theirs = async (): Promise<readonly string[]> => [
  ...(await others.rows()),
  ...house.slack.messagesIn(town.elsewhere).map(({ ts, edits }) => `message ${ts} ${edits}`),
]

/** Everything that was wrong with an act. Empty, if all is well. */
async function faultsOf(outcome: Outcome): Promise<readonly unknown[]> {
  const { acked, failure, answer, interaction } = outcome
  const isHere = interaction.workspace === town.harbour
  const isSuggestion = interaction.asking.kind === 'suggestion'
  // The Home tab can be the answer itself.
  const given = answersTo(outcome).length || homesShown()
  const due = isAnswered(outcome) ? 1 : 0
  return [
    ...(acked && failure === null ? [] : [`acknowledged: ${failure}`]),
    ...(given === due ? [] : [`answered ${given} times`]),
    ...(isHere && isSuggestion && answer === undefined ? ['no suggestions'] : []),
    ...(await faults(JSON.stringify(answer ?? ''), due === 0)),
  ]
}

/** Messages for one person, and dialogs, except for those that are no answer. */
function answersTo({ answer, interaction: { asking } }: Outcome): readonly string[] {
  const said = house.slack.requests.slice(requestsBefore).flatMap(({ method, body, error }) => {
    const isForOne = method === 'chat.postMessage' && body['channel'] === asking.user.id
    const isAnswer = isForOne || ['response_url', 'views.open', 'views.update'].includes(method)
    return isAnswer && error === null ? JSON.stringify(body) : []
  })
  const inAck = asking.kind === 'submission' && answer !== undefined ? [JSON.stringify(answer)] : []
  return [...said, ...inAck].filter((one) => !noAnswers.some((words) => one.includes(words)))
}

/** Everything that was wrong since the last time. */
async function faults(told = '', isLateFine = false): Promise<readonly unknown[]> {
  const said = house.slack.requests.slice(requestsBefore)
  requestsBefore = house.slack.requests.length
  const words = told + JSON.stringify(said)
  const before = theirsBefore
  theirsBefore = await theirs()
  const late = house.late.splice(0)
  return [
    ...(isLateFine ? [] : late.map(String)),
    ...house.bugs.splice(0).map(({ error }) => (error instanceof Error ? error.stack : error)),
    ...house.slack.violations.splice(0),
    ...others.secrets.filter((secret) => words.includes(secret)).map((one) => `shown: ${one}`),
    ...before.filter((one) => !theirsBefore.includes(one)).map((one) => `gone: ${one}`),
    ...theirsBefore.filter((one) => !before.includes(one)).map((one) => `new: ${one}`),
  ]
}

/** Robin, of whom others tried so much to learn, checks in as on any other day. */
async function expectToStand(): Promise<void> {
  const title = others.people[0]?.title ?? ''
  const text = `goal:"${title}" state:done note:"All is well"`
  const robin = house.slack.user('Robin')
  const seen = await house.read(robin.command({ channel: town.circle, name: '/checkin', text }))

  expect(seen).toContain(title)
  expect(seen).toContain('All is well')
}
