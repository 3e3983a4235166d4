import type { ProblemCode } from '@picgen/sdk/contract'
import { account, conversation, conversationDetail, image, model, sentMessage } from './examples.js'

/** What is said of an operation beyond its schemas. */
export interface OperationText {
  /** Its name, where the contract's table of routes has none. */
  id?: string
  tag: 'Conversations' | 'Images' | 'Account' | 'Operating'
  summary: string
  description?: string
  /** Codes of its own, beside what every operation can answer with. */
  problems?: ProblemCode[]
  /** A body that is a good first try. */
  request?: unknown
  /** What it answers then. */
  answer?: unknown
  /** Content types and their schemas where the answer is no JSON of the contract, by status. */
  answers?: Record<number, { description: string; content: Record<string, object> }>
  /** Content types and their schemas where the body is more than JSON. */
  body?: Record<string, object>
  /** False: no token is asked for, and errors are the operation's own. */
  isPublic?: true
}

const binary = { type: 'string', format: 'binary' }
const pictures = Object.fromEntries(['image/png', 'image/jpeg', 'image/webp'].map((type) => [type, { schema: binary }]))
const text = { type: 'string' }
const generationProblems: ProblemCode[] = [
  'insufficient_credits',
  'unknown_model',
  'unsupported_size',
  'unsupported_mode',
  'too_many_pending',
]
const imageTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/avif', 'image/gif']

/** By method and path. Every route that is served stands here, or `npm run openapi` says which does not. */
export const operations: Record<string, OperationText> = {
  'POST /api/image-conversations': {
    tag: 'Conversations',
    summary: 'Start a conversation',
    description: 'Nothing is drawn yet. Without a title, the first prompt gives it one.',
    problems: ['unknown_model', 'unsupported_size'],
    request: { title: 'The cat in the yellow raincoat' },
    answer: { ...conversation, active_image_id: null, active_image: null },
  },
  'GET /api/image-conversations': {
    tag: 'Conversations',
    summary: 'List the conversations',
    description: 'Last touched first, each with its active image. Pass next_cursor as cursor for those after these.',
    answer: { data: [conversation], next_cursor: null },
  },
  'GET /api/image-conversations/{conversation_id}': {
    tag: 'Conversations',
    summary: 'Read a conversation with its messages',
    answer: conversationDetail,
  },
  'PATCH /api/image-conversations/{conversation_id}': {
    tag: 'Conversations',
    summary: 'Rename a conversation, or change its defaults',
    problems: ['unknown_model', 'unsupported_size'],
    request: { title: 'The cat, in the rain' },
    answer: { ...conversation, title: 'The cat, in the rain' },
  },
  'DELETE /api/image-conversations/{conversation_id}': {
    tag: 'Conversations',
    summary: 'Delete a conversation',
    description: 'Work that is pending in it is cancelled. Its images stay in the history.',
  },
  'POST /api/image-conversations/{conversation_id}/messages': {
    tag: 'Conversations',
    summary: 'Send a message',
    description:
      'Answers at once, before any model is called: read the image, or follow the conversation’s events, until it is final. With an active image the picture is made from that one, without one from words alone, unless mode says which. Reference images are further completed images for the model to look at, in either case; max_source_images of a model says how many with the source, and none below 2.',
    problems: [...generationProblems, 'no_active_image', 'image_not_ready'],
    request: { content: 'Now make it raining' },
    answer: sentMessage,
  },
  'PATCH /api/image-conversations/{conversation_id}/active-image': {
    tag: 'Conversations',
    summary: 'Choose or clear the active image',
    description: 'What the next message builds on: any completed image of the caller’s, or null for a new start.',
    problems: ['image_not_ready'],
    request: { image_id: image.id },
    answer: conversation,
  },
  'POST /api/image-conversations/from-image/{image_id}': {
    tag: 'Conversations',
    summary: 'Start a conversation from an image',
    description: 'The image is its active image and its first message. The image itself stays where it was.',
    problems: ['image_not_ready'],
    answer: conversationDetail,
  },
  'GET /api/image-conversations/{conversation_id}/events': {
    tag: 'Conversations',
    summary: 'Follow a conversation live',
    description:
      'Server-sent events: image, message and conversation, each with the whole object as it now is. Last-Event-ID resumes; resync says that something was missed, and the conversation should be read again.',
    answers: {
      200: { description: 'Events, until the connection ends.', content: { 'text/event-stream': { schema: text } } },
    },
  },
  'GET /api/images': {
    tag: 'Images',
    summary: 'List the images: the history',
    description: 'Newest first. Pass next_cursor as cursor for those after these.',
    answer: { data: [image], next_cursor: null },
  },
  'POST /api/images': {
    tag: 'Images',
    summary: 'Upload an image',
    description:
      'PNG, JPEG, WebP, AVIF or GIF (its first frame), at most 20 MB and 50 megapixels. It is turned upright and encoded anew, without its metadata.',
    problems: ['unreadable_image'],
    body: {
      'multipart/form-data': { schema: { type: 'object', required: ['file'], properties: { file: binary } } },
      ...Object.fromEntries(imageTypes.map((type) => [type, { schema: binary }])),
    },
    answer: { ...image, kind: 'upload', prompt: '' },
  },
  'GET /api/images/{image_id}': {
    tag: 'Images',
    summary: 'Read an image',
    description: 'What a client polls, every two seconds or so, until the status is completed, failed or cancelled.',
    answer: image,
  },
  'POST /api/images/text2img': {
    tag: 'Images',
    summary: 'Draw a picture from words, outside a conversation',
    description: 'From words and reference images, where some are named and the model’s max_source_images is above 1.',
    problems: [...generationProblems, 'image_not_ready', 'not_found'],
    request: { prompt: 'A cute cartoon cat in a yellow raincoat' },
  },
  'POST /api/images/img2img': {
    tag: 'Images',
    summary: 'Draw a picture from another, outside a conversation',
    description: 'The model can look at reference images beside the source: with it, as many as its max_source_images.',
    problems: [...generationProblems, 'image_not_ready', 'not_found'],
    request: { prompt: 'Now make it raining', source_image_id: image.id },
  },
  'POST /api/images/{image_id}/cancel': {
    tag: 'Images',
    summary: 'Cancel an image that is not finished',
    description: 'The credits that were reserved for it come back.',
    problems: ['not_cancellable'],
  },
  'DELETE /api/images/{image_id}': {
    tag: 'Images',
    summary: 'Delete an image',
    description: 'Its bytes go too. Messages that showed it stay, without it.',
  },
  'GET /api/models': {
    tag: 'Account',
    summary: 'List the models, and what each can do',
    answer: { data: [model] },
  },
  'GET /api/account': { tag: 'Account', summary: 'Read the caller’s credits', answer: account },
  'GET /files/{image_id}/{file_name}': {
    id: 'readFile',
    tag: 'Images',
    summary: 'Load a picture',
    description:
      'The address is an image’s url or thumbnail_url, as it is: whoever has it may load the file until it expires. Ranges are answered with 206.',
    isPublic: true,
    problems: ['invalid_request', 'not_found', 'rate_limited', 'unavailable'],
    answers: {
      200: { description: 'The picture.', content: pictures },
      206: { description: 'The part of it that was asked for.', content: pictures },
      304: { description: 'The caller has it already.', content: {} },
      416: { description: 'It has no such part.', content: {} },
    },
  },
  'GET /healthz': {
    id: 'readHealth',
    tag: 'Operating',
    summary: 'Is the process alive?',
    isPublic: true,
    answers: {
      200: { description: 'It is.', content: { 'application/json': { example: { status: 'ok' } } } },
    },
  },
  'GET /readyz': {
    id: 'readReadiness',
    tag: 'Operating',
    summary: 'Can it do its work?',
    description: 'Looks whether the database, the queue and the storage can be reached.',
    isPublic: true,
    answers: {
      200: {
        description: 'All of them can.',
        content: { 'application/json': { example: { status: 'ok', database: 'ok', queue: 'ok', storage: 'ok' } } },
      },
      503: {
        description: 'One of them can’t.',
        content: {
          'application/json': {
            example: { status: 'unavailable', database: 'ok', queue: 'ok', storage: 'unavailable' },
          },
        },
      },
    },
  },
  'GET /metrics': {
    id: 'readMetrics',
    tag: 'Operating',
    summary: 'Metrics, in the text format of Prometheus',
    description:
      'With PICGEN_METRICS_TOKEN set, for whoever sends it as a bearer token; without it, for this machine alone.',
    isPublic: true,
    problems: ['unauthenticated', 'forbidden'],
    answers: { 200: { description: 'The metrics.', content: { 'text/plain': { schema: text } } } },
  },
  'GET /openapi.json': {
    id: 'readOpenApi',
    tag: 'Operating',
    summary: 'This document',
    isPublic: true,
    answers: { 200: { description: 'OpenAPI 3.1.', content: { 'application/json': { schema: { type: 'object' } } } } },
  },
  'GET /docs': {
    id: 'readDocumentation',
    tag: 'Operating',
    summary: 'This document, for people',
    isPublic: true,
    answers: { 200: { description: 'A page.', content: { 'text/html': { schema: text } } } },
  },
}
