import type { Problem, SendMessage } from '@picgen/sdk/contract'
import { at, type Breakage, headers, hears, problem, refuses, status, takes } from '../breaking.js'

const CONVERSATIONS = 'POST /api/image-conversations'
const MESSAGES = 'POST /api/image-conversations/*/messages'

/** Frameworks answer like this by themselves. */
const bareDetail = at('GET /api/images/*', async (send, request) => {
  const response = await send(request)
  return response.ok ? response : Response.json({ detail: 'Not Found' }, { status: 404 })
})

export const errorBreakages: Breakage[] = [
  ['errors.problem', 'answers errors as its framework does', bareDetail],
  [
    'errors.problem',
    'says that a problem is plain JSON',
    headers('GET /api/images/*', (sent) => {
      sent.set('content-type', 'application/json')
    }),
  ],
  [
    'errors.request-id',
    'gives a problem another request id',
    refuses<Problem>('GET /api/images/*', (body) => {
      body.request_id = 'another'
    }),
  ],
  ['errors.not-found', 'answers a message to nobody with 400', status(MESSAGES, 404, 400)],
  ['errors.malformed-json', 'answers JSON that does not parse with 422', status(CONVERSATIONS, 400, 422)],
  [
    'errors.nul',
    'drops a NUL character',
    takes<{ title?: string }>(CONVERSATIONS, (body) => {
      body.title = body.title?.replace('\0', '') ?? 'a'
    }),
  ],
  [
    'errors.fields',
    'does not name the field',
    refuses<Problem>(MESSAGES, (body) => {
      delete body.errors
    }),
  ],
  ['errors.method', 'says of a method that the path is missing', status('PUT /api/models', 405, 404)],
  ['errors.method', 'does not name the methods', headers('PUT /api/models', (sent) => sent.delete('allow'))],
  [
    'errors.media-type',
    'reads whatever it is as JSON',
    hears(CONVERSATIONS, (sent) => {
      sent.set('content-type', 'application/json')
    }),
  ],
  ['errors.too-large', 'calls a large upload malformed', at('POST /api/images', async () => refusal(400))],
  [
    'errors.blank',
    'takes a message of white space',
    takes<SendMessage>(MESSAGES, (body) => {
      body.content = body.content.trim() || 'nothing'
    }),
  ],
  [
    'errors.long-content',
    'cuts a long message',
    takes<SendMessage>(MESSAGES, (body) => {
      body.content = body.content.slice(0, 10)
    }),
  ],
  [
    'errors.longest-content',
    'refuses a message of 2,000 characters',
    problem(MESSAGES, 'invalid_request', 400, (text) => text.length > 2000),
  ],
  [
    'errors.longest-content',
    'counts white space around a message',
    problem(MESSAGES, 'invalid_request', 400, (text) => JSON.parse(text).content.length > 4000),
  ],
  [
    'errors.never-500',
    'fails on half a character',
    problem(MESSAGES, 'internal', 500, (text) => text.includes('\\ud800')),
  ],
  [
    'errors.never-500',
    'shows where it failed',
    refuses<Problem>(MESSAGES, (body) => {
      body.detail = 'Error: at readBody (/srv/studio/app.js:12:7)'
    }),
  ],
  [
    'errors.unknown-model',
    'takes its default for a model that it lacks',
    takes<SendMessage>(MESSAGES, (body) => {
      delete body.model
    }),
  ],
  [
    'errors.unsupported-size',
    'takes its default for a size that it lacks',
    takes<SendMessage>(MESSAGES, (body) => {
      delete body.size
    }),
  ],
  [
    'errors.unsupported-mode',
    'takes another model for one that can’t',
    takes<SendMessage>(MESSAGES, (body) => {
      delete body.model
    }),
  ],
  [
    'errors.no-active-image',
    'draws where there is nothing to build on',
    takes<SendMessage>(MESSAGES, (body) => {
      body.mode = 'auto'
    }),
  ],
  [
    'errors.image-not-ready',
    'says of a cancelled image that it is missing',
    status('PATCH /api/image-conversations/*/active-image', 409, 404),
  ],
  ['errors.not-cancellable', 'cancels what is done', status('POST /api/images/*/cancel', 409, 200)],
]

function refusal(code: number): Response {
  return Response.json({ detail: 'Bad Request' }, { status: code })
}
