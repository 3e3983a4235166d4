import { expect, test } from 'vitest'
import { ImageModelError } from '../image-model.js'
import { isKeyProblem } from './key-problem-error.js'
import { ProviderHttpError, type ProviderHttpErrorKind, requireSuccess } from './provider-http-error.js'
import { toImageModelError } from './to-image-model-error.js'

/** An error as the AI SDK marks it, whatever its version. */
function aiSdkError(name: string, message: string, fields: Record<string, unknown> = {}, cause?: unknown): Error {
  const marks = { [Symbol.for('vercel.ai.error')]: true, [Symbol.for(`vercel.ai.error.AI_${name}`)]: true }
  return Object.assign(new Error(message, { cause }), { name: `AI_${name}`, ...marks, ...fields })
}

const apiCallError = (statusCode: number, body: unknown) =>
  aiSdkError('APICallError', 'Bad', {
    statusCode,
    responseBody: typeof body === 'string' ? body : JSON.stringify(body),
    responseHeaders: {},
  })

const ofExample = (error: unknown) => toImageModelError(error, { name: 'Example' })
const HTML = '<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>'

test.each([
  [
    'OpenAI',
    400,
    { error: { code: 'moderation_blocked', message: 'Your request was rejected by the safety system.' } },
  ],
  ['OpenAI, older', 400, { error: { code: 'content_policy_violation', message: 'Rejected.' } }],
  ['Azure', 400, { error: { code: 'contentFilter', inner_error: { code: 'ResponsibleAIPolicyViolation' } } }],
  [
    'fal',
    422,
    { detail: [{ loc: ['body', 'prompt'], msg: 'The content was flagged.', type: 'content_policy_violation' }] },
  ],
  ['Together', 422, { error: { message: 'NSFW content detected in the prompt.' } }],
  ['Black Forest Labs', 403, { detail: 'Request Moderated' }],
  [
    'Bedrock',
    400,
    { message: 'This request has been blocked by our content filters: it violates our responsible AI policy.' },
  ],
  ['one with a fault’s status', 500, { error: { code: 'content_policy_violation' } }],
])('a refusal for content by %s is content_policy', (_provider, status, body) => {
  const error = ofExample(apiCallError(status, body))
  expect(error).toMatchObject({
    code: 'content_policy',
    message: expect.stringMatching(/^Example refused this picture/),
  })
})

test('words of the prompt that come back with an error are no refusal', () => {
  const body = { detail: [{ msg: 'Size must be 512.', loc: ['body'], input: 'an nsfw, flagged, inappropriate cat' }] }
  expect(ofExample(apiCallError(422, body)).code).toBe('provider_rejected')
})

test('an adapter knows refusals of its own', () => {
  const isContentRefusal = ({ body }: { body: string }) => body.includes('E005')
  const error = toImageModelError(apiCallError(500, { error: 'E005' }), { name: 'Example', isContentRefusal })
  expect(error.code).toBe('content_policy')
  const plain = toImageModelError(new Error('Failed: E005'), {
    name: 'Example',
    isContentRefusal: ({ message }) => message.includes('E005'),
  })
  expect(plain.code).toBe('content_policy')
})

test.each([
  [400, { error: { message: 'Invalid size "1x1"' } }, 'Example did not accept this request: Invalid size "1x1".'],
  [422, { detail: [{ msg: 'seed must be positive.' }] }, 'Example did not accept this request: seed must be positive.'],
  [
    404,
    { error: 'Not Found', message: 'There is no model "x".' },
    'Example did not accept this request: There is no model "x".',
  ],
  [404, HTML, 'Example does not know this model; choose another model.'],
  [413, '', 'This request is too large for Example; use a smaller image or fewer words.'],
  [400, HTML, 'Example did not accept this request (400); change the words or the size, or choose another model.'],
])('a refused request (%i %j) says what the provider said', (status, body, message) => {
  expect(ofExample(apiCallError(status, body))).toMatchObject({ code: 'provider_rejected', message })
})

test('what a provider says is shortened, in one line, and holds no secrets', () => {
  const secrets =
    'key sk-proj-abc123DEF456 at https://me:pw@cdn.example.com/a.png?token=s3cr3t id 0123456789abcdef0123456789abcdef'
  const { message } = ofExample(
    apiCallError(400, { error: { message: `Wrong\n\tthing: ${secrets} ${'and more '.repeat(50)}` } }),
  )
  expect(message).toMatch(
    /^Example did not accept this request: Wrong thing: key … at cdn\.example\.com\/a\.png id … and more/,
  )
  expect(message).not.toMatch(/abc123|s3cr3t|pw@|0123456789|\n/)
  expect([...message].length).toBeLessThan(250)
})

test('ordinary words about keys and tokens stay readable', () => {
  const { message } = ofExample(
    apiCallError(422, { error: 'The key seed_number and the token limit exceeded 77 tokens.' }),
  )
  expect(message).toContain('The key seed_number and the token limit exceeded 77 tokens.')
})

test.each([
  [401, { error: 'Unauthorized' }],
  [403, { error: { message: 'Your organization must be verified.' } }],
  [400, { error: { message: 'API key not valid. Please pass a valid API key.', status: 'INVALID_ARGUMENT' } }],
  [400, { error: 'Incorrect API key provided: xa***12.' }],
])('a refused key (%i %j) is a key problem, for the log', (status, body) => {
  const error = toImageModelError(apiCallError(status, body), { name: 'Example', keyName: 'EXAMPLE_API_KEY' })
  expect(error).toMatchObject({ code: 'provider_unavailable' })
  expect(error.message).toContain('is not set up right: whoever runs this Studio must correct its key')
  expect(isKeyProblem(error)).toBe(true)
  expect(error.forOperator).toMatch(/^Example does not accept its key \(EXAMPLE_API_KEY\): \w/)
})

test('a key that was never set is a key problem', () => {
  expect(isKeyProblem(ofExample(aiSdkError('LoadAPIKeyError', 'Example API key is missing.')))).toBe(true)
})

test.each([
  [402, { detail: 'Insufficient credits.' }],
  [429, { error: { code: 'insufficient_quota' } }],
  [400, { error: { code: 'billing_hard_limit_reached' } }],
  [403, { detail: 'User is locked. Reason: Exhausted balance.' }],
])('used-up credit (%i %j) is provider_quota, and no key problem', (status, body) => {
  const error = ofExample(apiCallError(status, body))
  expect(error).toMatchObject({ code: 'provider_quota', message: expect.stringContaining('has no credit left') })
  expect(error.forOperator).toMatch(/used up/)
  expect(isKeyProblem(error)).toBe(false)
})

test.each([
  [429, 'provider_quota', /is busy/],
  [500, 'provider_unavailable', /fault of its own \(500\)/],
  [503, 'provider_unavailable', /try again in a few minutes/],
])('an answer of %i after all patience is %s', (status, code, message) => {
  expect(ofExample(apiCallError(status, HTML))).toMatchObject({ code, message: expect.stringMatching(message) })
})

test.each<[ProviderHttpErrorKind, string, RegExp]>([
  ['unreachable', 'provider_unavailable', /can't be reached/],
  ['interrupted', 'provider_unavailable', /broke off/],
  ['maybe_billed', 'provider_unavailable', /lost on its way\. Nothing was charged here; send again/],
  ['redirected', 'provider_unavailable', /must correct its address/],
  ['too_large', 'bad_output', /too large/],
  ['unexpected_body', 'bad_output', /is no image/],
  ['forbidden_url', 'bad_output', /may not open/],
  ['download_failed', 'provider_unavailable', /could not be fetched/],
])('%s is %s, also deep inside an error of the AI SDK', (kind, code, message) => {
  const own = new ProviderHttpError(kind, 'To the log: https://secret.example.com/?key=1')
  const wrapped = aiSdkError(
    'APICallError',
    'Cannot connect to API: x',
    {},
    new TypeError('fetch failed', { cause: own }),
  )
  for (const error of [own, wrapped]) {
    expect(ofExample(error)).toMatchObject({ code, message: expect.stringMatching(message) })
    expect(ofExample(error).message).not.toContain('secret')
  }
})

test('an image that its CDN refuses is no key problem', () => {
  const answer = { status: 403, body: '', headers: {} }
  const error = ofExample(new ProviderHttpError('download_failed', 'x', { answer }))
  expect(error.code).toBe('bad_output')
  expect(isKeyProblem(error)).toBe(false)
})

test.each([
  'InvalidResponseDataError',
  'JSONParseError',
  'TypeValidationError',
  'NoImageGeneratedError',
  'EmptyResponseBodyError',
])('the AI SDK’s %s is bad_output, alone and under a call that succeeded', (name) => {
  const malformed = aiSdkError(name, 'JSON parsing failed: Text: <html>.')
  expect(ofExample(malformed).code).toBe('bad_output')
  const wrapped = aiSdkError(
    'APICallError',
    'Invalid JSON response',
    { statusCode: 200, responseBody: HTML },
    malformed,
  )
  expect(ofExample(wrapped)).toMatchObject({ code: 'bad_output', message: expect.not.stringContaining('<') })
})

test('what the AI SDK won’t ask for is provider_rejected', () => {
  const error = ofExample(aiSdkError('UnsupportedFunctionalityError', "'mask' functionality not supported."))
  expect(error).toMatchObject({ code: 'provider_rejected', message: expect.stringContaining("'mask' functionality") })
})

test('the vendors’ own clients are understood', () => {
  const fal = Object.assign(new Error('Unprocessable Entity'), {
    name: 'ValidationError',
    status: 422,
    body: { detail: 'Bad seed.' },
  })
  expect(ofExample(fal)).toMatchObject({ code: 'provider_rejected', message: expect.stringContaining('Bad seed.') })
  const replicate = Object.assign(
    new Error('Request to https://api.example.com failed with status 402 Payment Required: {"detail":"No credit."}.'),
    { name: 'ApiError', response: new Response(null, { status: 402 }) },
  )
  expect(ofExample(replicate).code).toBe('provider_quota')
})

test('an answer that an adapter checked itself is mapped the same way', async () => {
  const response = new Response('{"error":"No such size."}', {
    status: 400,
    headers: { 'set-cookie': 'a=b', 'retry-after': '5' },
  })
  const error: unknown = await requireSuccess(response).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ answer: { status: 400, headers: { 'retry-after': '5' } } })
  expect(error).not.toHaveProperty('answer.headers.set-cookie')
  expect(ofExample(error)).toMatchObject({
    code: 'provider_rejected',
    message: expect.stringContaining('No such size.'),
  })
})

test('the signal’s reason is thrown untouched, whatever the error looks like', () => {
  const reason = new Error('The person cancelled.')
  const origin = { name: 'Example', signal: AbortSignal.abort(reason) }
  expect(() => toImageModelError(new ProviderHttpError('interrupted', 'x'), origin)).toThrow(reason)
})

test('what is no provider’s fault is thrown as it is', () => {
  const defect = new TypeError('x is not a function')
  expect(() => ofExample(defect)).toThrow(defect)
  const database = aiSdkError(
    'APICallError',
    'Cannot connect to API: connect ECONNREFUSED',
    {},
    new Error('connect ECONNREFUSED'),
  )
  expect(() => ofExample(database)).toThrow(database)
})

test('an error that is ready for a person stays as it is', () => {
  const ready = new ImageModelError('source_missing', 'The source image is gone.')
  expect(ofExample(new Error('wrapped', { cause: ready }))).toBe(ready)
})
