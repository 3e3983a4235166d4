import { SignJWT } from 'jose'
import type { LoadTarget } from './load.js'

/** What the tokens of the benchmark are signed with. */
export const SECRET = 'the secret of the benchmark, which is long enough'

/** Users are created so many at a time. */
const AT_ONCE = 20

/** A user with a conversation and an account. */
export interface Sender {
  headers: Record<string, string>
  conversationId: string
}

/** Creates so many. */
export async function createSenders(url: string, count: number): Promise<Sender[]> {
  const senders: Sender[] = []
  const createSome = async (_: unknown, first: number) => {
    for (let index = first; index < count; index += AT_ONCE) senders.push(await createSender(url, `user ${index}`))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, createSome))
  return senders
}

async function createSender(url: string, user: string): Promise<Sender> {
  const token = await new SignJWT({ sub: user, exp: Math.floor(Date.now() / 1000) + 3600 })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(SECRET))
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'x-user': user }
  const response = await fetch(`${url}/api/image-conversations`, { method: 'POST', headers, body: '{}' })
  const conversation: { id: string } = JSON.parse(await response.text())
  const account = await fetch(`${url}/api/account`, { headers })
  await account.arrayBuffer()
  return { headers, conversationId: conversation.id }
}

/** Everybody's sends in turn; `prefix` is what stands before `conversations` in the paths. */
export function sendTarget(url: string, prefix: string, senders: readonly Sender[]): LoadTarget {
  let count = 0
  return {
    url,
    next() {
      count += 1
      const sender = senders[count % senders.length]
      if (!sender) throw new Error('There is nobody who sends')
      return {
        path: `${prefix}conversations/${sender.conversationId}/messages`,
        headers: { ...sender.headers, 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify({ content: `A fox in the snow, number ${count}`, mode: 'text2img' }),
      }
    },
  }
}
