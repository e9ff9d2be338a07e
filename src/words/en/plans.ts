/** What is said of if-then plans. */
export const plans = {
  'plan.line': 'When {cue}, I will {response}.',
  'plan.line-at': '{time}: when {cue}, I will {response}.',
  'plan.shown': 'Shown {days}.',
  'plan.shown-at': 'Shown {days}, for {time}.',
  'plan.helped':
    'It helped on {helped} of {days, plural, one {# day} other {# days}} that you told of.',
  'plan.tried': 'You have told of it on {days, plural, one {# day} other {# days}}.',
  'plan.private': 'Only you can see your plans, and what you say of them.',
  'plan.title': 'Your plan',
  'plan.list': 'Your plans',
  'plan.of': 'For <b>{title}</b>',
  'plan.choose': 'Open a plan',
  'plan.add': 'Add a plan',
  'plan.change': 'Change a plan',
  'plan.edit': 'Change it',
  'plan.remove': 'Remove it',
  'plan.back': 'Back to the goal',
  'plan.saved': 'Your plan is saved',
  'plan.removed': 'The plan is removed',
  'plan.remove-question': 'Remove this plan?',
  'plan.remove-question.words': 'What you said of it goes with it. Your days stay.',
  'plan.remove-yes': 'Remove it',
  'plan.remove-no': 'Keep it',

  'plan.form.title': 'A plan',
  'plan.form.goal': 'For which goal?',
  'plan.form.when': 'When …',
  'plan.form.when.hint': 'Only you can see it.',
  'plan.form.when.hint-optional':
    'A plan helps some people. You can leave it empty. Only you can see it.',
  'plan.form.when.placeholder': `{focus, select,
    recovery {the evening feels long}
    mental_health {I want to stay in bed}
    chronic_condition {I have eaten lunch}
    bereavement {the house feels too quiet}
    caregiving {somebody else is with them}
    other {I have had my lunch}}`,
  'plan.form.will': 'I will …',
  'plan.form.will.placeholder': `{focus, select,
    recovery {ring somebody who understands}
    mental_health {put my feet on the floor}
    chronic_condition {lie down for half an hour}
    bereavement {open a window for a while}
    caregiving {sit down with a cup of tea}
    other {put on my shoes and go out}}`,
  'plan.form.days': 'On which days?',
  'plan.form.days.hint': 'Such as weekdays, or mon and fri. Leave it empty for every day.',
  'plan.form.time': 'At what time, if there is one',
  'plan.form.time.hint': 'On your own clock, such as 18:30.',

  'plan.ask': 'Did your plan help today?',
  'plan.it-helped': 'It helped',
  'plan.not-this-time': 'Not this time',
  'plan.remembered': 'Thank you. That is kept for you alone.',
} as const
