/** What is said of linking: a group in several places, and the accounts of one person. */
export const linking = {
  'link.door.discord': 'Discord',
  'link.door.slack': 'Slack',
  'link.door.web': 'the local page',
  'link.code': 'Your code is <b>{code}</b>. It works once, within {minutes} minutes.',
  'link.code.summary': 'Your code is {code}',
  'link.account': '{name} ({door})',
  'link.not-now': 'Leave it',
  'link.left': 'Nothing was changed.',

  // Accounts
  'link.title': 'Link your accounts',
  'link.about':
    'If you are in Discord and in Slack, the two can be one: one set of goals, answered once.',
  'link.next':
    'With your other account, say /link {code} to me. You see what happens before it does.',
  'link.keep-secret':
    'This code is for you alone. Whoever enters it comes to share everything that you keep here.',
  'link.accounts': 'Your accounts',
  'link.accounts.full': 'These are as many accounts as I can link.',
  'link.account.written-to': 'I write to you here',
  'link.account.other': 'linked',
  'link.unlink': 'Unlink {account}',
  'link.write-to': 'Where I write to you',
  'link.preview.title': 'Link this account with yours?',
  'link.preview': 'The code is from:',
  'link.preview.same':
    'Then the two are one: one set of goals, one daily prompt, and you answer once.',
  'link.preview.settings':
    'The settings of the account above stay. I write to you here, until you choose.',
  'link.preview.sure':
    '<b>Go on only if that account is yours.</b> Whoever uses it sees and changes all of your goals from then on.',
  'link.preview.tricked':
    'If somebody else gave you this code, please leave it. What has come together cannot be taken apart later.',
  'link.confirm': 'Both are mine: link them',
  'link.linked': 'Your accounts are linked',
  'link.linked.words': 'Your goals are all in one place. You answer once, wherever you like.',
  'link.told.title': 'An account was linked with yours',
  'link.told':
    '{account} entered your code. From now on it sees and changes everything that you keep here.',
  'link.told.yours': 'If that was you, all is well.',
  'link.not-me': 'That was not me',
  'link.unlink.title': 'Unlink {account}?',
  'link.unlink.words':
    'That account begins anew, with nothing here. Your goals, days and groups stay with your other accounts.',
  'link.unlink.confirm': 'Unlink it',
  'link.unlinked': '{account} is no longer linked. Everything that you keep is still here.',
  'link.unlinked.this':
    'This account is no longer linked. What you kept is with your other account.',
  'link.writes-to': 'I write to you as {account} from now on.',

  // Groups
  'group.link.title': 'Another home for {group}',
  'group.link.about':
    'A group can live in several channels at once, also in Discord and in Slack. It stays one group.',
  'group.link.next':
    'In the other channel, somebody who manages that place says /group connect {code}.',
  'group.link.sees': 'They see what will happen there before it does.',
  'group.link.preview.title': 'Bring {group} here?',
  'group.link.preview': 'This channel becomes another home of {group}.',
  'group.link.preview.shows':
    'Its card, its group goals and what its members share appear here, too. Everybody in this channel can read that.',
  'group.link.preview.who':
    'Its moderators stay. Those who manage this place can moderate the group, too.',
  'group.link.preview.undo': 'Saying /group unlink takes it away again, at any time.',
  'group.link.confirm': 'Bring it here',
  'group.linked': '{group} lives here now, too.',
  'group.linked.not-posted':
    'I could not post its card here. Please let me view this channel and send messages in it.',
  'group.move.title': 'Bring a group to this channel',
  'group.move.which':
    'Which one? Its members, its goals and its record stay as they are. You see what happens before it does.',
  'group.move.here': `{home, select,
    here {{group}}
    other {{group}, which has no channel here}}`,
  'group.move.choose': 'The group that comes here',
  'group.move.preview':
    '{group} lives in this channel from then on, and no longer in the one it had.',
  'group.move.preview.shows':
    'Its card, its group goals and what its members share appear here. Everybody in this channel can read that.',
  'group.move.confirm': 'Move it here',
  'group.moved': '{group} lives here now.',
  'group.unlink.title': 'Take {group} out of this channel?',
  'group.unlink.words':
    'Nothing more of it appears here. Its members stay members, and its other channels go on.',
  'group.unlink.confirm': 'Take it out of here',
  'group.unlinked':
    '{group} no longer lives in this channel. A new code from /group link brings it back.',
} as const
