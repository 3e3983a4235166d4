import { Agent, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { faultOf, operationAt } from './fuzz/document.js'
import { type FuzzRequest, type Ingredients, requests } from './fuzz/operations.js'
import { gifBomb, hollowPng, plain, pngBomb, svg } from './hostile-images.js'
import { createTestStudio, signToken } from './test-studio.js'

/** How many requests are made: with fewer, some operation would not be reached. `npm run test:fuzz` is the long look. */
const COUNT = Number(process.env['FUZZ_REQUESTS'] ?? 5_000)

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

/** Finished images, enough of them to outlive the requests that delete: without one, no image is made from an image. */
async function finishedImages(): Promise<string[]> {
  const { id } = await as('anna').createConversation()
  const prompts = Array.from({ length: 20 }, (_, index) => `a source ${index}`)
  return Promise.all(
    prompts.map(async (prompt) => {
      const { image_id } = await as('anna').send(id, prompt, { mode: 'text2img' })
      await puppet.completeAtOnce(prompt)
      return (await as('anna').settled(image_id)).id
    }),
  )
}

/** A cursor of each list. */
async function knownCursors(): Promise<Record<string, string[]>> {
  const [conversation = ''] = ids
  const anna = as('anna')
  const { previous_cursor } = await anna.read(conversation, '?limit=1')
  const pages = ['image-conversations', 'images'].map((list) =>
    anna.get<{ next_cursor: string }>(`/api/${list}?limit=1`),
  )
  const [conversations, images] = await Promise.all(pages)
  const cursor = [conversations, images].map((page) => page?.body.next_cursor ?? '')
  return { cursor, before: [previous_cursor ?? ''] }
}

/** One of each type that may be uploaded, and some that mean harm. */
async function somePictures(): Promise<Record<string, Buffer>> {
  const picture = plain(40, 30)
  return {
    'image/png': await picture.clone().png().toBuffer(),
    'image/jpeg': await picture.clone().jpeg().toBuffer(),
    'image/webp': await picture.clone().webp().toBuffer(),
    'image/avif': await picture.clone().avif().toBuffer(),
    'image/gif': await picture.clone().gif().toBuffer(),
    'image/svg+xml': svg,
    'image/x-bomb': pngBomb(16_000, 16_000),
    'image/x-hollow': hollowPng(40, 30),
    'image/x-canvas': gifBomb(),
  }
}

// Of the finished ones several, or a request that deletes takes the only one away.
const sources = await finishedImages()
const ids = [...(await knownIds()), ...sources.slice(0, 5)]
const pictures = await somePictures()
const sizes = ['64x64', '96x64', '64x96', '1024x1024']
const models = ['puppet', 'puppet', 'puppet', 'nobody']
const words = {
  size: sizes,
  default_size: sizes,
  model: models,
  default_model: models,
  title: ['🦊'.repeat(200), 'T'],
  source_image_id: sources,
}
const finished = await as('anna').image(ids[1] ?? '')
const files = [finished.url ?? '', finished.thumbnail_url ?? ''].map((each) => new URL(each, url))
const cursors = await knownCursors()
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

const ingredients: Ingredients = {
  ids,
  words: { ...words, ...cursors },
  authorizations,
  pictures,
  files: files.map(({ pathname, search }) => pathname + search),
}

/** Of the operations that change something, of the lists and of the files. */
const REACHED = [
  'createConversation 201',
  'updateConversation 200',
  'sendMessage 202',
  'setActiveImage 200',
  'createConversationFromImage 201',
  'text2img 202',
  'img2img 202',
  'uploadImage 201',
  'uploadImage 422',
  'listConversations 200',
  'readConversation 200',
  'listImages 200',
  'readFile 200',
]

/** What is answered where the document has nothing: refusals, and a browser's question what another site may send. */
const UNKNOWN = { OPTIONS: [204, 400, 404], others: [400, 401, 404, 405, 413, 415] }

test(
  'no request of any shape gets a 5xx, or an answer that the OpenAPI document does not have',
  async () => {
    const seen = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(requests(ingredients), async (request) => {
        const answer = await send(request)
        const status = answer.statusCode ?? 0
        const about = `${request.method} ${request.path.slice(0, 200)} was answered ${status}`
        const outcome = `${operationAt(request.method, request.path)?.operationId} ${status}`
        seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
        expect(status, about).toBeLessThan(500)
        await checkAnswer(request, answer, about)
      }),
      { numRuns: COUNT },
    )
    // Requests that were all refused at the door would prove nothing.
    for (const reached of REACHED) expect(seen.get(reached) ?? 0, reached).toBeGreaterThan(0)
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

async function checkAnswer({ method, path }: FuzzRequest, answer: IncomingMessage, about: string): Promise<void> {
  const { statusCode: status = 0, headers } = answer
  const operation = operationAt(method, path)
  const declared = operation && Object.keys(operation.responses).map(Number)
  expect(declared ?? UNKNOWN[method === 'OPTIONS' ? 'OPTIONS' : 'others'], about).toContain(status)
  const [type = ''] = (headers['content-type'] ?? '').split(';')
  // A stream of events has no end to wait for.
  if (type === 'text/event-stream') return void answer.destroy()
  const body = await text(answer)
  const { content = {} } = operation?.responses[status] ?? {}
  const isEmpty = operation ? Object.keys(content).length === 0 : status === 204
  if (isEmpty || method === 'HEAD') return expect(body, about).toBe('')
  if (status >= 400) expectProblem(status, type, headers, JSON.parse(body), about)
  if (!operation) return
  expect(Object.keys(content), about).toContain(type)
  if (type.endsWith('json') && content[type]?.schema)
    expect(faultOf(operation, status, type, JSON.parse(body)), about).toBeNull()
}

function expectProblem(status: number, type: string, headers: IncomingHttpHeaders, problem: unknown, about: string) {
  expect(type, about).toBe('application/problem+json')
  // A refusal that is told again is that of the first request.
  const asked = headers['idempotency-replayed'] ? expect.any(String) : headers['x-request-id']
  expect(problem, about).toMatchObject({ status, code: expect.any(String), request_id: asked })
}
