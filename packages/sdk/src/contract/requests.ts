import * as z from 'zod/mini'
import { id, modelId, seed, size, writtenText } from './primitives.js'
import type { CreateConversation, ReadConversation, SendMessage, SetActiveImage } from './types.js'

/*
 * Requests are read strictly: an unknown field is a mistake of the caller's, and saying so helps.
 */

/** The longest prompt, in characters. */
export const MAX_CONTENT_LENGTH = 4000

/** The longest title that can be given, in characters. */
export const MAX_TITLE_LENGTH = 200

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
})

export const setActiveImageSchema: z.ZodMiniType<SetActiveImage> = z.strictObject({ image_id: z.nullable(id) })

const LIMIT_RULE = 'must be one whole number from 1 to 200'

/** A query has only strings, so `limit` is read from one. */
export const readConversationSchema: z.ZodMiniType<ReadConversation> = z.strictObject({
  limit: z.optional(
    z.pipe(
      z.union([z.int(), z.pipe(z.string().check(z.regex(/^\d{1,4}$/)), z.transform(Number))], LIMIT_RULE),
      z.int().check(z.minimum(1, LIMIT_RULE), z.maximum(200, LIMIT_RULE)),
    ),
  ),
  before: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
})

export const conversationParamsSchema = z.strictObject({ conversation_id: id })

export const imageParamsSchema = z.strictObject({ image_id: id })
