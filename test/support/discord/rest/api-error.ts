import { errorTree, type Flaw } from '../checks/flaw.ts'

/** Discord's errors: the status, the code in the body, and its words. */
const errors = {
  unauthorized: [401, 0, '401: Unauthorized'],
  notFound: [404, 0, '404: Not Found'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownGuild: [404, 10004, 'Unknown Guild'],
  unknownMember: [404, 10007, 'Unknown Member'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  tooLarge: [413, 40005, 'Request entity too large'],
  alreadyAnswered: [400, 40060, 'Interaction has already been acknowledged.'],
  missingAccess: [403, 50001, 'Missing Access'],
  notYourMessage: [403, 50005, 'Cannot edit a message authored by another user'],
  emptyMessage: [400, 50006, 'Cannot send an empty message'],
  directMessagesClosed: [403, 50007, 'Cannot send messages to this user'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  tokenExpired: [401, 50027, 'Invalid Webhook Token'],
  invalidForm: [400, 50035, 'Invalid Form Body'],
  archivedThread: [400, 50083, 'Thread is archived'],
} as const satisfies Record<string, readonly [number, number, string]>

export type ErrorName = keyof typeof errors

/** A refusal, thrown by whoever answers a request. */
export class ApiError extends Error {
  readonly status: number
  readonly code: number
  readonly body: object

  constructor(name: ErrorName, flaws: readonly Flaw[] = []) {
    const [status, code, message] = errors[name]
    super(message)
    this.status = status
    this.code = code
    this.body = { message, code, ...(flaws.length > 0 ? { errors: errorTree(flaws) } : {}) }
  }
}
