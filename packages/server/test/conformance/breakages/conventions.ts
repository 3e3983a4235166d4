import type { Conversation, ConversationDetail, Problem } from '@picgen/sdk/contract'
import {
  answers,
  asFirstCaller,
  type Break,
  type Breakage,
  headers,
  hears,
  isAt,
  problem,
  queries,
  refuses,
  status,
  takes,
} from '../breaking.js'

const CONVERSATIONS = 'POST /api/image-conversations'

export const conventionBreakages: Breakage[] = [
  ['conventions.json', 'says that its JSON is text', headers('GET /api/models', set('content-type', 'text/plain'))],
  [
    'conventions.ids',
    'counts its ids in UUIDs of version 4',
    answers<Conversation>(CONVERSATIONS, (made) => {
      made.id = `${made.id.slice(0, 14)}4${made.id.slice(15)}`
    }),
  ],
  [
    'conventions.times',
    'leaves the milliseconds out of times',
    answers<Conversation>(CONVERSATIONS, (made) => {
      made.created_at = made.created_at.replace(/\.\d+/, '')
    }),
  ],
  [
    'conventions.unknown-field',
    'ignores a field that it does not know',
    takes<{ titel?: string }>(CONVERSATIONS, (body) => {
      delete body.titel
    }),
  ],
  ['conventions.unknown-query', 'ignores a query field', queries('GET /api/images', (query) => query.delete('colour'))],
  [
    'conventions.wrong-type',
    'takes a number for a title',
    takes<{ title?: unknown }>(CONVERSATIONS, (body) => {
      if (body.title === 7) body.title = '7'
    }),
  ],
  ['conventions.bad-id', 'says of what is no id that it is missing', status('GET /api/images/*', 400, 404)],
  [
    'conventions.request-id',
    'gives no request id',
    headers('GET /api/images/*', (sent) => sent.delete('x-request-id')),
  ],
  [
    'conventions.request-id-echo',
    'ignores the caller’s request id',
    headers('GET /api/models', set('x-request-id', 'own')),
  ],
  [
    'conventions.request-id-echo',
    'gives any request id back',
    headers('GET /api/models', (sent, request) => {
      sent.set('x-request-id', request.headers.get('x-request-id') ?? 'own')
    }),
  ],
  [
    'conventions.new-fields',
    'begins with a model that it lacks',
    answers<Conversation>(CONVERSATIONS, (made) => {
      made.default_model = 'gone'
    }),
  ],
]

export const callerBreakages: Breakage[] = [
  ['callers.no-token', 'lets everybody in', lettingIn((authorization) => authorization === null)],
  [
    'callers.made-up-token',
    'does not check signatures',
    lettingIn((authorization) => /^Bearer ey.+\..+\../.test(authorization ?? '')),
  ],
  [
    'callers.no-signature',
    'takes a token that says it needs no signature',
    lettingIn((it) => it?.endsWith('.') === true),
  ],
  ['callers.others-conversation', 'shows another’s conversation', asFirstCaller('GET /api/image-conversations/*')],
  [
    'callers.others-conversation',
    'tells that another’s conversation exists',
    problem('PATCH /api/image-conversations/*', 'forbidden', 403, (text) => text.includes('Mine now')),
  ],
  ['callers.others-conversation', 'lets another delete it', asFirstCaller('DELETE /api/image-conversations/*')],
  [
    'callers.others-image',
    'tells another’s image from none',
    (() => {
      let count = 0
      return refuses<Problem>('GET /api/images/*', (body) => {
        count += 1
        body.detail += ` (${count})`
      })
    })(),
  ],
  ['callers.others-image', 'lets another begin from it', asFirstCaller('POST /api/image-conversations/from-image/*')],
  [
    'callers.others-image-as-source',
    'takes another’s image as the active one',
    problem('PATCH /api/image-conversations/*/active-image', 'image_not_ready', 409, () => true),
  ],
  ['callers.others-lists', 'lists everybody’s images', asFirstCaller('GET /api/images')],
]

export const originBreakages: Breakage[] = [
  [
    'callers.origin-preflight',
    'does not let a page send its key',
    headers('OPTIONS /api/image-conversations', (sent) => {
      sent.set('access-control-allow-headers', 'authorization, content-type')
    }),
  ],
  [
    'callers.origin-preflight',
    'wants a token of whoever only asks',
    status('OPTIONS /api/image-conversations', 204, 401),
  ],
  [
    'callers.origin-answers',
    'hides its errors from a page',
    headers('GET /api/images/*', (sent) => {
      sent.delete('access-control-allow-origin')
    }),
  ],
  [
    'callers.origin-headers',
    'shows a page no headers',
    headers('GET /api/models', (sent) => {
      sent.delete('access-control-expose-headers')
    }),
  ],
]

export const idempotencyBreakages: Breakage[] = [
  ['idempotency.replay', 'knows no keys', hears(CONVERSATIONS, forgetKey)],
  ['idempotency.replay', 'does not say that it repeats itself', headers(CONVERSATIONS, notReplayed)],
  [
    'idempotency.replay',
    'makes the answer anew',
    answers<Conversation>(CONVERSATIONS, (made) => {
      made.title += Math.random()
    }),
  ],
  ['idempotency.message', 'sends a message twice', hears('POST /api/image-conversations/*/messages', forgetKey)],
  [
    'idempotency.message',
    'shows a message twice',
    answers<ConversationDetail>('GET /api/image-conversations/*', ({ messages }) => {
      messages.push(...messages)
    }),
  ],
  [
    'idempotency.other-body',
    'takes a used key for another body',
    hears(CONVERSATIONS, async (sent, request) => {
      if ((await request.text()).includes('Two')) forgetKey(sent)
    }),
  ],
  [
    'idempotency.other-route',
    'takes a used key on another route',
    hears('POST /api/image-conversations/from-image/*', forgetKey),
  ],
  ['idempotency.at-once', 'makes a thing for each of two at once', hears(CONVERSATIONS, forgetKey)],
  ['idempotency.refusal', 'forgets what it refused', headers(CONVERSATIONS, notReplayed)],
  ['idempotency.each-caller', 'shares keys between callers', asFirstCaller(CONVERSATIONS)],
  ['idempotency.bad-key', 'takes a key of any length', hears(CONVERSATIONS, forgetKey)],
]

function set(name: string, value: string) {
  return (sent: Headers) => sent.set(name, value)
}

function forgetKey(sent: Headers): void {
  sent.delete('idempotency-key')
}

function notReplayed(sent: Headers): void {
  sent.delete('idempotency-replayed')
}

/** Whose token is like this comes in as the first caller. The first of all requests has a good token. */
function lettingIn(isTaken: (authorization: string | null) => boolean): Break {
  let good: string | null = null
  return (send, request) => {
    if (isAt('GET /api/models', request)) good ??= request.headers.get('authorization')
    const change = (sent: Headers) => {
      if (good !== null && isTaken(sent.get('authorization'))) sent.set('authorization', good)
    }
    return hears('GET /api/.*', change)(send, request)
  }
}
