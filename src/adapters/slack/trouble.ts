import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api'

/** We are not, or no longer, in this workspace. */
export class NotInstalled extends Error {
  override name = 'NotInstalled'
}

/** An answer that Slack did not take at its `response_url`; the message is Slack's own word for why. */
export class ResponseRefused extends Error {
  override name = 'ResponseRefused'
  /** 0 when there was no answer at all. */
  readonly status: number

  constructor(status: number, why: string) {
    super(why.slice(0, 100))
    this.status = status
  }
}

/** Slack's libraries wrap what went wrong, also more than once. */
export const originOfError = (error: unknown): unknown =>
  error instanceof Error && 'original' in error && !(error instanceof WebAPIRequestError)
    ? originOfError(error.original)
    : error

/** Slack's own word for why it refused a call; `null` when it was something else. */
export const refusalOf = (error: unknown): string | null =>
  error instanceof WebAPIPlatformError ? error.data.error : null

/** Whether Slack or the network is in trouble, rather than what we asked for. */
export const isFarSide = (error: unknown): boolean =>
  error instanceof WebAPIRequestError ||
  error instanceof WebAPIRateLimitedError ||
  (error instanceof WebAPIHTTPError && error.statusCode >= 500) ||
  (error instanceof ResponseRefused && (error.status === 0 || error.status >= 500))

const final = new Set([
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'user_removed_from_team',
  'team_disabled',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'missing_scope',
])

/** Whether a person has to change something before trying again can help. */
export const isRefusedForGood = (error: unknown): boolean => final.has(refusalOf(error) ?? '')

const missed = new Set([
  'expired_trigger_id',
  'exchanged_trigger_id',
  'trigger_expired',
  'trigger_exchanged',
  'not_found',
])

/** The moment for a dialog is over: it cannot open any more, was closed, or its socket is gone. */
export const isDialogOver = (error: unknown): boolean =>
  missed.has(refusalOf(error) ?? '') || isSocketGone(error)

/** An acknowledgement had no socket left to go by. */
export const isSocketGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('slack_socket_mode_')
