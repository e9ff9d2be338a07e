/** What is said of milestones. */
export const milestones = {
  'milestone.title': 'Milestones',
  'milestone.reached': '{milestone}, reached {day}.',
  'milestone.next': 'Next: {milestone}.',
  'milestone.next-on': 'Next: {milestone}, on {date}.',
  'milestone.none': `{focus, select,
    bereavement {Nothing here has to be reached. What you do is kept.}
    other {The first one comes as your days add up.}}`,
  'milestone.unmarked': 'Nothing is counted towards a milestone here. Your days are all kept.',
  'milestone.more':
    '{count, plural, one {# more goal has} other {# more goals have}} milestones, too. Add its name to see one goal.',
  'milestone.choose': 'Look at one goal',
  'milestone.share': 'Share: {milestone}',
  'milestone.private':
    'Only you can see this. A run that ended keeps its days, and the next one begins.',
  'milestone.how.abstain': 'Time is counted by the calendar, from the first day of this run.',
  'milestone.how.do':
    'Time goes by the calendar, from the first to the last day done in this run. Times are all days done, also partly.',
  'milestone.how.target':
    'Time and times go by the days with a number, and how far you are goes by their sum.',
  'milestone.how.presence':
    'Time goes by the calendar, from the first to the last day of this run on which you were here.',
  'milestone.how.calm.do': 'Counted is what you do: every day done, also partly.',
  'milestone.how.calm.target': 'Counted is what you do: the days with a number, and their sum.',
  'milestone.remember': 'If a date matters to you, /remember keeps it for you alone.',
  'milestone.days': '{count, plural, one {# day} other {# days}}',
  'milestone.24-hours': '24 hours',
  'milestone.months': '{count, plural, one {# month} other {# months}}',
  'milestone.years': '{count, plural, one {# year} other {# years}}',
  'milestone.times': '{count, plural, one {once} other {# times}}',
  'milestone.percent': '{count} % of the way',

  // One that is reached, told to the member alone
  'award.title': `{focus, select,
    bereavement {A small mark on your way}
    chronic_condition {What you do adds up}
    caregiving {What you do counts, too}
    other {A milestone of yours}}`,
  'award.reached': '<b>{milestone}</b>, reached {day}.',
  'award.reached-on': '<b>{milestone}</b>, reached on {date}.',
  'award.words': `{focus, select,
    bereavement {You came this far at your own pace. Thank you for being here.}
    chronic_condition {You did this with the strength you had, and it counts.}
    caregiving {You made room for this beside all that you do for others.}
    other {{kind, select,
      twelve_step {One day at a time, and here you are.}
      therapist_led {You stayed with it. It is good to see how far you have come.}
      other {It is good to see how far you have come.}}}}`,
  'award.ask': 'Would you like to tell somebody? You see it first, and it is fine not to.',
  'award.keep': 'Keep it for me',
  'award.private': 'Only you can see this. It stays with your milestones.',
  'award.preview':
    'This is exactly what they will read. Your goal’s title, your answers and your notes stay with you.',
  'award.told-before': 'This is already shared with {name}.',

  // One that was reached before the member told of the start
  'award.offer.summary': 'Would you like to mark a milestone?',
  'award.offer.since':
    'You have been going since {date}. Would you like to mark <b>{milestone}</b>?',
  'award.offer.before':
    'You had begun before you set this here. Would you like to mark <b>{milestone}</b>?',
  'award.accept': 'Yes, show me',
  'award.decline': 'No, thank you',
  'award.declined': 'All right. Your days are all here.',

  // What others read of it
  'post.milestone.days':
    '{name} reached {count, plural, one {# day} other {# days}} of their goal.',
  'post.milestone.24-hours': '{name} reached 24 hours of their goal.',
  'post.milestone.months':
    '{name} reached {count, plural, one {# month} other {# months}} of their goal.',
  'post.milestone.years':
    '{name} reached {count, plural, one {# year} other {# years}} of their goal.',
  'post.milestone.times':
    '{name} did what they set out to do {count, plural, one {once} other {# times}}.',
  'post.milestone.percent': '{name} reached {count} % of their goal.',
  'picture.milestone.percent': '{count} %',
  'picture.milestone.line': 'One step at a time',
  'picture.milestone.line-calm': 'Step by step',
  'picture.milestone.alt': 'A drawing of hills, a path and the rising sun.',
  'picture.milestone.alt-calm': 'A drawing of quiet hills and a path.',

  // The list that a group marks
  'milestone.list.title': 'Milestones of this group',
  'milestone.list.saved': 'The milestones of this group are saved',
  'milestone.list.about':
    'This list holds for members whose goals count here. What somebody has reached stays theirs.',
  'milestone.list.calm':
    'In a group with this focus, how much time has passed is not marked: only times and per cent are.',
  'milestone.list.days': 'Days',
  'milestone.list.months': 'Months',
  'milestone.list.years': 'Years',
  'milestone.list.times': 'Times',
  'milestone.list.percent': 'Per cent',
  'milestone.list.none': 'none',
  'milestone.list.every-year': 'every year',
  'milestone.list.edit': 'Edit the list',
  'milestone.list.usual': 'The usual list',
  'milestone.list.twelve-step': 'The twelve-step list',
  'milestone.list.every-month': 'Add every month from 4 to 11',
  'milestone.list.form.title': 'Milestones',
  'milestone.list.form.days': 'From the start of a run, such as 1, 7, 30. Leave it empty for none.',
  'milestone.list.form.months': 'Such as 6, 9, 18. Twelve months become a year.',
  'milestone.list.form.years': '“every year”, or numbers such as 1, 2, 5, 10.',
  'milestone.list.form.times': 'How often something was done, such as 10, 25, 50.',
  'milestone.list.form.percent': 'Of a number to reach, such as 25, 50, 75, 100.',
} as const
