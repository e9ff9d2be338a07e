/** What is said without having been asked, and about when it is said. */
export const prompts = {
  // The daily prompt, by how long it has been quiet
  'prompt.lead.daily': `{focus, select,
    bereavement {Whenever you feel like it.}
    other {Whenever you are ready.}}`,
  'prompt.lead.seldom': 'There is no hurry. It is here when you want it.',
  'prompt.lead.quiet':
    'It has been quiet for a while, and that is all right. I am here when you want me.',
  'prompt.lead.quiet.how':
    '{pause} puts everything on hold for a time, and {settings} ends these messages.',
  'prompt.lead.weekly': 'For now, I ask once a week. Your check-in is open when you want it.',
  'prompt.lead.last': 'Shall I stop asking?',
  'prompt.lead.last.words': 'Your goals and your days stay as they are, whatever you choose.',
  'prompt.lead.later': 'You asked me to come back.',
  'prompt.lead.nudge': 'The check-in for {day} is still open, if you want it.',
  'prompt.nothing': 'There is nothing left to answer for this day.',
  'prompt.in-hours': 'In {hours, plural, one {# hour} other {# hours}}',
  'prompt.not-today': 'Not today',
  'prompt.not-now': 'Not now',
  'prompt.pause': 'Pause',
  'prompt.keep': 'Keep asking',
  'prompt.stop': 'Stop asking',
  'prompt.check-in': 'Check in',
  'prompt.missed': 'I could not send you this as a direct message.',

  // What a button of it does
  'prompt.later': 'I will come back at {time}.',
  'prompt.later.closes': 'This check-in closes before then. It is open until {time}.',
  'prompt.kept': 'I will keep asking, at {time}.',
  'prompt.let-be': 'All right',
  'prompt.let-be.words':
    'I will not ask about {day} again. Your check-in is open when you want it.',
  'prompt.pause-question': 'How long shall everything rest?',
  'prompt.pause.today': 'For today',
  'prompt.pause.week': 'For a week',
  'prompt.pause.open': 'Until I come back',
  'prompt.pause.no': 'No pause',
  'prompt.stopped': 'I will not ask any more',
  'prompt.stopped.words': `{focus, select,
    bereavement {What you have set and said stays here. You can come back at any time.}
    other {Your goals and your days stay as they are. Your check-in is open when you want it.}}`,
  'prompt.stopped.again': 'Ask me again',

  // Whether they would like to be asked
  'prompt.offer': 'Shall I ask you once a day?',
  'prompt.offer.words':
    'You would get one private message with your goals, at a time that suits you.',
  'prompt.offer.zone': 'It goes by your own clock: {here}.',
  'prompt.offer.yes': 'Yes, at {time}',
  'prompt.offer.other': 'Another time',
  'prompt.offer.no': 'No, thank you',
  'prompt.offer.line': 'If you like, I can ask you once a day.',
  'prompt.offer.show': 'Ask me once a day',
  'prompt.on': 'I will ask you at {time}',
  'prompt.on.words': 'Once a day, in a private message. You can change or stop it here.',
  'prompt.off': 'All right, I will not ask',
  'prompt.off.words': '{settings} is where you can turn it on, whenever you like.',

  // A date that can no longer be answered
  'prompt.closed': 'The check-in for {day} has closed',
  'prompt.closed.words': `{focus, select,
    bereavement {Nothing is missing. What you have said is all kept.}
    other {Your days still count.}}`,

  // The end of a pause
  'pause.over': 'Your pause is over.',
  'pause.over.summary': 'Your pause is over',
  'pause.over.goals': '<b>{titles}</b>: the pause is over.',
  'pause.over.prompts': 'I will ask you again at {time}.',
  'pause.over.open': 'Your check-in is open when you want it.',
  'pause.over.longer': 'Pause longer',

  // How they are after a setback, if they asked for it
  'follow-up.ask': 'Shall I ask how you are tomorrow?',
  'follow-up.yes': 'Yes, ask me',
  'follow-up.no': 'No',
  'follow-up.set': 'I will ask how you are on {date}, at {time}.',
  'follow-up.ask-me': 'Ask me tomorrow',
  'follow-up.do-not': 'Do not ask me',
  'follow-up.summary': 'You asked me to look in',
  'follow-up.words': 'How are you today? No answer is needed.',
  'follow-up.helped': 'What has helped, in your own words:',
  'follow-up.plans': 'What you have planned:',

  // What others read
  'post.gone-quiet': '{name} has been quiet for a while. A word from you might be welcome.',
  'post.check-in-open': '{name}, your check-in is open when you want it.',
  'post.check-in-open.button': 'Open my check-in',
} as const
