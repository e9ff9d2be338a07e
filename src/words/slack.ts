import { brokenCard, sentenceCard } from './sorry-card.ts'
import type { Words } from './words.ts'

/** What is said at Slack and at no other door. */
export const slackWords = (words: Words) => ({
  title: words.say('page.title'),
  close: words.say('slack.close'),
  moment: words.say('slack.moment'),
  installed: words.say('slack.installed'),
  notInstalled: words.say('slack.not-installed'),
  tooSlow: sentenceCard(words, 'form.too-slow'),
  broken: (reference: string) => brokenCard(words, reference),
})

/** What the app says of itself in Slack's directory and menus. */
export const manifestWords = (words: Words) => ({
  name: words.say('page.title'),
  about: words.say('slack.about'),
  checkIn: words.say('slack.check-in'),
  checkInAbout: words.say('slack.check-in.about'),
})
