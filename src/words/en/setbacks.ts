/** What is said in the flow after a setback, and of new starts. */
export const setbacks = {
  'restart.button': 'Something happened',

  // Which goal
  'restart.choose': 'Which goal is it about?',
  'restart.choose.words': 'What you say about one goal changes no other.',
  'restart.choose.label': 'Choose a goal',
  'restart.choose.finished': '{title} (finished)',
  'restart.none': 'You have no goal here yet. You are welcome all the same.',
  'restart.go-on': 'Go on',
  'restart.not-now': 'Not now',
  'restart.stop': 'Stop here',
  'restart.look-back': 'Look back',

  // Thanks, and whether they are safe
  'restart.thanks': 'Thank you for telling me',
  'restart.thanks.days': 'Your days so far all still count.',
  'restart.private':
    'What you say here is only for you unless you choose otherwise. You can stop at any point.',
  'restart.safe': '<b>Are you safe right now?</b>',
  'restart.safe.unsaid': 'I’d rather not say',
  'restart.safe.words': 'Your answer is not kept.',
  'restart.help': 'Your safety comes first',
  'restart.help.danger':
    'If you are in danger, please call your local emergency number, or ask somebody near you to call.',
  'restart.help.not-crisis': 'I am not a crisis service, and nobody reads along here.',
  'restart.help.people':
    'It can help not to be alone: somebody nearby, or somebody you trust on the phone.',
  'restart.help.group': 'People in your group may be there for you, too.',
  'restart.help.time': 'Everything else here can wait. We can go on, or stop.',

  // What was happening
  'restart.around': 'What was happening around you?',
  'restart.around.words': 'If you like, write down where you were, who was there, or how you felt.',
  'restart.around.private': 'Only you can read it, and you can change or delete it at any time.',
  'restart.around.write': 'Write it down',
  'restart.around.form': 'What was happening',
  'restart.form.hint': 'Only you can read it. Up to {most} characters.',
  'restart.form.keep': 'Keep this',
  'restart.kept': 'That is kept, for you alone.',

  // What has helped
  'restart.helped': 'What has helped before?',
  'restart.helped.words': 'Perhaps a person, a place, or something small.',
  'restart.helped.own': 'These are your own words from before.',
  'restart.helped.from': 'Written on {date}',
  'restart.helped.write': 'Write down what helped',
  'restart.helped.form': 'What has helped',

  // A plan
  'restart.plan': 'Would a small plan be of use?',
  'restart.plan.words':
    'Some people find it useful to decide beforehand: when this happens, I will do that.',
  'restart.plan.example': 'Such as: when I come home tense, I will call a friend first.',
  'restart.plan.make': 'Make a plan',
  'restart.plan.form': 'Your plan',
  'restart.plan.cue': 'When …',
  'restart.plan.cue.hint': 'Such as: I come home tense',
  'restart.plan.response': 'I will …',
  'restart.plan.response.hint': 'Such as: call a friend first',

  // Who may know
  'restart.tell': 'Would you like somebody to know?',
  'restart.tell.words':
    'Nobody hears of this from me unless you choose so. You see the exact words first.',
  'restart.tell.nobody': 'Nobody',
  'restart.tell.exact': 'These are the exact words:',
  'restart.tell.left-out':
    'The words name no goal, no number of days, and nothing of what happened.',
  'restart.tell.keep': 'Keep it to myself',
  'post.setback': '{name} is making a new start and would welcome a kind word.',

  // The new start
  'restart.start': 'When does your new run begin?',
  'restart.start.words': 'Choose its first day. All the days before it stay in your total.',
  'restart.start.same.words': 'You can also keep your run as it is.',
  'restart.start.private':
    'The day is kept for you alone. You can change or delete it at any time.',
  'restart.start.day': '{day}, {date}',
  'restart.start.other': 'Another day',
  'restart.start.same': 'Keep my run as it is',
  'restart.start.form': 'Your new start',
  'restart.start.on': 'The day it happened',
  'restart.start.on.hint': 'As YYYY-MM-DD. Only you can read it.',
  'restart.start.time': 'The time, if you like',
  'restart.start.time.hint': 'Such as 22:30. Only you can read it.',
  'restart.start.first': 'First day of the new run',
  'restart.start.first.hint': 'From that day to today. Leave it empty to keep your run as it is.',

  // The end of it
  'restart.done': 'Thank you for taking this time',
  'restart.done.days':
    '{days, plural, =0 {Every day from here counts.} one {Your # day still counts.} other {Your # days all still count.}}',
  'restart.done.run': 'The first day of your new run is {day}.',
  'restart.done.same': 'Your run goes on as it was.',
  'restart.done.kept': 'Kept: {parts}.',
  'restart.done.gently': 'Take it gently from here.',
  'restart.done.look': 'Look back at it',
  'restart.check-in': 'Today’s check-in',
  'restart.stopped': 'We can stop here',
  'restart.stopped.nothing': 'Nothing was kept.',
  'restart.stopped.back': 'Say {command} whenever you would like to come back to this.',
  'restart.part.dates': 'the day',
  'restart.part.around': 'what was happening',
  'restart.part.helped': 'what has helped',
  'restart.part.plan': 'your plan',

  // What was told before
  'setback.list': 'Looking back',
  'setback.list.words': 'This is what you have kept. Only you can see it.',
  'setback.list.none': 'Nothing is kept here.',
  'setback.list.choose': 'Open one',
  'setback.list.item': '{date}: {title}',
  'setback.title': 'What you kept',
  'setback.changed': 'Saved',
  'setback.on': 'The day',
  'setback.on.time': '{date}, {time}',
  'setback.start': 'The new run begins',
  'setback.start.same': 'The run went on',
  'setback.around': 'What was happening',
  'setback.helped': 'What has helped',
  'setback.readers.owner': 'Only you can see this.',
  'setback.told.group':
    'Everybody who can read the channel of {group} was told that you are making a new start, and nothing else.',
  'setback.told.buddy': 'Only {name} was told that you are making a new start, and nothing else.',
  'setback.told.before':
    'You also told others that you were making a new start. You are not connected with them here now.',
  'setback.change': 'Change it',
  'setback.delete': 'Delete it',
  'setback.delete-question': 'Delete it for good?',
  'setback.delete.words': 'The day and your words go for good. Your days all stay.',
  'setback.delete.joins': 'The run before it and the run after it become one again.',
  'setback.delete.told': 'What you shared of it stays where it is.',
  'setback.delete-yes': 'Delete it for good',
  'setback.delete-no': 'Keep it',
  'setback.deleted': 'Deleted',
  'setback.deleted.joined': 'Your runs are one again.',
} as const
