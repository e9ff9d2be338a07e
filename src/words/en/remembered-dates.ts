/** What is said of the dates that a member remembers. Nobody is congratulated, and no years are counted. */
export const rememberedDates = {
  // On the day, with the check-in
  'remembered.today': `{count, plural,
    one {Today is a date that you remember: <b>{names}</b>.}
    other {Today there are dates that you remember: <b>{names}</b>.}}`,
  'remembered.tomorrow': `{count, plural,
    one {Tomorrow is a date that you remember: <b>{names}</b>.}
    other {Tomorrow there are dates that you remember: <b>{names}</b>.}}`,
  'remembered.more': '{count} more',
  'remembered.gently': 'Go gently.',

  // The list
  'remembered.title': 'Dates that you remember',
  'remembered.none':
    'Here you can name dates that matter to you, such as a birthday or the day of a goodbye.',
  'remembered.how': 'When the day comes, your check-in says so, quietly.',
  'remembered.on-the-day': '<b>{name}</b>: {date}. Mentioned on the day.',
  'remembered.day-before': '<b>{name}</b>: {date}. Mentioned on the day, and on the day before.',
  'remembered.add': 'Name a date',
  'remembered.change': 'Change: {name}',
  'remembered.remove': 'Remove: {name}',
  'remembered.private': 'Only you can see this. Nothing of it is ever shared or posted.',
  'remembered.saved': 'Your date is kept',
  'remembered.removed': 'The date is removed',
  'remembered.remove-question': 'Remove this date?',
  'remembered.remove-yes': 'Remove it',
  'remembered.remove-no': 'Keep it',

  // The form
  'remembered.form.title': 'A date to remember',
  'remembered.form.name': 'What do you call it?',
  'remembered.form.name.hint': 'In your own words. Only you can see it.',
  'remembered.form.date': 'When is it?',
  'remembered.form.date.hint': 'Such as 2 March, or 2 March 1998 if you like.',
  'remembered.form.mention': 'When may I mention it?',
  'remembered.form.mention.day': 'On the day',
  'remembered.form.mention.day-before': 'On the day and the day before',
} as const
