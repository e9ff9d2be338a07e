/** The package has no types for its schemas. These are the ones that are used. */
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
}
