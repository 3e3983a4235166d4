import * as answers from './answers.js'
import type { ContractSchema } from './contract-schema.js'
import * as requests from './requests.js'
import type * as wire from './types.js'

/*
 * `@picgen/sdk/contract`: the schemas by types of our own, so that nobody's type declarations need the library behind them.
 */

export type { ContractIssue, ContractSchema, StandardResult } from './contract-schema.js'
export {
  MAX_CONTENT_LENGTH,
  MAX_REFERENCE_IMAGES,
  MAX_SEARCH_LENGTH,
  MAX_TITLE_LENGTH,
  MAX_UPLOAD_BYTES,
  MAX_UPLOAD_PIXELS,
} from './requests.js'
export { type Route, routes } from './routes.js'
export type * from './types.js'

/** Reads an `Image` of an answer. */
export const imageSchema: ContractSchema<wire.Image> = answers.imageSchema
/** Reads a `Message` of an answer. */
export const messageSchema: ContractSchema<wire.Message> = answers.messageSchema
/** Reads a `Conversation` of an answer. */
export const conversationSchema: ContractSchema<wire.Conversation> = answers.conversationSchema
/** Reads a conversation with its messages. */
export const conversationDetailSchema: ContractSchema<wire.ConversationDetail> = answers.conversationDetailSchema
/** Reads the answer to a sent message. */
export const sentMessageSchema: ContractSchema<wire.SentMessage> = answers.sentMessageSchema
/** Reads a page of the history. */
export const imageListSchema: ContractSchema<wire.ImageList> = answers.imageListSchema
/** Reads a page of conversations. */
export const conversationListSchema: ContractSchema<wire.ConversationList> = answers.conversationListSchema
/** Reads a `Model` of the catalogue. */
export const modelSchema: ContractSchema<wire.Model> = answers.modelSchema
/** Reads the catalogue. */
export const modelListSchema: ContractSchema<{ data: wire.Model[] }> = answers.modelListSchema
/** Reads an `Account`. */
export const accountSchema: ContractSchema<wire.Account> = answers.accountSchema
/** Reads an error's answer. */
export const problemSchema: ContractSchema<wire.Problem> = answers.problemSchema

/** Reads the data of each event of a conversation, by its type. */
export const conversationEventSchemas: {
  readonly [Type in wire.ConversationEvent['type']]: ContractSchema<
    Extract<wire.ConversationEvent, { type: Type }>['data']
  >
} = answers.conversationEventSchemas

/** Checks the body of `POST /api/image-conversations`. */
export const createConversationSchema: ContractSchema<wire.CreateConversation> = requests.createConversationSchema
/** Checks the body of `POST /api/image-conversations/{id}/messages`. */
export const sendMessageSchema: ContractSchema<wire.SendMessage> = requests.sendMessageSchema
/** Checks the body of `PATCH /api/image-conversations/{id}/active-image`. */
export const setActiveImageSchema: ContractSchema<wire.SetActiveImage> = requests.setActiveImageSchema
/** Checks the body of `PATCH /api/image-conversations/{id}`. */
export const updateConversationSchema: ContractSchema<wire.UpdateConversation> = requests.updateConversationSchema
/** Checks the body of `POST /api/images/text2img`. */
export const text2imgSchema: ContractSchema<wire.Text2img> = requests.text2imgSchema
/** Checks the body of `POST /api/images/img2img`. */
export const img2imgSchema: ContractSchema<wire.Img2img> = requests.img2imgSchema
/** Checks the query of `GET /api/image-conversations/{id}`, and makes a number of its `limit`. */
export const readConversationSchema: ContractSchema<wire.ReadConversation> = requests.readConversationSchema
/** Checks the query of `GET /api/image-conversations`, and makes a number of its `limit`. */
export const listConversationsSchema: ContractSchema<wire.ListConversations> = requests.listConversationsSchema
/** Checks the query of `GET /api/images`, and makes a number of its `limit`. */
export const listImagesSchema: ContractSchema<wire.ListImages> = requests.listImagesSchema
/** Checks the parameter of a path that names a conversation. */
export const conversationParamsSchema: ContractSchema<{ conversation_id: string }> = requests.conversationParamsSchema
/** Checks the parameter of a path that names an image. */
export const imageParamsSchema: ContractSchema<{ image_id: string }> = requests.imageParamsSchema
