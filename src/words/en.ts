import { checkIns } from './en/check-ins.ts'
import { commands } from './en/commands.ts'
import { concerns } from './en/concerns.ts'
import { goals } from './en/goals.ts'
import { groupGoals } from './en/group-goals.ts'
import { dashboard, groupReports } from './en/group-report.ts'
import { groupSettings } from './en/group-settings.ts'
import { joining } from './en/joining.ts'
import { linking } from './en/linking.ts'
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
  ...groupReports,
  ...dashboard,
  ...groupSettings,
  ...groupGoals,
  ...joining,
  ...concerns,
  ...linking,
  ...commands,
  ...sorry,
} as const
