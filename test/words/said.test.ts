import { expect, it, vi } from 'vitest'
import { createActionCodec } from '#chat/action-id.ts'
import type { Said } from '#chat/invocation.ts'
import { cardProblems, formProblems } from '#chat/limits.ts'
import { openDesk } from '#commands'
import { limits } from '#domain/goal.ts'
import { planLimits } from '#domain/plan.ts'
import { rememberedLimits } from '#domain/remembered-date.ts'
import { keysLeftToTests } from '../../scripts/words/check-keys.ts'
import { gather } from '../../scripts/words/gather.ts'
import { date } from '../support/builders.ts'
import { heard } from '../support/every-voice.ts'
import { cards, forms } from '../support/gallery.ts'
import {
  accountOf,
  addGoal,
  addGroup,
  addMember,
  channelOf,
  writtenAt,
} from '../support/household.ts'
import { withStore } from '../support/store.ts'

vi.mock('#words/words.ts', async (importOriginal) => {
  const real = await importOriginal<typeof import('#words/words.ts')>()
  const { inEveryVoice } = await import('../support/every-voice.ts')
  const wordsIn: typeof real.wordsIn = (language) =>
    inEveryVoice((voice) => real.wordsIn(language, voice))
  return { ...real, wordsIn }
})

it.each(cards)('%s fits in every voice', (_, card) => {
  expect(cardProblems(card)).toEqual([])
})

it.each(forms)('%s fits in every voice', (_, form) => {
  expect(formProblems(form)).toEqual([])
})

const kept = withStore()

it('is known that whatever the code alone does not tell is given every value', async () => {
  const { catalogues, files } = await gather()
  const left = keysLeftToTests(catalogues[0], files)

  await sayWhatIsAskedAbout()

  expect(left.filter((key) => !heard.has(key))).toEqual([])
})

/** Ann says everything that is answered with what was typed, or with a limit. */
async function sayWhatIsAskedAbout(): Promise<void> {
  const { store } = kept
  const circle = await addGroup(store, 'circle')
  const ann = await addMember(store, 'ann', circle, 'moderator')
  const walk = await addGoal(store, ann, { title: 'Walk', startedOn: date('2025-12-01') })
  await store.goals.share(walk.id, circle.id, writtenAt)
  const codec = createActionCodec(store.secret('action ids'))
  const sent = async () =>
    ({
      sent: true,
      message: { place: { to: 'channel', place: channelOf('circle') }, id: '1' },
    }) as const
  const messenger = {
    send: sent,
    update: sent,
    remove: sent,
    sees: async () => true,
    standing: async () => null,
    turns: () => 1,
  }
  const desk = openDesk({ store, messenger, now: () => writtenAt }, codec, (error) => {
    throw error
  })
  const says = (said: Said) =>
    desk.answer({
      account: accountOf('ann'),
      name: 'ann',
      place: channelOf('circle'),
      community: 'T1',
      manages: true,
      roles: null,
      once: crypto.randomUUID(),
      said,
    })
  const types = (name: string, usage: string | null, values: Readonly<Record<string, string>>) =>
    says({ said: 'command', name, args: { usage, values } })
  const taps = (name: string, params: readonly string[]) =>
    says({ said: 'action', id: codec.write({ name, params }), chosen: null })
  const sends = (name: string, params: readonly string[], values: Record<string, string>) =>
    says({ said: 'form', id: codec.write({ name, params }), values })
  const setsGoal = (values: Record<string, string>) =>
    sends('goal.save-new', ['target', crypto.randomUUID(), '', ''], {
      title: 'Read',
      target: '1 page',
      ...values,
    })
  const setsPlan = (values: Record<string, string>) =>
    sends('plan.save-new', [walk.id, crypto.randomUUID()], { when: 'w', will: 'w', ...values })
  const remembers = (values: Record<string, string>) =>
    sends('remember.save-new', [crypto.randomUUID()], { name: 'n', date: '2 March', ...values })
  const group = { name: 'n'.repeat(81), kind: 'peer-led', focus: 'wellbeing', zone: 'Berlin' }

  await types('checkin', null, { goal: walk.id, state: 'done', date: '2026-01-01' })
  await types('checkin', null, { goal: walk.id, state: 'done', date: '2026-02-30' })
  await types('pause', null, { until: '2026-02-30' })
  await types('settings', null, { zone: 'nowhere at all' })
  await types('settings', null, { prompt: 'later' })
  await types('settings', null, { quiet: 'at night' })
  await types('checkin', null, { goal: walk.id, state: 'done', date: 'today' })
  await taps('share.post', [walk.id, '2026-03-02', circle.id, '1'])
  await taps('share.post', [walk.id, '2026-03-02', circle.id, '1'])
  await sends('checkin.save-note', [walk.id, '2026-03-02'], { note: 'n'.repeat(1001) })
  await sends('restart.keep-around', [walk.id, '0123456789ab', '2026-03-02'], {
    around: 'w'.repeat(1001),
  })
  const [told] = await store.shares.of(ann.id)
  await sends('concern.send', [told?.id ?? ''], { words: 'w'.repeat(501) })
  await sends('group.save', [crypto.randomUUID()], { ...group, channel: 'elsewhere' })
  await sends('group.save-milestones', [circle.id, '0'], { days: 'a few' })
  const days = { zone: 'Berlin', week: '1', time: '20:00', back: '2' }
  const many = 'en de fr es it pt pl tr uk ar nl'
  for (const lang of ['Elvish', many])
    await sends('group.save-part', [circle.id, 'days', '0'], { ...days, lang })
  await sends('group.save-part', [circle.id, 'guidelines', '0'], { guidelines: 'g'.repeat(1501) })
  const draft = crypto.randomUUID()
  const together = { name: 't', says: 'do', aim: '300', on: '', to: '2026-03-29' }
  await sends('group.goal-look', [circle.id, draft], { ...together, aim: 'a few' })
  await sends('group.goal-look', [circle.id, draft], together)
  await sends('group.goal-save-marks', [circle.id, draft], { at: 'a few' })
  await setsGoal({ title: 't'.repeat(81) })
  await setsGoal({ target: `1 ${'u'.repeat(81)}` })
  await setsGoal({ target: 'many pages' })
  for (let more = 0; more < limits.openGoals; more++) await setsGoal({})
  await setsPlan({ when: 'w'.repeat(201) })
  await setsPlan({ will: 'w'.repeat(201) })
  await setsPlan({ days: 'now and then' })
  for (let more = 0; more <= planLimits.ofGoal; more++) await setsPlan({})
  await types('remember', 'add', { name: 'n'.repeat(81), date: '2 March' })
  for (const date of ['02-03', '30 February', 'one day']) await remembers({ date })
  for (let more = 0; more <= rememberedLimits.ofPerson; more++) await remembers({})
}
