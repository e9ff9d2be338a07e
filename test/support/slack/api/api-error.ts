import { type Flaw, slackMessage } from '../checks/flaw.ts'

/** Slack's words for what it refuses, as far as this loopback says them. */
export type ErrorCode =
  | 'not_authed'
  | 'invalid_auth'
  | 'token_revoked'
  | 'token_expired'
  | 'account_inactive'
  | 'not_allowed_token_type'
  | 'missing_scope'
  | 'unknown_method'
  | 'invalid_arguments'
  | 'invalid_blocks'
  | 'invalid_blocks_format'
  | 'channel_not_found'
  | 'is_archived'
  | 'not_in_channel'
  | 'user_not_in_channel'
  | 'user_not_found'
  | 'user_disabled'
  | 'users_list_not_supplied'
  | 'too_many_users'
  | 'cannot_dm_bot'
  | 'messages_tab_disabled'
  | 'no_text'
  | 'msg_too_long'
  | 'message_not_found'
  | 'cant_update_message'
  | 'cant_delete_message'
  | 'invalid_trigger_id'
  | 'expired_trigger_id'
  | 'exchanged_trigger_id'
  | 'push_limit_reached'
  | 'duplicate_external_id'
  | 'not_found'
  | 'hash_conflict'
  | 'file_not_found'
  | 'file_upload_size_restricted'
  | 'too_many_websockets'
  | 'invalid_client_id'
  | 'bad_client_secret'
  | 'invalid_code'
  | 'code_already_used'
  | 'bad_redirect_uri'
  | 'invalid_refresh_token'
  | 'invalid_grant_type'
  | 'ratelimited'

/** A refusal, thrown by whoever answers a call. */
export class ApiError extends Error {
  readonly code: ErrorCode
  readonly body: object

  constructor(code: ErrorCode, flaws: readonly Flaw[] = [], more: object = {}) {
    super(code)
    this.code = code
    const messages = flaws.map(slackMessage)
    this.body = {
      ok: false,
      error: code,
      ...more,
      ...(messages.length > 0 ? { errors: messages, response_metadata: { messages } } : {}),
    }
  }
}
