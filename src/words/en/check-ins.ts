/** What is said of check-ins, and of sharing one with a group. */
export const checkIns = {
  // Check-in
  'check-in.summary': 'Check-in for {day}',
  'check-in.thanks': `{kind, select,
    therapist_led {Thank you. Your check-in is complete.}
    other {{focus, select,
      bereavement {Thank you for being here.}
      chronic_condition {Thank you for checking in. What you could do is enough.}
      caregiving {Thank you for taking this moment for yourself.}
      other {Thank you for checking in.}}}}`,
  'check-in.none': 'You have no open goal for this day yet.',
  'check-in.invite': `{focus, select,
    bereavement {Would you like to set one? It can be very small, such as opening the curtains.}
    chronic_condition {Would you like to set one? It can be small, to fit the strength you have.}
    caregiving {Would you like to set one? It can be something for you alone.}
    other {Would you like to set one? It takes less than a minute.}}`,
  'check-in.which-day': 'It is after midnight. Which day is this for?',
  'check-in.which-day.note': 'Here is your note, so that you can add it once the day is chosen.',
  'check-in.which-day.summary': 'Today or yesterday?',
  'check-in.kept': 'Saved for {day}',
  'check-in.goal': '<b>{title}</b>',
  'check-in.goal-answered': '<b>{title}</b>: {answer}',
  'check-in.goal-noted': '<b>{title}</b>: {answer}, with a note',
  'check-in.other-day': 'Another day',
  'check-in.all-goals': 'All goals of the day',
  'check-in.add-note': 'Add a note',
  'check-in.change-note': 'Change the note',
  'check-in.share': 'Share',
  'check-in.give-number': 'Add the number',
  'check-in.change-number': 'Change the number',
  'check-in.number-form.title': 'Check-in',
  'check-in.number-form.label': 'How many? ({unit})',
  'check-in.number-form.hint': 'One number for this day. It replaces an earlier one.',
  'check-in.note-form.title': 'Your note',
  'check-in.note-form.label': 'Anything you want to remember',
  'check-in.note-form.hint': 'Only you can read it. Leave it empty to remove the note.',
  save: 'Save',

  'answer.done.abstain': 'still going',
  'answer.done.do': 'done',
  'answer.done.presence': 'here',
  'answer.partly': 'partly',
  'answer.skipped': 'skipped',
  'answer.missed': 'not done',
  'answer.unknown': 'no answer',
  'answer.paused': 'paused',
  'answer.amount': '{amount} {unit}',
  'button.done.abstain': 'Still going',
  'button.done.do': 'Done',
  'button.done.presence': 'I’m here',
  'button.partly': 'Partly',
  'button.skipped': 'Skip this day',

  // Sharing one check-in with a group
  'share.preview': 'Share this with {group}?',
  'share.preview.summary': 'See it before you share it',
  'share.preview.words': 'This is exactly what will be posted:',
  'share.preview.readers':
    'Everybody who can read the channel of {group} will see it. Your goal’s title, your answer and your note stay with you.',
  'share.readers.group': 'Everybody who can read the channel of {group} will see it.',
  'share.readers.buddy': 'Only {name} will see it, in a direct message.',
  'share.with-group': 'Share with {group}',
  'share.with-buddy': 'Share with {name}',
  'share.told-buddy': 'Shared with {name}.',
  'share.post': 'Share it',
  'share.keep': 'Keep it private',
  'share.kept-private': 'Nothing was shared.',
  'share.done': 'Shared with {group}.',
  'share.done-before': 'This day is already shared with {group}.',
  'post.check-in': '{name} checked in.',
  'post.check-in-days': '{name} checked in. {days, plural, one {# day} other {# days}} in all.',
} as const
