import type { Words } from './words.ts'

/** The local page's own words, apart from its cards. */
export const pageWords = (words: Words, group: string) => ({
  title: words.say('page.title'),
  lead: words.say('page.lead'),
  playing: words.say('page.playing'),
  channelTitle: words.say('page.channel', { group }),
  channelAbout: words.say('page.channel.about'),
  channelEmpty: words.say('page.channel.empty'),
  privateTitle: (name: string) => words.say('page.private', { name }),
  privateAbout: words.say('page.private.about'),
  privateEmpty: words.say('page.private.empty'),
  onlyYou: words.say('page.only-you'),
  time: words.say('page.time'),
  skip: {
    hour: words.say('page.skip.hour'),
    prompt: words.say('page.skip.prompt'),
    week: words.say('page.skip.week'),
  },
  composer: words.say('page.composer'),
  composerHint: words.say('page.composer.hint'),
  send: words.say('page.send'),
  tryThese: words.say('page.try'),
  suggestions: words.say('page.suggestions'),
  cancel: words.say('page.cancel'),
  lineTooLong: words.say('page.line-too-long'),
  offline: words.say('page.offline'),
})

/** The people that a newcomer can play: members and a moderator. */
export const personaWords = (words: Words) =>
  ({
    group: words.say('persona.group'),
    member: words.say('persona.member'),
    moderator: words.say('persona.moderator'),
  }) as const
