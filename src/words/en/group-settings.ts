/** What is said of a group’s guidelines, settings and moderators. */
export const groupSettings = {
  // Guidelines, one a line
  'guidelines.stays-here': 'What is said here stays here.',
  'guidelines.own-story': `{kind, select,
    twelve_step {Speak from your own experience, and leave names and last names out.}
    therapist_led {Speak for yourself, and take what is about one session back to that session.}
    other {Speak for yourself, and let others speak for themselves.}}`,
  'guidelines.no-advice': `{focus, select,
    bereavement {Nobody here has to be cheered up, and nobody grieves in the wrong way.}
    chronic_condition {Leave medicine and doses to each other’s doctors.}
    caregiving {Listen first, and give advice only where it is asked for.}
    other {Listen first, and give advice only where it is asked for.}}`,
  'guidelines.kind': 'Be kind, also when you see it differently.',
  'guidelines.pace': `{focus, select,
    recovery {A hard day is welcome here as much as a good one.}
    bereavement {Take the time that you need.}
    other {Share as little or as much as you like.}}`,
  'guidelines.help': `{kind, select,
    therapist_led {This group is not for emergencies: in danger, call your local emergency number, and tell your therapist.}
    other {This group is not for emergencies: in danger, call your local emergency number.}}`,

  // The card that comes before the group’s card is posted
  'group.preview': 'This is what everybody in the channel will read. Nothing is posted yet.',
  'group.preview.defaults': 'It begins with this, and all of it can be changed at any time.',
  'group.preview.post': 'Post it',

  'group.muted':
    'Nothing is posted in that channel for now. In the channel itself, /group unmute ends that.',

  // Settings
  'group.settings.title': 'The group’s settings',
  'group.settings.saved': 'Saved',
  'group.settings.undone': 'That is undone',
  'group.settings.channels': 'Where it meets',
  'group.settings.nowhere': 'in no channel at present',
  'group.settings.channel': `{where, select,
    here {this channel}
    discord {another channel at Discord}
    slack {another channel at Slack}
    other {another channel}}{muted, select,
    yes { (nothing is posted there for now)}
    other {}}`,
  'group.settings.zone': 'Time zone',
  'group.settings.weekday': 'The week begins on',
  'group.settings.prompt': 'Daily prompt',
  'group.settings.prompt.value': 'offered at {time}, on each member’s own clock',
  'group.settings.languages': 'Languages',
  'group.settings.backfill': 'Days that can still be answered',
  'group.settings.backfill.value': `{days, plural,
    =0 {today alone}
    one {today and # day before}
    other {today and # days before}}`,
  'group.settings.roles': 'Roles that moderate it',
  'group.settings.roles.none': 'none',
  'group.settings.role': `{door, select,
    discord {the Discord role {role}}
    slack {the Slack user group {role}}
    other {the role {role}}}`,
  'group.settings.guidelines': 'Its guidelines',
  'group.settings.change-about': 'Name and kind',
  'group.settings.change-days': 'Days and times',
  'group.settings.change-guidelines': 'Guidelines',
  'group.settings.change-milestones': 'Milestones',
  'group.settings.undo': 'Undo',
  'group.settings.private': 'Only moderators see this.',
  'group.changed': 'Somebody changed the group while your form was open. This stands there now:',
  'group.changed.kept': 'Nothing of yours is saved yet, and what you typed is still here.',
  'group.changed.open': 'See what I typed',
  'group.about-form.title': 'The group',
  'group.days-form.title': 'Days and times',
  'group.days-form.prompt': 'The time offered for the daily prompt',
  'group.days-form.prompt.hint': 'Such as 20:00. Each member chooses their own.',
  'group.days-form.languages': 'Languages that are spoken',
  'group.days-form.languages.hint': 'Such as English, German; or en, de',
  'group.days-form.backfill': 'Days before today that stay open',
  'group.days-form.backfill.hint': 'From 0 to 30. The usual number is 2, or 7 for a slower pace.',
  'group.guidelines-form.title': 'Guidelines',
  'group.guidelines-form.label': 'What members agree to, one guideline a line',
  'group.guidelines-form.hint': 'Leave it empty for the usual ones.',

  // Moderators
  'moderators.title': 'Who moderates the group',
  'moderators.nobody': 'Nobody is named a moderator at present.',
  'moderators.manage': 'Those who manage this place can moderate, too, and can appoint others.',
  'moderators.more': '{count, plural, one {and # more} other {and # more}}',
  'moderators.somebody': 'somebody',
  'moderators.roles': 'So does everybody with {roles}.',
  'moderators.remove': 'Make a moderator a member again',
  'moderators.remove-role': 'Take moderating from a role',
  'moderators.how': 'To appoint somebody: {command}',
  'moderators.step-down': 'Step down',
  'moderators.appointed': '{name} moderates the group now, and has a message about it.',
  'moderators.appointed-untold':
    '{name} moderates the group now. I could not message them, so please tell them yourself.',
  'moderators.role-appointed': 'Everybody with that role moderates the group now.',
  'moderators.removed': 'They are a member again. Nobody was told.',
  'moderators.role-removed': 'That role no longer moderates the group.',
  'moderators.last':
    'The group has no named moderator now. Those who manage the place can still appoint others.',
  'moderators.stepped-down':
    'You are no longer a moderator of {group}. Thank you for looking after it.',
  'moderators.not-one': 'You are no moderator of {group} at present. Nothing was changed.',
  'moderators.you': '{by} made you a moderator of {group}.',
  'moderators.you.can':
    'You can change its settings, see what members report, and mute me in its channel.',
  'moderators.you.cannot': 'You see nobody’s goals, check-ins or notes, as before.',
  'moderators.you.free': 'If it is not for you, one tap is enough, and nobody asks why.',

  // Mute
  'mute.muted': 'I post nothing in this channel for now. Private answers still work.',
  'mute.unmuted': 'I post in this channel again when members share something.',
  'mute.mute': 'Post nothing here',
  'mute.unmute': 'Post here again',

  // The record
  'record.title': 'What moderators did',
  'record.nothing': 'Nothing so far.',
  'record.undo': 'Undo the newest change',
  'record.somebody': 'Somebody',
  'record.set-up': '{by} set up the group.',
  'record.changed': '{by} changed {what}.',
  'record.undid': '{by} undid a change of {what}.',
  'record.appointed': '{by} made {about} a moderator.',
  'record.removed-moderator': '{by} made {about} a member again.',
  'record.appointed-role': '{by} let the role {about} moderate.',
  'record.removed-role': '{by} took moderating from the role {about}.',
  'record.stepped-down': '{by} stepped down as a moderator.',
  'record.muted': '{by} muted me in a channel.',
  'record.unmuted': '{by} let me post in a channel again.',
  'record.linked': '{by} linked a channel to the group.',
  'record.unlinked': '{by} took a channel from the group.',
  'record.moved': '{by} moved the group to another channel.',
  'record.group-goal-started': '{by} started the group goal {about}.',
  'record.group-goal-changed': '{by} changed the group goal {about}.',
  'record.group-goal-ended': '{by} ended the group goal {about}.',
  'record.report-left': '{by} looked at a report and left the post.',
  'record.report-taken-down': '{by} took down a post after a report.',
  'record.dashboard-opened': '{by} opened the group’s figures.',
  'record.what.name': 'the name',
  'record.what.kind': 'the kind of group',
  'record.what.focus': 'what it is about',
  'record.what.zone': 'the time zone',
  'record.what.firstWeekday': 'the first day of the week',
  'record.what.promptTime': 'the prompt time',
  'record.what.languages': 'the languages',
  'record.what.backfillDays': 'how many days stay open',
  'record.what.milestones': 'the milestones',
  'record.what.guidelines': 'the guidelines',
  'record.what.moderatorRoles': 'which roles moderate',
  'record.what.settings': 'the settings',

  // About
  'group.about.card': `{kind, select,
    twelve_step {{group} is a twelve-step group.}
    therapist_led {{group} is led by a therapist.}
    other {{group} is led by its members.}}`,
  'group.about.moderators': 'It is moderated by',
  'group.about.managers': 'those who manage this place',
  'group.about.roles':
    '{count, plural, one {everybody with a certain role} other {everybody with certain roles}}',
  'group.about.leave': 'Members can leave at any time; nothing is asked.',
} as const
