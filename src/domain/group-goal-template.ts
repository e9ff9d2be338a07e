import type { Mode } from './goal.ts'
import type { Focus } from './group.ts'
import type { Aim } from './group-goal.ts'

export const groupGoalTemplateNames = [
  'here',
  'reach-out',
  'quiet-start',
  'outside',
  'kind-message',
  'planned-rest',
  'small-joy',
  'air',
  'memories',
  'own-hours',
  'tea',
  'ask',
  'walk',
  'on-foot',
  'pages',
] as const
export type GroupGoalTemplateName = (typeof groupGoalTemplateNames)[number]

/** A group goal to begin with: the form opens with it, and every word of it can be changed. */
export interface GroupGoalTemplate {
  readonly name: GroupGoalTemplateName
  readonly mode: Mode
  readonly aim: Aim
}

const total = (name: GroupGoalTemplateName, amount: number, mode: Mode = 'do') =>
  ({ name, mode, aim: { of: 'total', amount } }) as const satisfies GroupGoalTemplate

/** Being there is enough: it counts nobody's health, and asks for nothing more. */
const here = (percent: number): GroupGoalTemplate => ({
  name: 'here',
  mode: 'presence',
  aim: { of: 'days', percent },
})

/**
 * Three for each focus: presence and small efforts. None of them counts symptoms, food, weight, medicine
 * or time without something.
 */
const templates: Readonly<Record<Focus, readonly GroupGoalTemplate[]>> = {
  recovery: [here(80), total('reach-out', 100), total('quiet-start', 150)],
  'mental-health': [here(70), total('outside', 150), total('kind-message', 60)],
  'chronic-condition': [here(60), total('planned-rest', 100), total('small-joy', 80)],
  bereavement: [here(50), total('air', 100), total('memories', 40)],
  caregiving: [total('own-hours', 60, 'target'), total('tea', 100), total('ask', 30)],
  wellbeing: [total('walk', 200), total('on-foot', 500, 'target'), total('pages', 3000, 'target')],
}

export const groupGoalTemplatesFor = (focus: Focus): readonly GroupGoalTemplate[] =>
  templates[focus]

/** As it is offered where a group is about this; `null` where it is not. */
export const findGroupGoalTemplate = (focus: Focus, name: string): GroupGoalTemplate | null =>
  templates[focus].find((template) => template.name === name) ?? null

/** How long a group goal lasts unless somebody says otherwise, in days, both ends included. */
export const groupGoalDays = 28
