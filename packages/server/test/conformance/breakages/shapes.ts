import type { Model } from '@picgen/sdk/contract'

export type {
  Account,
  Conversation,
  ConversationDetail,
  ConversationList,
  CreateConversation,
  Image,
  ImageList,
  SendMessage,
  SentMessage,
  SetActiveImage,
} from '@picgen/sdk/contract'

/** The answer of `GET /api/models`. */
export interface ModelList {
  data: Model[]
}
