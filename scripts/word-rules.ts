import type { Language } from '#domain/person.ts'
import { englishPrivateWords } from './words/private-words.ts'

/** Words that the bot does not say, and what it says instead. People choose how they are described. */
export interface WordRule {
  /** Each form by itself, between commas; whole words, in any case. `-` may be there or not. */
  readonly not: string
  readonly but: string
}

/** A whole sentence that may say a word of the table all the same. */
export interface AllowedSentence {
  readonly words: string
  readonly why: string
}

/** A text that people read and that stands outside the catalogue. */
export interface AllowedText extends AllowedSentence {
  /** From the root of the project. */
  readonly file: string
}

export interface LanguageRules {
  readonly words: readonly WordRule[]
  /** What no public text names; plurals and possessives are found with it. */
  readonly private: readonly string[]
  readonly allowed: readonly AllowedSentence[]
}

const english: LanguageRules = {
  words: [
    {
      not: 'addict, addicts, addicted, alcoholic, alcoholics, abuser, abusers',
      but: 'person with a substance or alcohol use disorder',
    },
    {
      not: 'abuse, abuses, abused, abusing, abusive, drug habit, drug habits, drinking habit, drinking habits, alcohol habit, alcohol habits, smoking habit, smoking habits, gambling habit, gambling habits, substance habit, substance habits, kick the habit, kicks the habit, kicked the habit, kicking the habit',
      but: 'use, harmful use, substance use disorder',
    },
    {
      not: 'clean, dirty, dirtier',
      but: 'in recovery, not using; actively using',
    },
    {
      not: 'former addict, former addicts, ex-addict, ex-addicts, recovering addict, recovering addicts, reformed addict, reformed addicts, former alcoholic, former alcoholics, ex-alcoholic, ex-alcoholics, recovering alcoholic, recovering alcoholics, former abuser, former abusers, ex-abuser, ex-abusers',
      but: 'person in recovery',
    },
    {
      not: 'relapse, relapses, relapsed, relapsing, relapser, relapsers, off the wagon',
      but: 'returned to use',
    },
    {
      not: 'fail, fails, failed, failing, failure, failures, broke, broken, lost, lose, loses, losing, break your run, breaks your run, breaking your run, streak, streaks',
      but: 'this run ended; your days still count',
    },
    {
      not: 'back to zero, back at zero, from zero, start over, starts over, started over, starting over, back to day one, back to day 1, from scratch, square one, all over again',
      but: 'starting a new run',
    },
    {
      not: 'commit suicide, commits suicide, committed suicide, committing suicide, commit suicides, successful suicide, successful suicides, unsuccessful suicide, unsuccessful suicides, completed suicide, completed suicides, failed suicide, failed suicides, successful attempt, successful attempts, unsuccessful attempt, unsuccessful attempts, failed attempt, failed attempts, successful suicide attempt, successful suicide attempts, unsuccessful suicide attempt, unsuccessful suicide attempts, failed suicide attempt, failed suicide attempts',
      but: 'died by suicide, attempt',
    },
    {
      not: 'attention-seeking, attention-seeker, attention-seekers, seek attention, seeks attention, sought attention, seeking attention, non-compliant, non-compliance, not compliant',
      but: '(describe, without judging); chose not to',
    },
    {
      not: 'mentally ill, mental illness sufferer, crazy, crazier, craziest, insane, is bipolar, are bipolar, am bipolar, was bipolar, were bipolar, be bipolar, been bipolar, being bipolar, I’m bipolar, you’re bipolar, he’s bipolar, she’s bipolar, they’re bipolar, who’s bipolar, sufferer, sufferers, suffer from, suffers from, suffered from, suffering from',
      but: 'lives with',
    },
    {
      not: 'you should, you should’ve, you shouldn’t, you must, you mustn’t, you ought to, you need to, you needed to, you have to, you had to, you’ve got to, you’d better, you had better, you really should, you really must',
      but: 'some people find; would you like',
    },
    {
      not: 'move on, moves on, moved on, moving on, get over it, gets over it, got over it, getting over it, closure, closures',
      but: 'thank you for telling us about them',
    },
    {
      not: 'burden, burdens, burdened, burdening, burdensome',
      but: 'caring role',
    },
    {
      not: 'don’t lose, do not lose, don’t break, do not break, don’t miss, do not miss, never lose, never break, never miss, last chance, last chances, final chance, final chances',
      but: 'check-in is open when you want it',
    },
    {
      not: 'treat, treats, treated, treating, treatment, treatments, prevent, prevents, prevented, preventing, prevention, preventive, preventative, diagnose, diagnoses, diagnosed, diagnosing, diagnosis, diagnostic, cure, cures, cured, curing, monitor, monitors, monitored, monitoring, clinically proven, clinically tested, scientifically proven, medically proven',
      but: '(never claimed)',
    },
  ],
  private: englishPrivateWords,
  allowed: [
    {
      words: 'Nothing was lost.',
      why: 'Said where something could not be done: what they typed is still there.',
    },
  ],
}

/** A language without a table of its own does not type. */
export const rulesOf: Readonly<Record<Language, LanguageRules>> = { en: english }

/** What may be written in capitals alone. */
export const knownCapitals: readonly string[] = ['YYYY-MM-DD', 'OK']

/**
 * What everybody in a channel can read: posts, what may stand in a public picture, and the group’s card.
 * One that ends with a dot stands for all keys that begin with it.
 */
const publicKeys: readonly string[] = [
  'post.',
  'picture.',
  'group.here',
  'group.about',
  'group.join',
  'guide.private',
  'welcome.',
]

export const isPublicKey = (key: string): boolean =>
  publicKeys.some((one) => (one.endsWith('.') ? key.startsWith(one) : key === one))

/**
 * What a public text may name. A goal’s title, an answer, a note or an amount never leaves its owner.
 * `group` is the group in whose channel it stands.
 */
const publicVariables: readonly string[] = ['name', 'days', 'count', 'date', 'group']

/** A group goal is written by moderators for the channel, and its total is of enough people together. */
const groupGoalVariables: readonly string[] = ['start', 'end', 'aim', 'unit', 'total', 'percent']

/** Whether a public text may name it. */
export const isPublicVariable = (key: string, name: string): boolean =>
  publicVariables.includes(name) ||
  (/^(post|picture)\.group-goal\./u.test(key) && groupGoalVariables.includes(name))

const plainAnswer =
  'A bare HTTP answer: there is no page around it and no reader whose language is known.'

/** Held to the same words as the catalogue. */
export const allowedTexts: readonly AllowedText[] = [
  {
    file: 'src/adapters/web/connect.ts',
    words: 'Something went wrong on our side. Nothing was shared. Please try again.',
    why: plainAnswer,
  },
  {
    file: 'src/adapters/web/dashboard.ts',
    words: 'This was asked for by another page, so nothing was done.',
    why: plainAnswer,
  },
  { file: 'src/adapters/web/connect.ts', words: 'There is nothing here.', why: plainAnswer },
  {
    file: 'src/adapters/web/connect.ts',
    words: 'This page answers on this machine only.',
    why: plainAnswer,
  },
  {
    file: 'src/adapters/web/connect.ts',
    words: 'This was asked for by another page, so nothing was done.',
    why: plainAnswer,
  },
  {
    file: 'src/adapters/web/render-card.ts',
    words: 'OK',
    why: 'The button beside a list to choose from; it reads the same in most languages.',
  },
  ...[
    'Discord closed the connection (…)',
    'Discord: connected; invite it with …',
    'Discord cannot be reached',
    'Discord: the commands could not be registered (…)',
  ].map((words) => ({
    file: 'src/adapters/discord/connect.ts',
    words,
    why: 'A line for the person who runs the bot.',
  })),
  ...[
    ['connect.ts', 'Slack cannot be reached'],
    ['workspaces.ts', 'Slack: connected to …'],
    ['workspaces.ts', 'Slack: install it with ……'],
  ].map(([file = '', words = '']) => ({
    file: `src/adapters/slack/${file}`,
    words,
    why: 'A line for the person who runs the bot.',
  })),
]
