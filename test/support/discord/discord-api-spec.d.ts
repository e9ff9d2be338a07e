/** The package has no types for its schemas. These are the ones that are used here. */
declare module 'discord-api-spec/zod' {
  import type { ZodMiniType } from 'zod/mini'

  export const MessageCreateRequestSchema: ZodMiniType
  export const MessageEditRequestPartialSchema: ZodMiniType
  export const IncomingWebhookInteractionRequestSchema: ZodMiniType
  export const IncomingWebhookUpdateRequestPartialSchema: ZodMiniType
  export const CreateMessageInteractionCallbackRequestSchema: ZodMiniType
  export const UpdateMessageInteractionCallbackRequestSchema: ZodMiniType
  export const ApplicationCommandAutocompleteCallbackRequestSchema: ZodMiniType
  export const ModalInteractionCallbackRequestSchema: ZodMiniType
  export const ApplicationCommandUpdateRequestSchema: ZodMiniType
  export const CreatePrivateChannelRequestSchema: ZodMiniType

  /* What Discord answers with, against which this loopback is checked itself. */
  export const ApplicationCommandResponseSchema: ZodMiniType
  export const InteractionCallbackResponseSchema: ZodMiniType
  export const MessageResponseSchema: ZodMiniType
  export const GuildChannelResponseSchema: ZodMiniType
  export const ThreadResponseSchema: ZodMiniType
  export const PrivateChannelResponseSchema: ZodMiniType
  export const GuildWithCountsResponseSchema: ZodMiniType
  export const GatewayBotResponseSchema: ZodMiniType
  export const PrivateApplicationResponseSchema: ZodMiniType
  export const UserResponseSchema: ZodMiniType
  export const UserPIIResponseSchema: ZodMiniType
  export const GuildMemberResponseSchema: ZodMiniType
}
