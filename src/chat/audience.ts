/**
 * Who sees an answer: the person who asked, or everybody in the place where they asked. Answers are
 * private unless the definition says otherwise.
 */
export type Audience = 'only-you' | 'group'
