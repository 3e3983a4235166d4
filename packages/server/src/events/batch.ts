import type { ConversationEvent } from '@picgen/sdk/contract'
import { presentConversation, presentMessage } from '../conversations/index.js'
import type { PresentImage } from '../images/index.js'
import type { Change, Changes } from './repository.js'

/** How a stream's objects are written: streams of one origin get the same text. */
export interface Presentation {
  origin: string
  present: PresentImage
}

/** What was read for all the streams of a conversation, each object of it written once for each origin. */
export interface Batch extends Changes {
  /** The change as an event, but for its id. */
  textOf(change: Change, presentation: Presentation): string
}

/** Wraps what was read. */
export function createBatch(read: Changes): Batch {
  const written = new Map<string, Map<Change, string>>()
  return {
    ...read,
    textOf(change, { origin, present }) {
      const texts = written.get(origin) ?? new Map<Change, string>()
      written.set(origin, texts)
      const text = texts.get(change) ?? writeEvent(change.kind, presentChange(change, present))
      texts.set(change, text)
      return text
    },
  }
}

/** An event without its id. JSON has no line break, so its data is one line. */
export function writeEvent(type: ConversationEvent['type'], data: object): string {
  return `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`
}

function presentChange(change: Change, present: PresentImage): object {
  switch (change.kind) {
    case 'image':
      return present(change.image)
    case 'message':
      return presentMessage(change.message, change.image, present)
    case 'conversation':
      return presentConversation(change.conversation, change.activeImage, present)
  }
}
