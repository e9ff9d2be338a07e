/** What is said when something cannot be done as asked. */
export const sorry = {
  'sorry.summary': 'That did not work yet',
  'sorry.nothing-lost': 'Nothing was lost.',
  'sorry.unknown-command': 'I don’t know /{name}. {guide} shows what you can say here.',
  'sorry.needs-usage': 'What would you like to do? {usages}',
  'sorry.arguments': 'I could not read all of that.',
  'sorry.option.missing': 'Please also say the {option}: {about}.',
  'sorry.option.wrong': 'I could not read the {option}: {about}.',
  'sorry.option.too-long': 'The {option} is too long. It can have up to {most} characters.',
  'sorry.option.out-of-range': 'The {option} can be from {min} to {max}.',
  'sorry.option.unknown': 'I don’t know what to do with “{word}”.',
  'sorry.usage': 'It goes like this: /{usage}',
  'sorry.members-only': 'Only members of the group can do that. Nothing was changed.',
  'sorry.members-only.join':
    'Only members of the group can do that. Joining takes a moment, if you like.',
  'sorry.moderators-only': 'Only moderators of the group can do that. Nothing was changed.',
  'sorry.managers-only': 'Only those who manage this place can do that. Nothing was changed.',
  'sorry.not-here': 'That command does not work here.',
  'sorry.old-button':
    'That button is from an earlier version. Typing the command again gives you a new one.',
  'sorry.bad-button': 'I don’t know that button. Nothing was changed.',
  'sorry.broken':
    'Something went wrong on our side. Nothing you wrote was shared. Please try again.',
  'sorry.reference': 'If it happens again, tell whoever runs this bot: reference {reference}.',

  'failure.goal-not-found': 'I could not find that goal among yours. Nothing was changed.',
  'failure.goal-unclear': 'More than one goal fits “{typed}”: {titles}. Please type a little more.',
  'failure.goal-unknown': 'None of your open goals is called “{typed}”.',
  'failure.date-in-future': 'That day has not come yet. It can be answered when it is here.',
  'failure.date-too-old':
    'That day can no longer be answered. {count, plural, =0 {Each day is open until it ends.} one {You can go back # day.} other {You can go back # days.}} Your other days are all still here.',
  'failure.date-before-start': 'That is before this goal began.',
  'failure.date-unreadable': 'I could not read “{typed}” as a date. It goes like this: {example}.',
  'failure.goal-finished':
    'This goal was finished before that day. You can open it again in your goals.',
  'failure.answer-not-for-mode': 'That answer does not fit this kind of goal.',
  'failure.amount-missing': 'This goal counts a number. How many was it?',
  'failure.amount-not-a-number': 'I could not read that as a number.',
  'failure.amount-out-of-range':
    'That number is outside what I can count: from 0 to 1,000,000,000, and more than 0 for a number to reach.',
  'failure.amount-too-fine': 'I can count with up to three decimals.',
  'failure.note-too-long': 'A note can have up to {most} characters. This one has {length}.',
  'failure.title-empty': 'Your goal needs a few words.',
  'failure.title-too-long': 'A goal can have up to {most} characters. This one has {length}.',
  'failure.unit-empty': 'What is counted? One word is enough, such as pages.',
  'failure.unit-too-long': 'That can have up to {most} characters.',
  'failure.target-unreadable':
    'I could not tell the number in “{typed}”. It goes like this: 300 pages.',
  'failure.reserve-days-out-of-range': 'Reserve days can be 0, 1 or 2.',
  'failure.cue-empty': 'What would the plan begin with? A few words are enough.',
  'failure.cue-too-long': 'This part can have up to {most} characters. It has {length}.',
  'failure.response-empty': 'What would you like to do then? A few words are enough.',
  'failure.response-too-long': 'This part can have up to {most} characters. It has {length}.',
  'failure.plan-days-unreadable':
    'I could not read “{typed}” as days. It goes like this: weekdays, or mon and fri.',
  'failure.too-many-plans':
    'This goal has {most} plans, which is as many as I can keep for one. Removing one makes room.',
  'failure.plan-not-found': 'I could not find that plan among yours. Nothing was changed.',
  'failure.remembered-name-empty': 'What do you call this date? A few words are enough.',
  'failure.remembered-name-too-long': 'This can have up to {most} characters. It has {length}.',
  'failure.remembered-date-unreadable':
    'I could not read “{typed}” as a date. It goes like this: 2 March.',
  'failure.remembered-date-unclear':
    'I could not tell the day from the month in “{typed}”. With the month as a word, it is clear: 2 March.',
  'failure.remembered-no-such-day':
    'The calendar has no day like “{typed}”. Another day works, such as 28 February.',
  'failure.too-many-remembered':
    'You have named {most} dates, which is as many as I can keep. Removing one makes room.',
  'failure.remembered-not-found': 'I could not find that date among yours. Nothing was changed.',
  'failure.by-before-start': 'The date to reach it by is before the first day.',
  'failure.start-in-future': 'The first day can be today or earlier.',
  'failure.start-too-early': 'That first day is too long ago for me to count.',
  'failure.cadence-out-of-range':
    'I could not read how often. It goes like this: every day, weekdays, mon and fri, 3 a week, every 2 days.',
  'failure.too-many-goals':
    'You have {most} open goals, which is as many as I can keep open. Finishing one makes room.',
  'failure.not-a-member': 'You are not in that group, so nothing was shared.',
  'failure.goal-not-shared':
    'This goal is only for you. You can let it count in a group first: /goal list opens it.',
  'failure.listener-not-found': 'They can no longer be reached here, so nothing was shared.',
  'failure.milestone-changed':
    'Your days have changed since, so nothing was shared. /milestones shows how they stand now.',
  'failure.milestone-too-late':
    'That was a few days ago, so it stays with you. Nothing was shared.',
  'failure.milestones-unreadable':
    'I could not read “{typed}” as a list of numbers. It goes like this: 1, 7, 30.',
  'failure.milestone-out-of-range':
    'One of these numbers is outside what I can mark. Each is a whole number from 1.',
  'failure.too-many-milestones': 'There can be up to 50 numbers in each field.',
  'failure.not-checked-in': 'There is no check-in for that day to share.',
  'failure.group-name-empty': 'The group needs a name.',
  'failure.group-name-too-long': 'A name can have up to {most} characters. This one has {length}.',
  'failure.channel-not-seen':
    'I can’t see that channel. Please add me to it, or choose another one.',
  'failure.channel-has-group': 'There is a group in that channel already. It was left as it is.',
  'failure.group-not-here': 'That group is not in this channel. Nothing was changed.',
  'failure.pause-not-found': 'That pause is not there any more. Nothing was changed.',
  'failure.pause-ends-before-start': 'The last day of a pause can be today or later.',
  'failure.pause-too-early': 'A pause can begin on a day that you can still answer for.',
  'failure.pause-too-late': 'A pause can begin within a year from today.',
  'failure.setback-not-found': 'That is not here any more. Nothing was changed.',
  'failure.setback-in-future': 'That day has not come yet. Today or an earlier day works.',
  'failure.setback-before-goal':
    'That is before this goal began. Its first day or a later one works.',
  'failure.setback-after-goal':
    'This goal was finished before that day. Any day up to its last works.',
  'failure.new-start-before-setback':
    'The new run can begin on that same day or later, up to today.',
  'failure.new-start-in-future': 'The new run can begin today or on an earlier day.',
  'failure.setback-text-too-long':
    'This can have up to {most} characters, and it has {length}. Your words are still there.',
  'failure.not-delivered':
    'It could not be posted just now, so nothing was shared. You can try again.',
  'failure.partly-delivered':
    'It is posted in one of the group’s channels, and not yet in every one. You can try again.',
  'failure.group-muted':
    'Nothing is posted in the group’s channels for now, so nothing was shared. Its moderators have set it so.',
  'failure.not-in-group': 'You are not in that group. Nothing was changed.',
  'failure.own-hello': 'That is your own hello. Others can answer it.',
  'failure.hello-gone': 'That hello is not here any more.',
  'failure.welcome-not-delivered':
    'I could not bring your welcome just now. You can say it in the channel.',
  'failure.share-not-there': 'That post is not here any more.',
  'failure.concern-too-long': 'This can have up to {most} characters. It has {length}.',
  'failure.concern-not-there': 'That is not here any more. Nothing was changed.',
  'failure.concern-handled': 'Another moderator has looked at it already. Nothing was changed.',
  'failure.zone-unknown':
    'I know no time zone called “{typed}”. A larger city nearby may work, such as Berlin or New York.',
  'failure.time-unreadable': 'I could not read “{typed}” as a time. It goes like this: 20:00.',
  'failure.quiet-hours-unreadable':
    'I could not read “{typed}” as hours. It goes like this: 22:00-08:00.',
  'failure.weekday-unreadable': 'I could not read that as a day of the week.',
  'failure.backfill-out-of-range': 'It can be a whole number from 0 to 30.',
  'failure.languages-unreadable':
    'I could not read “{typed}” as languages. It goes like this: English, German.',
  'failure.too-many-languages': 'There can be up to {most} languages.',
  'failure.guidelines-too-long':
    'Guidelines can have up to {most} characters. These have {length}, and they are still there.',
  'failure.group-changed':
    'Somebody changed the group at the same moment. Nothing of yours was saved, so please try again.',
  'failure.group-form-gone':
    'What you typed is no longer here. /group settings opens the form as it stands.',
  'failure.undo-not-found': 'I can’t find that change any more. Nothing was undone.',
  'failure.undone-already': 'That was undone already. Nothing more was changed.',
  'failure.undo-too-late':
    'The group was changed again since, so this can’t be undone by itself. Nothing was changed.',
  'failure.moderator-already': 'They moderate the group already. Nothing was changed.',
  'failure.person-not-here': 'I could not find them in this place. Nothing was changed.',
  'failure.link-code-unreadable':
    'I could not read that as a code. A code has eight characters, like this: 7K3M-9QXA.',
  'failure.link-code-unknown':
    'I don’t know that code, or it was used already. A new one takes a moment.',
  'failure.link-code-old':
    'That code is too old. Each holds for ten minutes, and a new one takes a moment.',
  'failure.link-code-wait':
    'Those were many codes. Please wait ten minutes before you try another one.',
  'failure.link-own-code':
    'That code is your own. It goes into your other account: say /link there, with the code.',
  'failure.too-many-accounts':
    'That would be more accounts than I can link. Unlinking one makes room.',
  'failure.account-not-found': 'That account is not linked with yours. Nothing was changed.',
  'failure.last-account': 'This is your only account, so there is nothing to unlink.',
  'failure.group-lives-here': 'That group lives in this channel already.',
  'failure.group-not-there':
    'That group does not live there any more, so nothing was moved. Saying /group move shows what there is.',
  'failure.no-group-to-move':
    'There is no group in this place yet. Saying /group setup sets one up, in this channel or another.',
  'failure.group-unreachable':
    'I was removed from the place where that group lives, so I can’t bring it here.',
  'failure.last-channel':
    'This is the only channel that the group lives in, so it stays here. Linking another one first works.',
  'failure.day-end-out-of-range': 'The day can end between 0 and 6 o’clock.',
  'failure.group-goal-not-found': 'I could not find that group goal here. Nothing was changed.',
  'failure.group-goal-over': 'This group goal is over. What it reached is kept.',
  'failure.group-goal-changed':
    'Somebody changed this group goal meanwhile. Nothing of yours was kept, and you can try again.',
  'failure.group-goal-no-next':
    'A group goal that runs stays as it is until its end. You can end it and start another.',
  'failure.group-goal-kind-stays':
    'What a group goal counts stays as it is. You can end it and start another.',
  'failure.group-goal-ends-first': 'The last day can be the first day or later.',
  'failure.group-goal-starts-past': 'The first day of a group goal can be today or later.',
  'failure.group-goal-starts-late': 'A group goal can begin within a year from today.',
  'failure.group-goal-too-long': 'A group goal can last up to 366 days.',
  'failure.group-goal-not-whole': 'Check-ins are counted in whole numbers.',
  'failure.group-goal-too-many-check-ins': 'I can count up to 1,000,000 check-ins.',
  'failure.group-goal-percent-out-of-range': 'The share of days can be from 1 to 100 percent.',
  'failure.group-goal-days-of-amounts':
    'A share of days goes with check-ins. For a number with a unit, a total works.',
  'failure.group-goal-mark-out-of-range': 'Each step to celebrate can be from 1 to 100 percent.',
  'failure.group-goal-marks-unreadable':
    'I could not read “{typed}” as a list of numbers. It goes like this: 25, 50, 100.',
  'failure.group-goal-aim-unreadable':
    'I could not read “{typed}”. It goes like this: 300, 500 km or 80 %.',
  'failure.group-goal-unit-not-counted':
    'Check-ins are counted here, so the number alone is enough. For an amount, the check-in says a number.',
  'failure.group-goal-too-many-marks': 'There can be up to 10 steps to celebrate.',

  'failure.dashboard-link-unknown': 'I don’t know this link. Perhaps a part of it is missing.',
  'failure.dashboard-link-used':
    'This link has been used. Each works once, so that it is yours alone.',
  'failure.dashboard-link-expired': 'This link is over. Each works for 15 minutes.',
  'failure.dashboard-not-moderating':
    'This page is for those who moderate the group at present, so I have closed it.',
  'failure.dashboard-signed-out': 'This browser is not signed in, or not any more.',
  'failure.dashboard-weeks-unreadable':
    'I could not tell which weeks you mean. The first comes before the last, with up to a year between.',
} as const
