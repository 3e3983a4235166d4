import type { ProblemCode } from '@picgen/sdk/contract'

/** When each code is answered, and with which status. */
export const problemMeanings: Record<ProblemCode, { status: number; when: string }> = {
  invalid_request: { status: 400, when: 'The body, query, path or a header is malformed, or holds a NUL character.' },
  unauthenticated: { status: 401, when: 'There is no token, or one that is expired, not yet valid, or not for here.' },
  insufficient_credits: { status: 402, when: 'The balance does not cover the cost. Nothing was written.' },
  forbidden: { status: 403, when: 'Called from where nobody may: in local mode, another machine or another site.' },
  not_found: { status: 404, when: 'There is no such thing, or it is not the caller’s.' },
  method_not_allowed: { status: 405, when: 'The path has other methods: the allow header names them.' },
  image_not_ready: { status: 409, when: 'The image is not completed, so it can’t be active, a source, or a start.' },
  no_active_image: { status: 409, when: 'img2img was asked for, and there is neither an active image nor a source.' },
  not_cancellable: { status: 409, when: 'The image already has its end.' },
  idempotency_in_progress: { status: 409, when: 'The first request with this idempotency key is still running.' },
  payload_too_large: { status: 413, when: 'The body is larger than this endpoint takes.' },
  unsupported_media_type: { status: 415, when: 'The body is of another content type.' },
  idempotency_key_reused: { status: 422, when: 'The idempotency key came before, with another body or route.' },
  unknown_model: { status: 422, when: 'The catalogue has no such model.' },
  unsupported_size: { status: 422, when: 'The model does not make images of this size.' },
  unsupported_mode: { status: 422, when: 'The model can’t do this kind of generation.' },
  unreadable_image: { status: 422, when: 'The file is no image that can be read.' },
  rate_limited: { status: 429, when: 'Too many requests; retry-after says when to come back.' },
  too_many_pending: { status: 429, when: 'Too many unfinished images; retry-after says when to come back.' },
  internal: { status: 500, when: 'A defect on the server’s side.' },
  unavailable: {
    status: 503,
    when: 'The database is away, or the server shuts down; retry-after says when to come back.',
  },
}

/** What every operation of the API can answer with. */
const ALWAYS: ProblemCode[] = [
  'invalid_request',
  'unauthenticated',
  'forbidden',
  'rate_limited',
  'internal',
  'unavailable',
]

/** The codes of an operation, from its form and from what is its own. */
export function problemsOf(method: string, path: string, own: readonly ProblemCode[]): ProblemCode[] {
  const codes = new Set<ProblemCode>([...ALWAYS, ...own])
  if (path.includes('{')) codes.add('not_found')
  if (method !== 'GET') for (const code of ['payload_too_large', 'unsupported_media_type'] as const) codes.add(code)
  if (method === 'POST')
    for (const code of ['idempotency_in_progress', 'idempotency_key_reused'] as const) codes.add(code)
  const order = Object.keys(problemMeanings)
  return [...codes].sort((one, other) => order.indexOf(one) - order.indexOf(other))
}
