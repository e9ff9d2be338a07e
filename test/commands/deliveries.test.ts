import { beforeEach, describe, expect, it } from 'vitest'
import { turnTo } from '#app/meet-person.ts'
import { type Card, card } from '#chat/card.ts'
import { composer } from '#commands'
import type { Group } from '#domain/group.ts'
import { asId, type SetbackId } from '#domain/id.ts'
import type { Person, PromptWishes } from '#domain/person.ts'
import type { PromptTone } from '#domain/prompt.ts'
import type { Setback } from '#domain/setback.ts'
import { atTheDesk, labelsOf, textOf } from '../support/at-the-desk.ts'
import { aCheckIn, aGoal, date, time } from '../support/builders.ts'
import { TestClock } from '../support/clock.ts'
import {
  accountOf,
  addGroup,
  addMember,
  addPerson,
  channelOf,
  newGoalId,
  writtenAt,
} from '../support/household.ts'
import { withStore } from '../support/store.ts'

/** It is Monday 2 March 2026, 19:00 in Berlin, where the circle is at home. */
describe('what comes without having been asked', () => {
  const kept = withStore()
  let clock: TestClock
  let circle: Group
  let ann: Person

  beforeEach(async () => {
    clock = new TestClock('2026-03-02T18:00Z')
    circle = await addGroup(kept.store, 'circle')
    ann = await addMember(kept.store, 'ann', circle)
    await wants({ promptTime: time('20:00') })
  })

  async function wants(change: Partial<Person>, wishes: Partial<PromptWishes> = {}): Promise<void> {
    ann = { ...ann, ...change, wishes: { ...ann.wishes, ...wishes } }
    await kept.store.people.update(ann)
  }
  const gets = (kind: 'prompt' | 'nudge' | 'close' | 'pause-end', about = '2026-03-02') =>
    atTheDesk(kept, clock, 'ann').gets({ kind, about })
  /** Each a moment after the one before, so that they stand in this order. */
  async function goal(title: string, parts: Parameters<typeof aGoal>[0] = {}) {
    const made = aGoal({ id: newGoalId(), personId: ann.id, title, ...parts })
    await kept.store.goals.add(made, clock.now())
    return made
  }
  const says = (line: string) => atTheDesk(kept, clock, 'ann').says(line)

  const row = ['In 1 hour', 'In 3 hours', 'Not today', 'Pause']

  it('is a prompt that names its date and takes every answer in one tap', async () => {
    await goal('Walk')
    await goal('No sugar', { mode: 'abstain' })
    await goal('Read', { mode: 'target' })

    const prompt = await gets('prompt')

    expect(prompt?.summary).toBe('Check-in for Monday 2 March')
    expect(textOf(prompt)).toBe(
      'Check-in for Monday 2 March\nWhenever you are ready.\nWalk\nNo sugar\nRead',
    )
    expect(labelsOf(prompt)).toEqual([
      ...['Done', 'Partly', 'Skip this day', 'Still going', 'Add the number'],
      ...row,
    ])
  })

  it.each<[PromptTone, string]>([
    ['daily', 'Whenever you are ready.'],
    ['seldom', 'There is no hurry.'],
    ['quiet', 'It has been quiet for a while, and that is all right.'],
    ['weekly', 'For now, I ask once a week.'],
    ['last', 'Shall I stop asking?'],
  ])('is a %s prompt without a word of blame', async (tone, lead) => {
    await goal('Walk')

    const prompt = await atTheDesk(kept, clock, 'ann').gets(
      { kind: 'prompt', about: '2026-03-02' },
      tone,
    )

    expect(textOf(prompt)).toContain(lead)
    expect(textOf(prompt)).not.toMatch(/last chance|don’t|miss|!/i)
    expect(labelsOf(prompt).filter((label) => label.endsWith('asking'))).toEqual(
      tone === 'last' ? ['Keep asking', 'Stop asking'] : [],
    )
  })

  it('says how to stop once it has been quiet', async () => {
    await goal('Walk')

    const owed = { kind: 'prompt', about: '2026-03-02' } as const
    const quiet = await atTheDesk(kept, clock, 'ann').gets(owed, 'quiet')

    expect(textOf(quiet)).toContain('/pause puts everything on hold for a time')
    expect(textOf(quiet)).toContain('/settings ends these messages')
  })

  it('asks only for what the day wants, and shows what was answered', async () => {
    await goal('Walk')
    await goal('Tuesdays', { cadence: { every: 'weekdays', days: [2] } })
    const swim = await goal('Swim', { cadence: { every: 'week', times: 1 } })
    await goal('Later', { startedOn: date('2026-03-03') })
    await goal('Rest')
    await says('/pause Rest')
    const write = await goal('Write')
    await kept.store.checkIns.put(aCheckIn({ goalId: write.id, on: date('2026-03-02') }))
    await kept.store.goals.update({ ...swim, startedOn: date('2026-03-01') })

    expect(textOf(await gets('prompt'))).toContain('Walk\nSwim\nWrite: done')
    expect(textOf(await gets('prompt'))).not.toMatch(/Tuesdays|Later|Rest/)
    clock.pass({ days: 1 })
    await says('/checkin swim done')
    clock.pass({ days: 1 })
    expect(textOf(await gets('prompt', '2026-03-04'))).not.toContain('Swim')
  })

  it('shows plans of the date and what is remembered on it, as the check-in does', async () => {
    await goal('Walk')
    await says('/goal plan walk when:"it rains" i-will:"take the umbrella"')
    await says('/remember add date:"2 March" Our sea')

    expect(textOf(await gets('prompt'))).toContain(
      'Today is a date that you remember: Our sea. Go gently.\nWalk\nWhen it rains, I will take the umbrella.',
    )
  })

  it('shows three goals at a time, and the others behind one button', async () => {
    for (const title of ['One', 'Two', 'Three', 'Four']) await goal(title)

    const prompt = await gets('prompt')
    expect(textOf(prompt)).not.toContain('Four')
    const more = await atTheDesk(kept, clock, 'ann').clicks(prompt, 'More')

    expect(more).toMatchObject({ instead: true })
    expect(more.kind === 'card' && textOf(more.card)).toContain('Check-in for Monday 2 March\nFour')
  })

  it.each(['prompt', 'nudge'] as const)(
    'is no %s any more once everything is answered, or nothing is asked for',
    async (kind) => {
      expect(await gets(kind)).toBeNull()
      await goal('Walk')
      expect(await gets(kind)).not.toBeNull()
      await says('/checkin walk skipped')
      expect(await gets(kind)).toBeNull()
    },
  )

  it('is one quiet line for a date that is still open', async () => {
    await goal('Walk')
    clock.pass({ days: 2 })

    const nudge = await gets('nudge')

    expect(textOf(nudge)).toBe(
      'The check-in for Monday 2 March is still open, if you want it.\nWalk',
    )
    expect(labelsOf(nudge)).toEqual(['Done', 'Partly', 'Skip this day', 'Not now'])
  })

  it('comes back when that was asked for', async () => {
    await goal('Walk')

    const owed = { kind: 'later', about: '2026-03-02 2026-03-02T20:00:00Z' } as const
    const prompt = await atTheDesk(kept, clock, 'ann').gets(owed)

    expect(textOf(prompt)).toContain('You asked me to come back.\nWalk')
    expect(labelsOf(prompt)).toEqual(expect.arrayContaining(row))
  })

  it('is a milestone as long as it stands', async () => {
    const still = await goal('No sugar', { mode: 'abstain', startedOn: date('2026-01-31') })
    const owed = { kind: 'milestone', about: `${still.id} 2026-01-31 days-30` } as const
    const milestone = () => atTheDesk(kept, clock, 'ann').gets(owed)

    expect(textOf(await milestone())).toContain('30 days, reached today.')
    await kept.store.setbacks.put(ann.id, aSetback({ goalId: still.id }))
    expect(await milestone()).toBeNull()
    const gone = { kind: 'milestone', about: `${newGoalId()}  times-10` } as const
    expect(await atTheDesk(kept, clock, 'ann').gets(gone)).toBeNull()
  })

  const aSetback = (parts: Partial<Setback>): Setback => ({
    id: asId<SetbackId>('00000000-0000-4000-8000-00000000005b'),
    goalId: newGoalId(),
    on: date('2026-03-01'),
    time: null,
    startOn: date('2026-03-01'),
    at: writtenAt,
    saidOn: date('2026-03-02'),
    around: 'a long evening',
    helped: 'calling Kim',
    ...parts,
  })

  it('asks how they are after a setback, with what has helped them, while it is there', async () => {
    const still = await goal('No sugar', { mode: 'abstain', startedOn: date('2026-01-31') })
    await says('/goal plan sugar when:"I am tense" i-will:"go out"')
    const setback = aSetback({ goalId: still.id })
    await kept.store.setbacks.put(ann.id, setback)
    const owed = { kind: 'follow-up', about: setback.id } as const
    const followUp = () => atTheDesk(kept, clock, 'ann').gets(owed)

    const asked = await followUp()

    expect(asked?.summary).toBe('You asked me to look in')
    expect(textOf(asked)).toBe(
      [
        'You asked me to look in',
        'How are you today? No answer is needed.',
        'What has helped, in your own words:',
        'calling Kim',
        'What you have planned:',
        'When I am tense, I will go out.',
        'Only you can see this.',
      ].join('\n'),
    )
    expect(labelsOf(asked)).toEqual(['Check in', 'Look back'])
    const looked = await atTheDesk(kept, clock, 'ann').clicks(asked, 'Look back')
    expect(looked.kind === 'card' && textOf(looked.card)).toContain('a long evening')
    await kept.store.setbacks.remove(ann.id, setback.id)
    expect(await followUp()).toBeNull()
  })

  it('welcomes them back from a pause, unless there is another', async () => {
    await says('/pause until:2026-03-03')
    clock.set('2026-03-04T08:00Z')

    const over = await gets('pause-end', '2026-03-04')
    expect(textOf(over)).toBe('Your pause is over.\nI will ask you again at 20:00.')
    expect(labelsOf(over)).toEqual(['Check in', 'Pause longer'])
    const longer = await atTheDesk(kept, clock, 'ann').clicks(over, 'Pause longer')
    if (longer.kind !== 'card') throw new Error('not a card')
    await atTheDesk(kept, clock, 'ann').clicks(longer.card, 'For a week')

    expect(await gets('pause-end', '2026-03-04')).toBeNull()
    expect(await gets('pause-end', '2026-03-09')).toBeNull()
  })

  it('names the goal whose pause is over, and asks nothing of who wants no prompts', async () => {
    await goal('Walk')
    await wants({ promptTime: null })
    await says('/pause until:2026-03-03 Walk')
    clock.set('2026-03-04T08:00Z')

    expect(textOf(await gets('pause-end', '2026-03-04'))).toBe(
      'Walk: the pause is over.\nYour check-in is open when you want it.',
    )
  })

  it('closes with what was answered, and with all days', async () => {
    await goal('Walk')
    await goal('Read')
    await says('/checkin walk partly')
    clock.pass({ days: 3 })

    const closed = await gets('close')

    expect(textOf(closed)).toBe(
      'The check-in for Monday 2 March has closed\nWalk: partly\nYour days still count.',
    )
    expect(labelsOf(closed)).toEqual(['Today’s check-in'])
  })

  it('tells their buddy that it has been quiet and nothing else, if they agreed', async () => {
    await goal('Walk')
    const quiet = () =>
      atTheDesk(kept, clock, 'ann').gets({ kind: 'gone-quiet', about: '2026-03-02' })

    expect(await quiet()).toBeNull()
    await wants({}, { buddyWhenQuiet: true })

    const told = await quiet()
    expect(textOf(told)).toBe('ann has been quiet for a while. A word from you might be welcome.')
    expect(told).toEqual(onlyALine(told))
  })

  const onlyALine = (told: Card | null) => card(told?.summary ?? '', told?.blocks.slice(0, 1) ?? [])

  it('is a neutral line in a channel of their own where messages are closed', async () => {
    const { store } = kept
    const house = {
      store,
      messenger: {
        send: async () => ({ sent: false, why: 'closed' }) as const,
        update: async () => ({ sent: false, why: 'closed' }) as const,
        remove: async () => ({ sent: false, why: 'closed' }) as const,
        sees: async () => false,
        standing: async () => null,
        turns: () => 1,
      },
      now: () => clock.now(),
    }
    const pingOf = async (name: string) => {
      const speaker = await turnTo(store, accountOf(name), clock.now())
      return speaker && composer(house).ping(speaker)
    }
    await addPerson(store, 'ben')
    await goal('Walk')

    const ping = await pingOf('ann')

    expect(ping?.to).toEqual({ to: 'channel', place: channelOf('circle') })
    expect(textOf(ping?.card ?? null)).toBe('ann, your check-in is open when you want it.')
    expect(labelsOf(ping?.card ?? null)).toEqual(['Open my check-in'])
    const opened = await atTheDesk(kept, clock, 'ben').clicks(
      ping?.card ?? null,
      'Open my check-in',
    )
    expect(opened).toMatchObject({ audience: 'only-you', instead: false })
    expect(opened.kind === 'card' && textOf(opened.card)).not.toContain('Walk')
    expect(await pingOf('ben')).toBeNull()
    await store.groups.mute(channelOf('circle'), true)
    expect(await pingOf('ann')).toBeNull()
  })
})
