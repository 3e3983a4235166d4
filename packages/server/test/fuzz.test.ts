import { Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { problemSchema } from '@picgen/sdk/contract'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { answerOf, type FuzzRequest, requests } from './fuzz/operations.js'
import { createTestStudio, signToken } from './test-studio.js'

/** How many requests are made: `FUZZ_REQUESTS=10000` for a long run. */
const COUNT = Number(process.env['FUZZ_REQUESTS'] ?? 2000)

const studio = await createTestStudio({
  server: {
    generation: { credits: { enabled: true, grant: 1_000_000 }, maxPending: 1_000_000 },
    rateLimitPerMinute: 1_000_000,
  },
})
const { as, puppet, url } = studio
const agent = new Agent({ keepAlive: true })
afterAll(() => agent.destroy())

/** A finished image, one that never ends, and another user's. */
async function knownIds(): Promise<string[]> {
  const { id } = await as('anna').createConversation()
  const done = await as('anna').send(id, 'a finished picture')
  await puppet.completeAtOnce('a finished picture')
  await as('anna').settled(done.image_id)
  const waiting = await as('anna').send(id, 'never finished')
  const theirs = await as('ben').createConversation()
  const hidden = await as('ben').send(theirs.id, 'somebody else’s')
  const more = await Promise.all(Array.from({ length: 4 }, () => as('anna').createConversation()))
  return [
    id,
    done.image_id,
    done.image_id,
    ...more.map((each) => each.id),
    waiting.image_id,
    theirs.id,
    hidden.image_id,
  ]
}

const ids = await knownIds()
const sizes = ['64x64', '96x64', '64x96', '1024x1024']
const models = ['puppet', 'puppet', 'puppet', 'nobody']
const words = { size: sizes, default_size: sizes, model: models, default_model: models, title: ['🦊'.repeat(200), 'T'] }
const anna = `Bearer ${await signToken({ sub: 'anna' })}`
const expired = `Bearer ${await signToken({ sub: 'anna', exp: 1_000_000_000 })}`
const nameless = `Bearer ${await signToken({ sub: '' })}`
const authorizations = fc.oneof(
  { weight: 12, arbitrary: fc.constant(anna) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(null, '', 'Bearer', 'Bearer x', 'Basic YTpi', expired, nameless, `${anna}x`),
  },
)

test(
  'no request of any shape gets a 5xx, or an answer that the contract does not have',
  async () => {
    const seen = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(requests({ ids, words }, authorizations), async (request) => {
        const answer = await send(request)
        const status = answer.statusCode ?? 0
        const about = `${request.method} ${request.path.slice(0, 200)} was answered ${status}`
        const outcome = `${request.operation} ${status}`
        seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
        expect(status, about).toBeLessThan(500)
        await checkAnswer(request, answer, about)
      }),
      { numRuns: COUNT },
    )
    // Requests that were all refused at the door would prove nothing.
    for (const reached of ['createConversation 201', 'sendMessage 202', 'setActiveImage 200', 'readConversation 200'])
      expect(seen.get(reached) ?? 0, reached).toBeGreaterThan(0)
  },
  60_000 + COUNT * 30,
)

test('after all of that it works as before', async () => {
  const { id } = await as('carla').createConversation()
  const { image } = await as('carla').send(id, 'still here')
  expect((await as('carla').read(id)).messages).toMatchObject([{ content: 'still here' }, { image_id: image.id }])
})

function send({ method, path, headers, body }: FuzzRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const request = httpRequest({ hostname, port, method, path, headers, agent }, resolve)
    request.once('error', reject)
    request.end(body ?? undefined)
  })
}

async function checkAnswer(request: FuzzRequest, answer: IncomingMessage, about: string): Promise<void> {
  const { statusCode: status = 0, headers } = answer
  // A stream of events has no end to wait for.
  if (headers['content-type']?.startsWith('text/event-stream')) return void answer.destroy()
  const body = await text(answer)
  if (status === 204 || status === 304 || request.method === 'HEAD') return expect(body, about).toBe('')
  const parsed: unknown = JSON.parse(body)
  if (status >= 400) {
    expect(headers['content-type'], about).toContain('application/problem+json')
    const problem = z.parse(problemSchema, parsed)
    expect(problem.status, about).toBe(status)
    // A refusal that is told again is that of the first request.
    if (!headers['idempotency-replayed']) expect(problem.request_id, about).toBe(headers['x-request-id'])
    return
  }
  const schema = answerOf(request.operation)
  const isThat = headers['content-type']?.startsWith('application/json')
  expect(isThat, about).toBe(true)
  if (schema) z.parse(schema, parsed)
}
