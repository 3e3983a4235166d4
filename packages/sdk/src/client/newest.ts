import type { Conversation, ConversationEvent, Image, Message } from '../contract/types.js'
import { isFinal } from './is-final.js'

type Thing = Image | Message | Conversation

/**
 * Remembers what was told of each thing, and refuses what is told twice or is older than what was told: events can come
 * again, and an answer can overtake them.
 */
export class Newest {
  readonly #told = new Map<string, { text: string; thing: Thing }>()

  /** True for what is news. */
  takes({ type, data }: Exclude<ConversationEvent, { type: 'resync' }>): boolean {
    const key = `${type} ${data.id}`
    const text = JSON.stringify(data)
    const before = this.#told.get(key)
    if (before && (before.text === text || isOlder(data, before.thing))) return false
    this.#told.set(key, { text, thing: data })
    return true
  }
}

/** Of an image or a message, what is final stays so, and what has begun is not pending; of a conversation, by its time. */
function isOlder(thing: Thing, told: Thing): boolean {
  if ('updated_at' in thing) return 'updated_at' in told && thing.updated_at < told.updated_at
  return 'status' in told && stage(thing.status) < stage(told.status)
}

function stage(status: Image['status']): number {
  if (isFinal(status)) return 2
  return status === 'pending' ? 0 : 1
}
