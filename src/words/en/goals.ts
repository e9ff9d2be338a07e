/** What is said of goals, and of how they go. */
export const goals = {
  // Goals
  'goal.choose-mode': 'What kind of goal is it?',
  'goal.choose-mode.summary': 'Set a goal',
  'goal.mode.do': 'Do something',
  'goal.mode.do.about': `<b>Do something</b>, such as {kind, select,
    twelve_step {a meeting every week}
    other {{focus, select,
      recovery {a call to a friend every day}
      bereavement {a little fresh air every day}
      chronic_condition {a planned rest every day}
      caregiving {an hour of your own every week}
      other {a walk every day}}}}. A day can be done, partly done or skipped.`,
  'goal.mode.abstain': 'Stay away from something',
  'goal.mode.abstain.about':
    '<b>Stay away from something</b>. A day when you say nothing is never counted against you.',
  'goal.mode.target': 'Reach a number',
  'goal.mode.target.about': '<b>Reach a number</b>, such as 300 pages, a little at a time.',
  'goal.mode.presence': 'Just be here',
  'goal.mode.presence.about': '<b>Just be here</b>. Saying “I’m here” is enough.',
  'goal.choose-example': 'Or begin with one of these',
  'goal.form.title': 'Set a goal',
  'goal.form.edit': 'Edit the goal',
  'goal.form.submit': 'Set this goal',
  'goal.form.name': 'Your goal, in your own words',
  'goal.form.name.hint': 'Only you can read it.',
  'goal.form.name.placeholder.do': `{focus, select,
    recovery {A call to a friend}
    mental_health {Ten minutes outside}
    chronic_condition {A planned rest after lunch}
    bereavement {A little fresh air}
    caregiving {An hour of my own}
    other {A walk after lunch}}`,
  'goal.form.name.placeholder.abstain': `{focus, select,
    recovery {One day at a time}
    bereavement {No big decisions yet}
    other {Evenings without my phone}}`,
  'goal.form.name.placeholder.target': `{focus, select,
    bereavement {Letters to them}
    caregiving {Hours of my own}
    other {Read more}}`,
  'goal.form.name.placeholder.presence': `{kind, select,
    twelve_step {One day at a time}
    other {Being here}}`,
  'goal.form.often': 'How often?',
  'goal.form.often.hint': 'every day · weekdays · mon, wed, fri · 3 a week · every 2 days',
  'goal.form.start': 'First day',
  'goal.form.start.hint': 'Today, or an earlier day if you have already begun.',
  'goal.form.target': 'The number to reach, and of what',
  'goal.form.target.hint': 'The number first, such as 300 pages or 12.5 km.',
  'goal.form.target.placeholder': `{focus, select,
    bereavement {10 letters}
    caregiving {20 hours}
    other {300 pages}}`,
  'goal.form.by': 'By when, if there is a date',
  'goal.form.by.hint': 'As YYYY-MM-DD. Leave it empty for no date.',
  'goal.form.reserve': 'Reserve days in a week: 0, 1 or 2',
  'goal.form.reserve.hint': 'A reserve day keeps a run going over a day left undone.',

  'goal.example.call': 'Ring somebody who understands',
  'goal.example.meeting': 'Go to a meeting',
  'goal.example.lines': 'Write three lines before bed',
  'goal.example.one-day': 'One day at a time',
  'goal.example.here': 'Be here for a moment',
  'goal.example.curtains': 'Open the curtains',
  'goal.example.outside': 'Ten minutes outside',
  'goal.example.message': 'Send a friend a message',
  'goal.example.all-right': 'Write down one thing that was all right',
  'goal.example.book': 'A few pages of a book',
  'goal.example.rest': 'A planned rest after lunch',
  'goal.example.enjoy': 'Ten minutes of something that I enjoy',
  'goal.example.one-thing': 'One thing for today, and the rest can wait',
  'goal.example.ask-help': 'Ask somebody for help with one thing',
  'goal.example.friend': 'Talk with a friend',
  'goal.example.air': 'A little fresh air',
  'goal.example.memory': 'Write down a memory',
  'goal.example.knew-them': 'Ring somebody who knew them',
  'goal.example.own-hour': 'An hour of my own',
  'goal.example.tea': 'A cup of tea, sitting down',
  'goal.example.walk': 'A walk after lunch',
  'goal.example.read': 'Read more',
  'goal.example.read.target': '300 pages',
  'goal.example.phone': 'Evenings without my phone',
  'goal.example.somebody-i-like': 'Ring somebody whom I like',
  'goal.example.early': 'In bed before eleven',

  'goal.set': 'Your goal is set',
  'goal.saved': 'Saved',
  'goal.finished': 'Finished',
  'goal.finished.words': 'All your days stay with you.',
  'goal.reopened': 'Open again',
  'goal.title': '<b>{title}</b>',
  'goal.do': '{cadence}, since {start}',
  'goal.abstain': 'Staying away, since {start}',
  'goal.presence': 'Being here, since {start}',
  'goal.target': '{amount} {unit}, since {start}',
  'goal.target-by': '{amount} {unit} by {by}, since {start}',
  'goal.finished-on': 'Finished on {date}.',
  'goal.private': 'Only you can see this goal.',
  'goal.shared': 'It counts in {groups}. Nobody there sees its title, your answers or your notes.',
  'goal.check-in': 'Check in',
  'goal.edit': 'Edit',
  'goal.pause': 'Pause',
  'goal.resume': 'End the pause',
  'goal.paused': 'Paused until you come back.',
  'goal.paused-until': 'Paused. The last day is {day}.',
  'goal.all-paused': 'Everything is paused, and this goal with it. {pause} shows how to come back.',
  'goal.pause-question': 'Pause “{title}”?',
  'goal.pause-question.summary': 'Pause a goal?',
  'goal.pause-week': 'For a week',
  'goal.pause-now': 'Until I come back',
  'goal.pause-no': 'Keep it going',
  'goal.finish': 'Finish',
  'goal.reopen': 'Open it again',
  'goal.share': 'Let it count in {group}',
  'goal.unshare': 'No longer count in {group}',
  'goal.new': 'Set a goal',
  'goal.list': 'Your goals',
  'goal.list.none': 'You have no open goals.',
  'goal.list.choose': 'Open a goal',
  'goal.list.finished': '{count, plural, one {# finished goal} other {# finished goals}}',
  'goal.list.finished-title': 'Finished goals',
  'goal.list.open': 'Open goals',
  'goal.finish-question': 'Finish “{title}” today?',
  'goal.finish-question.summary': 'Finish a goal?',
  'goal.finish-question.words':
    'It leaves your daily check-in. Your days stay, and you can open it again.',
  'goal.finish-yes': 'Finish it',
  'goal.finish-no': 'Keep it open',
  'goal.share-question': 'Let “{title}” count in {group}?',
  'goal.share-question.summary': 'Let a goal count in a group?',
  'goal.share-question.words':
    'The group’s totals will include your check-ins, without your name. Nothing is posted now. You are asked each time before anything is posted.',
  'goal.share-yes': 'Let it count',
  'goal.share-no': 'Only for me',

  'cadence.day': 'every day',
  'cadence.weekdays': 'on {days}',
  'cadence.week': '{times, plural, one {once a week} =2 {twice a week} other {# times a week}}',
  'cadence.days': 'every {days} days',

  // Progress
  'progress.title': 'How it is going',
  'progress.total': 'In all',
  'progress.since': 'Since starting',
  'progress.longest': 'Longest run',
  'progress.current': 'This run',
  'progress.line':
    '<b>{title}</b>: {total} in all, {since} since starting, longest run {longest}, this run {current}.',
  'progress.first-day': '<b>{title}</b>: you started today.',
  'progress.first-day.words': `{focus, select,
    bereavement {You began today. Each day you come by is kept here.}
    other {You started today. Your days will add up here.}}`,
  'progress.target': 'So far',
  'progress.target.value': '{sum} of {amount} {unit} ({share} %)',
  'progress.target-line': '{sum} of {amount} {unit} ({share} %).',
  'progress.habit': 'Habit score',
  'progress.habit.value': '{share} %',
  'progress.covered': 'not done, and a reserve day keeps the run',
  'progress.week': 'The last seven days',
  'progress.how': 'How is this counted?',
  'progress.how.total.do':
    '<b>In all</b>: every day that was done, also partly, and no later day takes one away.',
  'progress.how.total.abstain':
    '<b>In all</b>: every day since you started, whether you answered or not.',
  'progress.how.total.target':
    '<b>In all</b>: every day with a number, and no later day takes one away.',
  'progress.how.total.presence': '<b>In all</b>: every day on which you said that you were here.',
  'progress.how.run.do':
    '<b>A run</b> goes on until a day is left undone, also over skipped days, and then the next one begins.',
  'progress.how.run.else':
    '<b>A run</b> goes on until you say that a new one begins, and the one before keeps its days.',
  'progress.how.reserve':
    '<b>A reserve day</b> keeps a run going over a day left undone, {days, plural, one {once} =2 {twice} other {# times}} in any seven days.',
  'progress.how.score':
    '<b>The habit score</b> grows with each day done, sinks a little with one left undone, and stays on a skipped one.',
  'progress.how.pause':
    '<b>A pause</b> ends no run and takes nothing away, and what you answer during it still counts.',
  'progress.choose': 'Look at one goal',
  'progress.all': 'All goals',

  'form.go-on': 'Go on',
  yes: 'Yes',
  no: 'No',
  'form.open-again': 'Open the form again',
  'form.too-slow':
    'That took too long, so the form could not open. Nothing was changed. Please try again.',

  // Pauses
  'pause.title': 'Pauses',
  'pause.none': 'Nothing is paused.',
  'pause.all': 'Everything',
  'pause.until': '<b>{what}</b> is paused. The last day is {day}.',
  'pause.open': '<b>{what}</b> is paused until you come back.',
  'pause.begun': 'Take the time you need.',
  'pause.ended': 'Welcome back.',
  'pause.end': 'End the pause: {what}',
  'pause.for-a-week': 'Pause everything for a week',
  'pause.for-now': 'Pause everything for now',
  'pause.how': `{focus, select,
    bereavement {No reason is asked, and paused days change nothing. You can still check in.}
    other {No reason is asked. Paused days end no run and leave the score as it is. You can still check in.}}`,
} as const
