import { conversationEventShapes } from '../contract/objects.js'
import type { ConversationDetail, ConversationEvent } from '../contract/types.js'
import { ResponseError } from './errors/index.js'
import type { ServerSentEvent } from './event-parser.js'
import { parseJson, readValue } from './read-answer.js'

/** An event by its schema; none where its kind is not known to this version. */
export function readEvent({ type, id = '', data }: ServerSentEvent): ConversationEvent[] {
  if (!isKnown(type)) return []
  const value = parseJson(data)
  if (value === undefined) {
    throw new ResponseError(`An event of type ${type} is no JSON.`, { code: 'unexpected_response' })
  }
  const read = readValue<ConversationEvent['data']>(
    `An event of type ${type} came`,
    value,
    conversationEventShapes[type],
  )
  return [{ type, id, data: read } as ConversationEvent] // The type chose the schema.
}

/** A conversation as it now is, told as events that have no id of their own. */
export function eventsOf({
  messages,
  previous_cursor: _more,
  ...conversation
}: ConversationDetail): ConversationEvent[] {
  const told = messages.flatMap((message): ConversationEvent[] => [
    { type: 'message', id: '', data: message },
    ...(message.image ? [{ type: 'image' as const, id: '', data: message.image }] : []),
  ])
  return [{ type: 'conversation', id: '', data: conversation }, ...told]
}

function isKnown(type: string): type is ConversationEvent['type'] {
  return Object.hasOwn(conversationEventShapes, type)
}
