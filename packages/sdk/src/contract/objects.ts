import * as z from 'zod/mini'
import { anySize, id, openEnum, size, timestamp } from './primitives.js'
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

export const imageSchema: z.ZodMiniType<Image, Image> = z.object({
  id,
  conversation_id: z.nullable(id),
  source_image_id: z.nullable(id),
  reference_image_ids: z.optional(z.array(id)),
  kind: openEnum(['text2img', 'img2img', 'upload']),
  prompt: z.string(),
  model: z.string(),
  size: anySize,
  width: z.int(),
  height: z.int(),
  status: imageStatus,
  progress: z.nullable(z.number().check(z.minimum(0), z.maximum(1))),
  preview: z.optional(z.nullable(z.string())),
  error_code: z.nullable(imageErrorCode),
  error_message: z.nullable(z.string()),
  seed: z.nullable(z.int()),
  credits: z.number(),
  url: z.nullable(z.string()),
  thumbnail_url: z.nullable(z.string()),
  placeholder: z.nullable(z.string()),
  mime_type: z.nullable(z.string()),
  created_at: timestamp,
  completed_at: z.nullable(timestamp),
})

export const messageSchema: z.ZodMiniType<Message, Message> = z.object({
  id,
  conversation_id: id,
  role: openEnum(['user', 'assistant']),
  content: z.string(),
  image_id: z.nullable(id),
  image: z.nullable(imageSchema),
  status: imageStatus,
  error_code: z.nullable(imageErrorCode),
  error_message: z.nullable(z.string()),
  created_at: timestamp,
})

const conversationFields = {
  id,
  title: z.string(),
  active_image_id: z.nullable(id),
  active_image: z.nullable(imageSchema),
  default_model: z.string(),
  default_size: size,
  created_at: timestamp,
  updated_at: timestamp,
}

export const conversationSchema: z.ZodMiniType<Conversation, Conversation> = z.object(conversationFields)

export const conversationDetailSchema: z.ZodMiniType<ConversationDetail, ConversationDetail> = z.object({
  ...conversationFields,
  messages: z.array(messageSchema),
  previous_cursor: z.nullable(z.string()),
})

export const sentMessageSchema: z.ZodMiniType<SentMessage, SentMessage> = z.object({
  user_message: messageSchema,
  assistant_message: messageSchema,
  image_id: id,
  image: imageSchema,
  mode: openEnum(['text2img', 'img2img']),
})

export const imageListSchema: z.ZodMiniType<ImageList, ImageList> = z.object({
  data: z.array(imageSchema),
  next_cursor: z.nullable(z.string()),
})

export const conversationListSchema: z.ZodMiniType<ConversationList, ConversationList> = z.object({
  data: z.array(conversationSchema),
  next_cursor: z.nullable(z.string()),
})

export const modelSchema: z.ZodMiniType<Model, Model> = z.object({
  id: z.string(),
  name: z.string(),
  kinds: z.array(openEnum(['text2img', 'img2img'])),
  sizes: z.array(size),
  default_size: size,
  credits: z.number(),
  max_images: z.int(),
  supports_mask: z.boolean(),
  supports_seed: z.boolean(),
  is_demo: z.boolean(),
  provider: z.optional(z.string()),
  sizes_are_exact: z.optional(z.boolean()),
  max_source_images: z.optional(z.int()),
})

export const modelListSchema = z.object({ data: z.array(modelSchema) })

export const accountSchema: z.ZodMiniType<Account, Account> = z.object({
  user_id: z.string(),
  credits: z.object({ enabled: z.boolean(), balance: z.number(), reserved: z.number(), available: z.number() }),
})

export const problemSchema: z.ZodMiniType<Problem, Problem> = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  request_id: z.string(),
  errors: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
})

/** The data of each event of a conversation, by its type. */
export const conversationEventSchemas = {
  image: imageSchema,
  message: messageSchema,
  conversation: conversationSchema,
  resync: z.object({ conversation_id: id }),
}
