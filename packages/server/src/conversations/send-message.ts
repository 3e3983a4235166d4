import type { SendMessage } from '@picgen/sdk/contract'
import type { Transaction } from '../database/connect.js'
import { type GenerationSettings, queueImg2img, queueText2img } from '../generation/index.js'
import { notFound, ProblemError } from '../http/problems.js'
import { type ImageRow, requireReadyImage, requireReferences } from '../images/index.js'
import type { Catalogue } from '../models/catalogue.js'
import { appendMessages, type ConversationRow, countSend, lockConversation, type MessageRow } from './repository.js'
import { chooseSize, type ResolvedMessage, resolveMode, titleFrom } from './rules.js'

/** A message, and whose it is. */
export interface MessageToSend extends SendMessage {
  userId: string
  conversationId: string
  requestId: string
}

/** What a send wrote. */
export interface SentRows {
  userMessage: MessageRow
  assistantMessage: MessageRow
  image: ImageRow
  mode: ResolvedMessage['mode']
}

/**
 * Sends a message: the user's message, the pending image, the assistant's message, the reserved credits and the queued
 * job, all in this transaction. Throws a `ProblemError` with nothing written that the transaction would keep.
 */
export async function sendMessage(
  tx: Transaction,
  { catalogue, generation }: { catalogue: Catalogue; generation: GenerationSettings },
  message: MessageToSend,
): Promise<SentRows> {
  const { userId, content } = message
  const conversation = await lockConversation(tx, userId, message.conversationId)
  if (!conversation) throw notFound('conversation')
  const { mode, sourceImageId } = modeOf(message, conversation)
  const source = sourceImageId ? await requireReadyImage(tx, userId, sourceImageId) : null
  const referenceImageIds = await requireReferences(tx, userId, message.reference_image_ids, source?.id)
  // A default that this server no longer offers must not close the conversation.
  const model = message.model
    ? catalogue.require(message.model)
    : (catalogue.find(conversation.default_model) ?? catalogue.default)
  const size = message.size ?? chooseSize({ model: model.info, mode, source, defaultSize: conversation.default_size })
  await countSend(tx, conversation, titleFrom(content))
  const request = {
    userId,
    prompt: content,
    model,
    size,
    seed: message.seed ?? null,
    referenceImageIds,
    conversation: { id: conversation.id, sendNumber: conversation.send_count + 1 },
    requestId: message.requestId,
  }
  const image = source
    ? await queueImg2img(tx, generation, { ...request, sourceImageId: source.id })
    : await queueText2img(tx, generation, request)
  const [userMessage, assistantMessage] = await appendMessages(tx, conversation, [
    { role: 'user', content },
    { role: 'assistant', image },
  ])
  if (!userMessage || !assistantMessage) throw new Error('Two messages were inserted, and fewer came back.')
  return { userMessage, assistantMessage, image, mode }
}

function modeOf(message: MessageToSend, conversation: ConversationRow): ResolvedMessage {
  const { mode = 'auto', source_image_id = null } = message
  if (mode === 'text2img' && source_image_id) {
    throw new ProblemError('invalid_request', 'A text2img message has no source: leave out source_image_id, or mode.', {
      errors: [{ path: 'source_image_id', message: 'must be absent where mode is "text2img"' }],
    })
  }
  const resolved = resolveMode({ mode, activeImageId: conversation.active_image_id, sourceImageId: source_image_id })
  if (!resolved) {
    throw new ProblemError(
      'no_active_image',
      'This conversation has no active image to build on: choose one, name a source_image_id, or send it as auto.',
    )
  }
  return resolved
}
