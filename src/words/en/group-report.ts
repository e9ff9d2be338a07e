/** What moderators read about how their group is doing: figures about enough people alone. */
export const groupReports = {
  'report.title': 'How {group} is doing',
  'report.week': '<b>Week from {from} to {until}</b>',
  'report.week.now': '<b>This week so far, from {from}</b>',
  'report.week.untold':
    'There is nothing to show for this week, since the group’s weeks began on another day then.',
  'report.figure.activePeople': 'People who checked in',
  'report.figure.checkInRate': 'Days that were answered',
  'report.figure.milestonesShared': 'Milestones shared here',
  'report.figure.newcomers': 'Newcomers',
  'report.figure.newcomersWelcomed': 'Newcomers who were welcomed',
  'report.figure.quiet': 'Quiet for a week or more',
  'report.value.count': '{count} or more',
  'report.value.share': `{share, plural, =5 {5 % or less} =95 {95 % or more} other {about {share} %}}`,
  'report.value.hidden': 'too few to show',
  'report.goals': 'Group goals',
  'report.goal': '{title}: {percent} %, from {from} to {until}.',
  'report.goal.none-yet': '{title}: nothing to show yet, from {from} to {until}.',
  'report.goals.more':
    '{count, plural, one {One more is on the dashboard.} other {# more are on the dashboard.}}',
  'report.about':
    'All figures are rounded, and none is about fewer than five people. Nobody can be recognised in them.',
  'report.picture.week':
    '{day} {month, select, 1 {Jan} 2 {Feb} 3 {Mar} 4 {Apr} 5 {May} 6 {Jun} 7 {Jul} 8 {Aug} 9 {Sep} 10 {Oct} 11 {Nov} other {Dec}}',
  'report.picture.share': '{share} %',
  'report.picture.alt':
    'The last {weeks, plural, one {week} other {# weeks}}, oldest first. {figures}',
  'report.picture.figure': '{title}: {values}.',
  'report.link':
    '{link} shows more weeks. The link is for you alone and works once, within {minutes} minutes.',
  'report.link.name': 'The dashboard',
  'report.link.off':
    'There is also a dashboard, once whoever runs this bot gives a process the role web and a public address.',
  'report.open': 'Open the dashboard',
  'report.stop': 'Stop the weekly report',
  'report.start': 'Send it every week',
  'report.stopped':
    'The weekly report of {group} will not come any more. {command} shows it whenever you like.',
  'report.started':
    'The report of {group} will come once a week, on {weekday} morning, in a private message.',
} as const

/** What stands on the dashboard, and nowhere else. */
export const dashboard = {
  'dashboard.title': 'Dashboard',
  'dashboard.enter': 'See how your group is doing',
  'dashboard.enter.words':
    'This link works once. From then on this browser stays signed in for {hours} hours.',
  'dashboard.enter.button': 'Open the dashboard',
  'dashboard.closed': 'This page is closed',
  'dashboard.again': 'Typing /group report in your chat gives you a new link.',
  'dashboard.from': 'From the week of',
  'dashboard.until': 'To the week of',
  'dashboard.show': 'Show these weeks',
  'dashboard.back': 'Back to the last weeks',
  'dashboard.plots': 'At a glance',
  'dashboard.table': 'The same figures, week by week',
  'dashboard.column.week': 'Week',
  'dashboard.column.open': 'still open',
  'dashboard.column.until': 'until',
  'dashboard.column.state': 'state',
  'dashboard.state.open': 'open',
  'dashboard.state.closed': 'closed',
  'dashboard.goals.none': 'There were no group goals in these weeks.',
  'dashboard.goal.title': 'Goal',
  'dashboard.goal.dates': 'Dates',
  'dashboard.goal.starts': 'first day',
  'dashboard.goal.ends': 'last day',
  'dashboard.goal.percent': 'Reached',
  'dashboard.goal.percent-csv': 'percent',
  'dashboard.goal.none-yet': 'nothing to show yet',
  'dashboard.export.weeks': 'Save the weeks',
  'dashboard.export.goals': 'Save the goals',
  'dashboard.export': 'Save or print',
  'dashboard.export.words': 'Your browser’s own print command makes a tidy page of this.',
  'dashboard.sign-out': 'Sign out',
  'dashboard.signed-out': 'You are signed out',
  'dashboard.newest': '{value} in the week of {week}',
  'dashboard.plot': '{title}, week by week. The table below has the same figures.',
  'dashboard.bound.count':
    'In the file, a number means so many or more. An empty place is too few to show.',
} as const
