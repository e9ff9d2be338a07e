import type { Language } from '#domain/person.ts'

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
  readonly allowed: readonly AllowedSentence[]
}

const english: LanguageRules = {
  words: [
    {
      not: 'addict, addicts, addicted, alcoholic, alcoholics, abuser, abusers',
      but: 'person with a substance or alcohol use disorder',
    },
    {
      not: 'abuse, abuses, abused, abusing, drug habit, drug habits, drinking habit, drinking habits, substance habit, kick the habit, kicked the habit',
      but: 'use, harmful use, substance use disorder',
    },
    {
      not: 'clean, dirty',
      but: 'in recovery, not using; actively using',
    },
    {
      not: 'former addict, former addicts, ex-addict, ex-addicts, recovering addict, recovering addicts, former alcoholic, recovering alcoholic',
      but: 'person in recovery',
    },
    {
      not: 'relapse, relapses, relapsed, relapsing, off the wagon',
      but: 'returned to use',
    },
    {
      not: 'fail, fails, failed, failing, failure, failures, broke, broken, lost, lose, loses, losing, streak, streaks',
      but: 'this run ended; your days still count',
    },
    {
      not: 'back to zero, back at zero, from zero, start over, starts over, started over, starting over, from scratch, square one',
      but: 'starting a new run',
    },
    {
      not: 'commit suicide, commits suicide, committed suicide, committing suicide, successful suicide, completed suicide, failed suicide, successful attempt, unsuccessful attempt, failed attempt',
      but: 'died by suicide, attempt',
    },
    {
      not: 'attention-seeking, attention-seeker, attention-seekers, non-compliant, non-compliance',
      but: '(describe, without judging); chose not to',
    },
    {
      not: 'mentally ill, crazy, insane, is bipolar, are bipolar, was bipolar, being bipolar, suffer from, suffers from, suffered from, suffering from',
      but: 'lives with',
    },
    {
      not: 'you should, you should’ve, you shouldn’t, you must, you mustn’t, you ought to, you need to, you have to',
      but: 'some people find; would you like',
    },
    {
      not: 'move on, moves on, moved on, moving on, closure',
      but: 'thank you for telling us about them',
    },
    {
      not: 'burden, burdens, burdened, burdensome',
      but: 'caring role',
    },
    {
      not: 'don’t lose, do not lose, don’t break, do not break, don’t miss, do not miss, last chance',
      but: 'check-in is open when you want it',
    },
    {
      not: 'treat, treats, treated, treating, treatment, treatments, prevent, prevents, prevented, preventing, prevention, diagnose, diagnoses, diagnosed, diagnosing, diagnosis, monitor, monitors, monitored, monitoring, clinically proven',
      but: '(never claimed)',
    },
  ],
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

/** What a public post may name. A goal’s title, an answer, a note or an amount never leaves its owner. */
export const publicVariables: readonly string[] = ['name', 'days', 'count', 'date']

const plainAnswer =
  'A bare HTTP answer: there is no page around it and no reader whose language is known.'

/** Held to the same words as the catalogue. */
export const allowedTexts: readonly AllowedText[] = [
  {
    file: 'src/adapters/web/connect.ts',
    words: 'Something went wrong on our side. Nothing was shared. Please try again.',
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
