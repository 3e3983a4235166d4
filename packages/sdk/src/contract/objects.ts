import { anySize, id, openEnum, size, timestamp } from './primitives.js'
import { array, between, boolean, integer, nullable, number, object, optional, type Shape, string } from './shape.js'
import type {
  Account,
  Conversation,
  ConversationDetail,
  ConversationList,
  Image,
  ImageList,
  Message,
  Model,
  Problem,
  SentMessage,
} from './types.js'

/*
 * The contract's objects, written down once: `answers.ts` makes zod's schemas of them.
 * Answers are read with tolerance: fields that are new are dropped, values that are new pass (see `openEnum`).
 */

const imageStatus = openEnum(['pending', 'processing', 'completed', 'failed', 'cancelled'])

const imageErrorCode = openEnum([
  'provider_rejected',
  'content_policy',
  'provider_unavailable',
  'provider_quota',
  'timed_out',
  'bad_output',
  'source_missing',
  'internal',
])

export const imageShape: Shape<Image> = object({
  id,
  conversation_id: nullable(id),
  source_image_id: nullable(id),
  reference_image_ids: optional(array(id)),
  kind: openEnum(['text2img', 'img2img', 'upload']),
  prompt: string,
  model: string,
  size: anySize,
  width: integer,
  height: integer,
  status: imageStatus,
  progress: nullable(between(0, 1)),
  preview: optional(nullable(string)),
  error_code: nullable(imageErrorCode),
  error_message: nullable(string),
  seed: nullable(integer),
  credits: number,
  url: nullable(string),
  thumbnail_url: nullable(string),
  placeholder: nullable(string),
  mime_type: nullable(string),
  created_at: timestamp,
  completed_at: nullable(timestamp),
})

export const messageShape: Shape<Message> = object({
  id,
  conversation_id: id,
  role: openEnum(['user', 'assistant']),
  content: string,
  image_id: nullable(id),
  image: nullable(imageShape),
  status: imageStatus,
  error_code: nullable(imageErrorCode),
  error_message: nullable(string),
  created_at: timestamp,
})

const conversationFields = {
  id,
  title: string,
  active_image_id: nullable(id),
  active_image: nullable(imageShape),
  default_model: string,
  default_size: size,
  created_at: timestamp,
  updated_at: timestamp,
}

export const conversationShape: Shape<Conversation> = object(conversationFields)

export const conversationDetailShape: Shape<ConversationDetail> = object({
  ...conversationFields,
  messages: array(messageShape),
  previous_cursor: nullable(string),
})

export const sentMessageShape: Shape<SentMessage> = object({
  user_message: messageShape,
  assistant_message: messageShape,
  image_id: id,
  image: imageShape,
  mode: openEnum(['text2img', 'img2img']),
})

export const imageListShape: Shape<ImageList> = object({
  data: array(imageShape),
  next_cursor: nullable(string),
})

export const conversationListShape: Shape<ConversationList> = object({
  data: array(conversationShape),
  next_cursor: nullable(string),
})

export const modelShape: Shape<Model> = object({
  id: string,
  name: string,
  kinds: array(openEnum(['text2img', 'img2img'])),
  sizes: array(size),
  default_size: size,
  credits: number,
  max_images: integer,
  supports_mask: boolean,
  supports_seed: boolean,
  is_demo: boolean,
  provider: optional(string),
  sizes_are_exact: optional(boolean),
  max_source_images: optional(integer),
})

export const modelListShape = object({ data: array(modelShape) })

export const accountShape: Shape<Account> = object({
  user_id: string,
  credits: object({ enabled: boolean, balance: number, reserved: number, available: number }),
})

export const problemShape: Shape<Problem> = object({
  type: string,
  title: string,
  status: integer,
  detail: string,
  code: string,
  request_id: string,
  errors: optional(array(object({ path: string, message: string }))),
})

/** The data of each event of a conversation, by its type. */
export const conversationEventShapes = {
  image: imageShape,
  message: messageShape,
  conversation: conversationShape,
  resync: object({ conversation_id: id }),
}
