import type { Conversation, ConversationDetail, Image, Message, SentMessage } from '@picgen/sdk'
import { answer, completedImage, conversationWith, unfinishedImage, userMessage } from './fixtures.js'

/** What a request was: `POST /api/image-conversations`. */
type Line = `${string} ${string}`

/**
 * The conversation endpoints in the page itself, in place of the network: what the element's own client asks is answered
 * from memory, and written down.
 */
export class FakeApi {
  readonly requests: Line[] = []
  readonly tokens: (string | null)[] = []
  readonly conversations = new Map<string, ConversationDetail>()
  /** A code to answer everything with, for example `not_found`. */
  problem: { status: number; code: string; detail: string } | null = null

  private readonly realFetch = globalThis.fetch

  constructor() {
    globalThis.fetch = async (input, init) => this.answer(new Request(input, init))
  }

  restore() {
    globalThis.fetch = this.realFetch
  }

  /** A conversation that is there already. */
  add(images: Image[]): ConversationDetail {
    const conversation = conversationWith(images.at(-1) ?? null)
    const messages = images.flatMap((image) => [userMessage(image.prompt), answer(image)])
    const detail = { ...conversation, messages, previous_cursor: null }
    this.conversations.set(detail.id, detail)
    return detail
  }

  private async answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    this.requests.push(`${request.method} ${pathname}`)
    this.tokens.push(request.headers.get('authorization'))
    if (this.problem) return problem(this.problem)
    const [, , , id, action] = pathname.split('/')
    if (request.method === 'POST' && !id) return Response.json(this.add([]), { status: 201 })
    const detail = this.conversations.get(id ?? '')
    if (!detail) return problem({ status: 404, code: 'not_found', detail: 'There is no such conversation.' })
    if (action === 'messages') return Response.json(this.send(detail, await request.json()), { status: 202 })
    if (action === 'active-image') return Response.json(this.choose(detail, await request.json()))
    if (action === 'events') return problem({ status: 404, code: 'not_found', detail: 'There are no streams here.' })
    const answered = Response.json(detail)
    this.finishAll(detail)
    return answered
  }

  private send(detail: ConversationDetail, { content }: { content: string }): SentMessage {
    const mode = detail.active_image_id ? 'img2img' : 'text2img'
    const image = unfinishedImage({ prompt: content, kind: mode, conversation_id: detail.id, status: 'pending' })
    const [user, assistant] = [userMessage(content), answer(image)]
    detail.messages.push(user, assistant)
    return { user_message: user, assistant_message: assistant, image_id: image.id, image, mode }
  }

  private choose(detail: ConversationDetail, { image_id }: { image_id: string | null }): Conversation {
    detail.active_image_id = image_id
    detail.active_image = detail.messages.find((message) => message.image_id === image_id)?.image ?? null
    return detail
  }

  /** Every picture is finished once its conversation was looked at. */
  private finishAll(detail: ConversationDetail) {
    for (const message of detail.messages) {
      if (!message.image || message.status === 'completed') continue
      const { id, prompt, kind } = message.image
      const image = completedImage({ id, prompt, kind })
      Object.assign(message, { image, status: 'completed' } satisfies Partial<Message>)
      Object.assign(detail, { active_image: image, active_image_id: id } satisfies Partial<Conversation>)
    }
  }
}

function problem({ status, code, detail }: { status: number; code: string; detail: string }): Response {
  const body = { type: 'about:blank', title: code, status, code, detail, request_id: 'r1' }
  return Response.json(body, { status, headers: { 'content-type': 'application/problem+json' } })
}
