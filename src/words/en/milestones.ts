/** What is said of milestones. */
export const milestones = {
  'milestone.title': 'Milestones',
  'milestone.reached': '{milestone}, reached {day}.',
  'milestone.next': 'Next: {milestone}.',
  'milestone.next-on': 'Next: {milestone}, on {date}.',
  'milestone.none': 'The first one comes as your days add up.',
  'milestone.more':
    '{count, plural, one {# more goal has} other {# more goals have}} milestones, too. Add its name to see one goal.',
  'milestone.how':
    'Only you can see this. A run that ended keeps its days, and the next one begins.',
  'milestone.days': '{count, plural, one {# day} other {# days}}',
  'milestone.24-hours': '24 hours',
  'milestone.months': '{count, plural, one {# month} other {# months}}',
  'milestone.years': '{count, plural, one {# year} other {# years}}',
  'milestone.times': '{count, plural, one {once} other {# times}}',
  'milestone.percent': '{count} % of the way',
} as const
