import type { ConversationDetail, Image } from '@picgen/sdk'
import { createStandIn } from './stand-in/create-stand-in.js'
import type { StandInProblem } from './stand-in/stand-in.js'

/**
 * The stand-in in place of the page's network: for an element that makes a client of its own from `api`. Streams don't come
 * through, and every picture is finished at once.
 */
export class FakeApi {
  readonly requests: readonly string[]
  readonly tokens: readonly (string | null)[]

  private readonly standIn = createStandIn({ generationMs: 0, hasStreams: false })
  private readonly realFetch = globalThis.fetch

  constructor() {
    this.requests = this.standIn.requests
    this.tokens = this.standIn.tokens
    globalThis.fetch = this.standIn.fetch
  }

  /** What everything is answered with, or null. */
  set problem(problem: StandInProblem | null) {
    this.standIn.settings.problem = problem
  }

  get conversations(): Map<string, ConversationDetail> {
    return new Map(this.standIn.conversations().map((conversation) => [conversation.id, conversation]))
  }

  restore() {
    globalThis.fetch = this.realFetch
    this.standIn.dispose()
  }

  /** A conversation that is there already. */
  add(images: Image[]): ConversationDetail {
    return this.standIn.addConversation({ images })
  }
}
