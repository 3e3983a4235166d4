import * as z from 'zod/mini'
import { distinctIds, id, modelId, seed, size, writtenText } from './request-primitives.js'
import type {
  CreateConversation,
  Img2img,
  ListConversations,
  ListImages,
  ReadConversation,
  SendMessage,
  SetActiveImage,
  Text2img,
  UpdateConversation,
} from './types.js'

/*
 * Requests are read strictly: an unknown field is a mistake of the caller's, and saying so helps.
 */

/** The longest prompt, in characters. */
export const MAX_CONTENT_LENGTH = 4000

/** The longest title that can be given, in characters. */
export const MAX_TITLE_LENGTH = 200

/** The longest text that can be searched for, in characters. */
export const MAX_SEARCH_LENGTH = 200

/** The most bytes of a file that can be uploaded: 20 MB, however they are counted. */
export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024

/** The most pixels of a picture that can be uploaded: 50 megapixels. */
export const MAX_UPLOAD_PIXELS = 50_000_000

/** The most reference images that one image can be made with. */
export const MAX_REFERENCE_IMAGES = 15

export const createConversationSchema: z.ZodMiniType<CreateConversation> = z.strictObject({
  title: z.optional(writtenText(MAX_TITLE_LENGTH)),
  default_model: z.optional(modelId),
  default_size: z.optional(size),
})

export const sendMessageSchema: z.ZodMiniType<SendMessage> = z.strictObject({
  content: writtenText(MAX_CONTENT_LENGTH),
  mode: z.optional(z.enum(['auto', 'text2img', 'img2img'])),
  model: z.optional(modelId),
  size: z.optional(size),
  seed: z.optional(seed),
  source_image_id: z.optional(id),
  reference_image_ids: z.optional(distinctIds(MAX_REFERENCE_IMAGES)),
})

export const setActiveImageSchema: z.ZodMiniType<SetActiveImage> = z.strictObject({ image_id: z.nullable(id) })

export const updateConversationSchema: z.ZodMiniType<UpdateConversation> = z.strictObject({
  title: z.optional(writtenText(MAX_TITLE_LENGTH)),
  default_model: z.optional(modelId),
  default_size: z.optional(size),
})

const text2imgFields = {
  prompt: writtenText(MAX_CONTENT_LENGTH),
  model: z.optional(modelId),
  size: z.optional(size),
  seed: z.optional(seed),
  reference_image_ids: z.optional(distinctIds(MAX_REFERENCE_IMAGES)),
}

export const text2imgSchema: z.ZodMiniType<Text2img> = z.strictObject(text2imgFields)

export const img2imgSchema: z.ZodMiniType<Img2img> = z.strictObject({ ...text2imgFields, source_image_id: id })

const LIMIT_RULE = 'must be one whole number from 1 to 200'

/** A query has only strings, so `limit` is read from one. */
const limit = z.optional(
  z.pipe(
    z.union([z.int(), z.pipe(z.string().check(z.regex(/^\d{1,4}$/)), z.transform(Number))], LIMIT_RULE),
    z.int().check(z.minimum(1, LIMIT_RULE), z.maximum(200, LIMIT_RULE)),
  ),
)

const cursor = z.optional(z.string().check(z.minLength(1), z.maxLength(200)))

const search = z.optional(writtenText(MAX_SEARCH_LENGTH))

export const readConversationSchema: z.ZodMiniType<ReadConversation> = z.strictObject({ limit, before: cursor })

export const listConversationsSchema: z.ZodMiniType<ListConversations> = z.strictObject({ limit, cursor, q: search })

export const listImagesSchema: z.ZodMiniType<ListImages> = z.strictObject({
  limit,
  cursor,
  kind: z.optional(z.enum(['text2img', 'img2img', 'upload'])),
  status: z.optional(z.enum(['pending', 'processing', 'completed', 'failed', 'cancelled'])),
  q: search,
})

export const conversationParamsSchema = z.strictObject({ conversation_id: id })

export const imageParamsSchema = z.strictObject({ image_id: id })
