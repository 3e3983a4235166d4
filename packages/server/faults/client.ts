import { setTimeout as delay } from 'node:timers/promises'
import type { Image, SentMessage } from '@picgen/sdk/contract'
import { SignJWT } from 'jose'
import type { Random } from './random.js'

const SECRET = new TextEncoder().encode('the secret of the fault tests, which is long')
const PATIENCE_MS = 6_000

/** What the processes check tokens with. */
export const JWT_SECRET = new TextDecoder().decode(SECRET)

/** A promise that the server has given: 202, with this image. */
export interface Promised {
  user: string
  content: string
  conversationId: string
  imageId: string
}

/** A user who sends through one API after the other, and takes no failure for an answer. */
export interface Client {
  user: string
  createConversation(): Promise<string>
  /** Sends until it is answered with 202. Some requests are given up on the way, to be sent again. */
  send(conversationId: string, content: string): Promise<Promised>
  /** The image as one of the APIs sees it; null while none answers. */
  image(imageId: string): Promise<Image | null>
  /** Whether the file behind an image's address is there. */
  hasFile(url: string): Promise<boolean | null>
}

/** What a client hears that should not be: an answer that breaks the contract. */
export type OnBroken = (what: string) => void

/**
 * A user of these APIs, who sends through the first and watches through the last, and goes to the next one when that does not
 * answer. Ends its attempts when the signal is aborted.
 */
export async function createClient(
  user: string,
  apis: readonly string[],
  { random, onBroken, signal }: { random: Random; onBroken: OnBroken; signal: AbortSignal },
): Promise<Client> {
  const token = await new SignJWT({ sub: user, exp: Math.floor(Date.now() / 1000) + 3600 })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(SECRET)
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }

  /** One attempt: null when nothing came back. */
  const attempt = async (address: string, init: RequestInit, patienceMs = PATIENCE_MS) => {
    try {
      const response = await fetch(address, { ...init, signal: AbortSignal.timeout(patienceMs) })
      return { status: response.status, text: await response.text() }
    } catch {
      return null // Refused, cut or too slow: which of them makes no difference to what the caller does next.
    }
  }
  let watched = apis.length - 1
  const look = async (path: string) => {
    const answer = await attempt(apis[watched] + path, { headers })
    if (answer === null) watched = (watched + 1) % apis.length
    return answer
  }
  const post = async <Body>(path: string, body: object, status: number): Promise<{ body: Body; times: number }> => {
    const key = crypto.randomUUID()
    const init = { method: 'POST', headers: { ...headers, 'idempotency-key': key }, body: JSON.stringify(body) }
    for (let times = 1; ; times += 1) {
      signal.throwIfAborted()
      // Now and then the caller's connection is what breaks, at any moment of the request.
      const patience = times === 1 && random.chance(0.15) ? 1 + random.below(40) : PATIENCE_MS
      const answer = await attempt(apis[(times - 1) % apis.length] + path, init, patience)
      if (answer?.status === status) return { body: JSON.parse(answer.text), times }
      const isPassing = answer === null || answer.status >= 502 || answer.status === 429 || answer.status === 409
      if (!isPassing) onBroken(`${user}: POST ${path} was answered ${answer.status}: ${answer.text}`)
      await delay(100 + random.below(300))
    }
  }
  return {
    user,
    createConversation: async () => (await post<{ id: string }>('/api/image-conversations', {}, 201)).body.id,
    async send(conversationId, content) {
      const path = `/api/image-conversations/${conversationId}/messages`
      const { body } = await post<SentMessage>(path, { content, mode: 'text2img' }, 202)
      return { user, content, conversationId, imageId: body.image_id }
    },
    async image(imageId) {
      const answer = await look(`/api/images/${imageId}`)
      if (answer?.status === 200) return JSON.parse(answer.text)
      if (answer !== null && answer.status < 502) onBroken(`GET of image ${imageId} was answered ${answer.status}`)
      return null
    },
    async hasFile(url) {
      const answer = await attempt(url, {})
      return answer === null || answer.status >= 502 ? null : answer.status === 200
    },
  }
}
