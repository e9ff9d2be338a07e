import type { Temporal } from 'temporal-polyfill'
import type { Cadence, Mode } from '#domain/goal.ts'
import type { Focus } from '#domain/group.ts'
import { cadenceText } from './cadence.ts'
import type { GoalSketch } from './goal-form.ts'
import type { Key, Words } from './words.ts'

type ExampleName<K = Key> = K extends `goal.example.${infer Name}`
  ? Name extends `${string}.${string}`
    ? never
    : Name
  : never

/** A goal to begin with: the form opens with it, and every word of it can be changed. */
export interface GoalExample {
  readonly name: ExampleName
  readonly mode: Mode
  readonly cadence: Cadence
}

const often = (name: ExampleName, cadence: Cadence): GoalExample => ({ name, mode: 'do', cadence })
const daily = (name: ExampleName): GoalExample => often(name, { every: 'day' })
const aWeek = (times: number, name: ExampleName): GoalExample =>
  often(name, { every: 'week', times })
const ofMode = (mode: Mode, name: ExampleName): GoalExample => ({ ...daily(name), mode })

/** Small things within reach. None of them is about food, weight or medicine. */
const examples: Readonly<Record<Focus, readonly GoalExample[]>> = {
  recovery: [
    ofMode('abstain', 'one-day'),
    daily('call'),
    aWeek(1, 'meeting'),
    daily('lines'),
    ofMode('presence', 'here'),
  ],
  'mental-health': [
    daily('curtains'),
    daily('outside'),
    aWeek(2, 'message'),
    daily('all-right'),
    aWeek(3, 'book'),
  ],
  'chronic-condition': [
    daily('rest'),
    daily('one-thing'),
    daily('enjoy'),
    aWeek(1, 'ask-help'),
    aWeek(1, 'friend'),
  ],
  bereavement: [
    daily('curtains'),
    daily('air'),
    aWeek(1, 'memory'),
    aWeek(1, 'knew-them'),
    ofMode('presence', 'here'),
  ],
  caregiving: [
    aWeek(1, 'own-hour'),
    daily('tea'),
    aWeek(1, 'ask-help'),
    daily('outside'),
    aWeek(1, 'friend'),
  ],
  wellbeing: [
    daily('walk'),
    ofMode('target', 'read'),
    ofMode('abstain', 'phone'),
    aWeek(2, 'somebody-i-like'),
    often('early', { every: 'weekdays', days: [1, 2, 3, 4, 5] }),
  ],
}

/** At most five, those that most people reach for first. */
export const examplesFor = (focus: Focus): readonly GoalExample[] => examples[focus]

export const findExample = (name: string): GoalExample | null =>
  Object.values(examples)
    .flat()
    .find((example) => example.name === name) ?? null

export const exampleTitle = (words: Words, { name }: GoalExample): string =>
  words.say(`goal.example.${name}`)

/** An example as its form shows it. */
export const sketchOfExample = (
  words: Words,
  example: GoalExample,
  today: Temporal.PlainDate,
): GoalSketch => ({
  title: exampleTitle(words, example),
  often: cadenceText(example.cadence, words.language),
  start: today.toString(),
  ...(example.mode === 'target' ? { target: words.say('goal.example.read.target') } : {}),
})
