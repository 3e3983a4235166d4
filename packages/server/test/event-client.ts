import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { ConversationEvent } from '@picgen/sdk/contract'
import { signToken } from './test-studio.js'

/** What a client heard. */
export type HeardEvent = ConversationEvent

/** A client of the event stream, as a browser would be one. */
export interface EventClient {
  status: number
  headers: IncomingMessage['headers']
  /** Every event so far. */
  readonly heard: readonly HeardEvent[]
  /** Every comment so far. */
  readonly comments: number
  /** The first event, of those that were heard or come, for which this is true. Rejects where the stream ends before. */
  until(isWanted: (event: HeardEvent) => boolean): Promise<HeardEvent>
  /** Resolves when a comment comes. */
  comment(): Promise<void>
  /** Resolves when the server ends the stream. */
  ended: Promise<void>
  close(): void
}

/** Opens a stream, and reads it until it ends or is closed. */
export async function openEvents(
  url: string,
  user: string,
  conversationId: string,
  headers: Record<string, string> = {},
): Promise<EventClient> {
  // A connection of its own, that nobody keeps or replaces when it is closed.
  const request = get(`${url}/api/image-conversations/${conversationId}/events`, {
    agent: false,
    headers: { authorization: `Bearer ${await signToken({ sub: user })}`, ...headers },
  })
  const [response]: IncomingMessage[] = await once(request, 'response')
  if (!response) throw new Error('there was no response')
  let isClosed = false
  const heard: HeardEvent[] = []
  let comments = 0
  let isOver = false
  let changed = Promise.withResolvers<void>()
  const tell = () => {
    changed.resolve()
    changed = Promise.withResolvers<void>()
  }
  const read = async () => {
    let text = ''
    try {
      for await (const chunk of response.setEncoding('utf8')) {
        const blocks = (text + chunk).split('\n\n')
        text = blocks.pop() ?? ''
        for (const block of blocks) {
          const event = parseBlock(block)
          if (event) heard.push(event)
          else if (block.startsWith(':')) comments += 1
        }
        tell()
      }
    } catch (error) {
      if (!isClosed) throw error
    } finally {
      isOver = true
      tell()
    }
  }
  const ended = read()
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    heard,
    get comments() {
      return comments
    },
    async until(isWanted) {
      for (;;) {
        const event = heard.find(isWanted)
        if (event) return event
        if (isOver) throw new Error(`the stream ended after ${heard.map(({ type }) => type).join(', ')}`)
        await changed.promise
      }
    },
    async comment() {
      const before = comments
      while (comments === before && !isOver) await changed.promise
    },
    ended,
    close() {
      isClosed = true
      request.destroy()
    },
  }
}

function parseBlock(block: string): HeardEvent | null {
  const fields = new Map(
    block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  )
  const data = fields.get('data')
  if (data === undefined) return null
  // What the test expects of it is for the test to check.
  return { type: fields.get('event'), id: fields.get('id'), data: JSON.parse(data) } as HeardEvent
}

/** Is it an image of this status? */
export function imageIs(imageId: string, status: string) {
  return (event: HeardEvent) => event.type === 'image' && event.data.id === imageId && event.data.status === status
}
