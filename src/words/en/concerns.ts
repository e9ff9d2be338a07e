/** What is said where somebody asks the moderators to look at a post. */
export const concerns = {
  'concern.report': 'Report',
  'concern.form': 'Report a post',
  'concern.form.send': 'Send',
  'concern.form.words': 'What should the moderators know?',
  'concern.form.hint': 'You can leave this empty. They never learn who wrote it.',
  'concern.thanks': 'The moderators will look at it. Nobody learns that it was you.',

  'concern.notice': 'Somebody asked the moderators of {group} to look at a post.',
  'concern.notice.show': 'Have a look',

  'concern.title': 'To look at',
  'concern.none': 'There is nothing to look at.',
  'concern.post.check-in': '{name} shared a check-in, on {date}.',
  'concern.post.milestone': '{name} shared a milestone, on {date}.',
  'concern.post.new-start': '{name} told the group of a new start, on {date}.',
  'concern.post.unknown': 'What was shared is not kept any more.',
  'concern.no-words': 'Nothing was written about it.',
  'concern.more-words': 'There is more than fits here.',
  'concern.leave': 'Leave it',
  'concern.take-down': 'Take it down',
  'concern.unknown': 'Nobody can see who asked you to look. It is not kept.',
  'concern.left': 'It stays as it is.',
  'concern.taken-down': 'It is taken down, and its author has been told in private.',
  'concern.partly': 'I could not remove it everywhere just now.',
  'concern.partly.words':
    'You can try again, or remove it in the channel by hand. Its author has been told in private.',
  'concern.again': 'Try again',

  'taken-down.title': 'A post about you was taken down',
  'taken-down.words': 'The moderators of {group} took down what you shared on {date}.',
  'taken-down.kept': 'Your goals, your days and your notes are all as they were.',
  'taken-down.talk': 'If you would like to know more, you can ask them.',
  'taken-down.private': 'Only you can see this.',
} as const
