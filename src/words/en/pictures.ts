/** What stands in pictures, and what is said of them to those who do not see them. */
export const pictures = {
  'progress.picture.month': `{month, select, 1 {Jan} 2 {Feb} 3 {Mar} 4 {Apr} 5 {May} 6 {Jun}
    7 {Jul} 8 {Aug} 9 {Sep} 10 {Oct} 11 {Nov} other {Dec}}`,
  'progress.picture.reserve': 'reserve day',
  'progress.picture.less': 'less',
  'progress.picture.more': 'more',

  // In words: "The last half year, day by day: 84 days done, 5 partly and 2 skipped."
  'progress.picture.calendar': 'The last half year, day by day: {counts}.',
  'progress.picture.days.done.do': '{days, plural, one {# day} other {# days}} done',
  'progress.picture.days.done.abstain': '{days, plural, one {# day} other {# days}} still going',
  'progress.picture.days.done.presence': '{days, plural, one {# day} other {# days}} here',
  'progress.picture.days.done.target': '{days, plural, one {# day} other {# days}} with a number',
  'progress.picture.days.partly': '{days} partly',
  'progress.picture.days.skipped': '{days} skipped',
  'progress.picture.days.missed': '{days} not done',
  'progress.picture.days.reserve': '{days} covered by a reserve day',
  'progress.picture.days.paused': '{days} paused',
  'progress.picture.days.unknown': '{days} with no answer',
  'progress.picture.most': 'The highest number of a day is {amount} {unit}.',
  'progress.picture.score': 'Below it, a line shows the habit score: {share} % at its end.',
  'progress.picture.score-since':
    'Below it, a line shows the habit score: from {before} % to {share} % over its last four weeks.',
} as const
