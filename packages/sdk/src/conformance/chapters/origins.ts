import type { Answer } from '../caller.js'
import type { Check } from '../check.js'
import { describe, expectThat } from '../expectations.js'
import { NOBODYS_ID, paths } from '../paths.js'

/** What the widget sends with a message that a browser asks about first. */
const ASKED_HEADERS = ['authorization', 'content-type', 'idempotency-key']

/** What a browser wants to hear before a page of another origin may call. */
export const origins: readonly Check[] = [
  {
    id: 'callers.origin-preflight',
    level: 'required',
    sentence: 'A browser that asks whether the page’s origin may send hears that it may',
    async run({ user, origin }) {
      for (const method of ['POST', 'PATCH', 'DELETE'] as const) {
        const path = method === 'POST' ? paths.conversations : paths.conversation(NOBODYS_ID)
        const answer = await user.call('OPTIONS', path, {
          authorization: null,
          headers: {
            origin: origin(),
            'access-control-request-method': method,
            'access-control-request-headers': ASKED_HEADERS.join(','),
          },
        })
        expectThat(answer.status < 300, `${answer.request} for ${method}`, 'a 2xx', describe(answer))
        expectAllowed(answer, origin())
        expectListed(answer, 'access-control-allow-methods', [method])
        expectListed(answer, 'access-control-allow-headers', ASKED_HEADERS)
      }
    },
  },
  {
    id: 'callers.origin-answers',
    level: 'required',
    sentence: 'Answers may be read by a page of that origin, errors included',
    async run({ user, origin }) {
      const headers = { origin: origin() }
      expectAllowed(await user.call('GET', paths.models, { headers }), origin())
      expectAllowed(await user.call('GET', paths.image(NOBODYS_ID), { headers }), origin())
      expectAllowed(await user.call('GET', paths.models, { headers, authorization: 'Bearer made.up' }), origin())
    },
  },
  {
    id: 'callers.origin-headers',
    level: 'rest',
    sentence: 'A page of that origin may read the request id, and how long to wait',
    async run({ user, origin }) {
      const answer = await user.call('GET', paths.models, { headers: { origin: origin() } })
      expectListed(answer, 'access-control-expose-headers', ['x-request-id', 'retry-after'])
    },
  },
]

function expectAllowed(answer: Answer, origin: string): void {
  const allowed = answer.headers.get('access-control-allow-origin') ?? '(none)'
  expectThat(
    allowed === origin || allowed === '*',
    answer.request,
    `access-control-allow-origin: ${origin}`,
    `access-control-allow-origin: ${allowed}`,
  )
}

/** A star stands for everything but `authorization`, which has to be named. */
function expectListed(answer: Answer, header: string, wanted: readonly string[]): void {
  const listed = (answer.headers.get(header) ?? '').split(',').map((name) => name.trim().toLowerCase())
  const missing = wanted
    .map((name) => name.toLowerCase())
    .filter((name) => !listed.includes(name) && !(listed.includes('*') && name !== 'authorization'))
  expectThat(
    missing.length === 0,
    answer.request,
    `${header} with ${wanted.join(', ')}`,
    `none of ${missing.join(', ')}`,
  )
}
