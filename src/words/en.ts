import { checkIns } from './en/check-ins.ts'
import { commands } from './en/commands.ts'
import { goals } from './en/goals.ts'
import { milestones } from './en/milestones.ts'
import { pictures } from './en/pictures.ts'
import { places } from './en/places.ts'
import { plans } from './en/plans.ts'
import { prompts } from './en/prompts.ts'
import { rememberedDates } from './en/remembered-dates.ts'
import { setbacks } from './en/setbacks.ts'
import { sorry } from './en/sorry.ts'

/**
 * Every sentence in English, as ICU messages. Plain, warm and short; never clever, never blaming.
 * `npm run words` checks them.
 */
export const en = {
  'day.today': 'today',
  'day.yesterday': 'yesterday',
  days: '{days, plural, one {# day} other {# days}}',
  'page.next': 'More',
  'page.first': 'Back to the first',
  ...checkIns,
  ...goals,
  ...milestones,
  ...pictures,
  ...setbacks,
  ...plans,
  ...rememberedDates,
  ...prompts,
  ...places,
  ...commands,
  ...sorry,
} as const
