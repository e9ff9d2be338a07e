/** What is said around joining and leaving a group. */
export const joining = {
  'join.title': 'Before you join',
  'join.changed': 'These words have changed since you opened them. Please have another look.',
  'join.intro': 'This is what you agree to when you join {group}.',
  'join.keep':
    '<b>What I keep:</b> that you are in this group, your goals, your days, and what you write to me.',
  'join.keep.sealed':
    'What you write to me is encrypted. What people write in the channel is not kept.',
  'join.keep.where': 'Whoever runs me keeps it on their server, and could read it there.',
  'join.see':
    '<b>Who sees it:</b> you. The group reads what you choose to share, and nothing else.',
  'join.see.moderators':
    'Moderators see figures about the whole group. They never see your goals, answers or notes.',
  'join.see.newcomer': 'Nobody is told that you have joined, unless you would like that.',
  'join.leave':
    '<b>Leaving:</b> one tap, at any time. Nobody is told, and nothing of yours is deleted.',
  'join.consent': 'I keep these words, and when you agreed to them.',
  'join.guidelines': '<b>What members of this group agree to:</b>',
  'join.agree': 'I agree and join',
  'join.not-now': 'Not now',
  'join.declined': 'You have not joined. The button stays in the channel for whenever you like.',
  'join.hello': 'Say hello for me',
  'join.hello.words': 'If you like, I can tell the group that you are here.',
  'join.hello.said': 'The group knows that you are here.',
  'join.hello.said-before': 'The group has been told that you are here already.',

  'post.newcomer': '{name} is new here and would welcome a hello.',
  'newcomer.welcome': 'Say welcome',
  'newcomer.welcome.said': 'I have told them, in private, that you say welcome.',
  'newcomer.welcome.said-before': 'You have said welcome to them already.',
  'newcomer.welcomed': '{name} says welcome to {group}.',
  'newcomer.welcomed.private': 'Only you can see this.',

  'leave.button': 'Leave the group',
  'leave.left': 'You have left {group}.',
  'leave.kept': 'Your goals, your days and your notes are all still yours.',
  'leave.nobody': 'Nobody was told. You are welcome back whenever you like.',
  'leave.moderator': 'You are no moderator of it any more.',
  'leave.last-moderator':
    'Nobody else is named as its moderator. Those who manage this place can appoint others.',
  'leave.again': 'Join again',
} as const
