import {
  accountSchema,
  conversationDetailSchema,
  conversationListSchema,
  conversationSchema,
  createConversationSchema,
  imageListSchema,
  imageSchema,
  img2imgSchema,
  modelListSchema,
  type Route,
  routes,
  sendMessageSchema,
  sentMessageSchema,
  setActiveImageSchema,
  text2imgSchema,
  updateConversationSchema,
} from '@picgen/sdk/contract'
import fc from 'fast-check'
import type * as z from 'zod/mini'
import { fromSchema, type Known } from './from-schema.js'
import { type Payload, payloads, queries, strangeHeaders, strangeIds } from './mutations.js'

/** What an operation takes and answers. One that is not here is fuzzed all the same, with bodies of any shape. */
interface Shape {
  body?: z.core.$ZodType
  answer?: z.core.$ZodType
  /** How often it is called, beside others: more, where few get past every check. */
  weight?: number
}

const shapes: Record<string, Shape> = {
  createConversation: { body: createConversationSchema, answer: conversationSchema },
  readConversation: { answer: conversationDetailSchema },
  sendMessage: { body: sendMessageSchema, answer: sentMessageSchema, weight: 4 },
  setActiveImage: { body: setActiveImageSchema, answer: conversationSchema, weight: 2 },
  createConversationFromImage: { answer: conversationDetailSchema },
  readImage: { answer: imageSchema },
  listConversations: { answer: conversationListSchema },
  updateConversation: { body: updateConversationSchema, answer: conversationSchema },
  listImages: { answer: imageListSchema },
  text2img: { body: text2imgSchema, answer: imageSchema },
  img2img: { body: img2imgSchema, answer: imageSchema },
  cancelImage: { answer: imageSchema },
  listModels: { answer: modelListSchema },
  readAccount: { answer: accountSchema },
}

/** One request to be made, hardly ever a good one. */
export interface FuzzRequest {
  operation: string
  method: string
  path: string
  headers: Record<string, string>
  body: Buffer | null
}

/** The schema of this operation's answers, where it is known. */
export const answerOf = (operation: string) => shapes[operation]?.answer

const methods = fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'HEAD', 'OPTIONS', 'TRACE')

/** Requests to every operation of the contract; `authorizations` are what may stand in that header. */
export function requests(known: Known, authorizations: fc.Arbitrary<string | null>): fc.Arbitrary<FuzzRequest> {
  return fc.oneof(
    ...Object.entries(routes).map(([name, route]) => ({
      weight: shapes[name]?.weight ?? 1,
      arbitrary: requestsTo(name, route, known, authorizations),
    })),
  )
}

function requestsTo(
  operation: string,
  route: Route,
  known: Known,
  authorizations: fc.Arbitrary<string | null>,
): fc.Arbitrary<FuzzRequest> {
  const body = shapes[operation]?.body
  const hasBody = body !== undefined || route.method === 'POST' || route.method === 'PATCH'
  const valid = body ? fromSchema(body, known) : fc.oneof(fc.constant({}), fc.jsonValue())
  const nothing: fc.Arbitrary<Payload> = fc.constant({ bytes: null, contentType: null })
  return fc
    .record({
      method: fc.oneof({ weight: 19, arbitrary: fc.constant(route.method) }, { weight: 1, arbitrary: methods }),
      path: addresses(route, known),
      query: queries,
      payload: hasBody ? payloads(valid) : nothing,
      authorization: authorizations,
      more: strangeHeaders,
    })
    .map(({ method, path, query, payload: { bytes, contentType }, authorization, more }) => ({
      // By another method it may be another operation, with answers of its own.
      operation: method === route.method ? operation : `${method} in place of ${operation}`,
      method,
      path: path + query,
      headers: {
        ...(authorization !== null && { authorization }),
        ...(contentType !== null && { 'content-type': contentType }),
        ...more,
      },
      // Node's client frames a body on its own only where the method usually has one.
      body: ['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'].includes(method) ? null : bytes,
    }))
}

/** What is there is hardly ever deleted, or soon nothing would be left to send to. */
function addresses({ method, path }: Route, { ids }: Known): fc.Arbitrary<string> {
  const strange = { weight: method === 'DELETE' ? 200 : 1, arbitrary: strangeIds }
  const id = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ids) }, strange)
  const parts = path.split(/(\{\w+\})/).map((part) => (part.startsWith('{') ? id : fc.constant(part)))
  return fc.tuple(...parts).map((all) => all.join(''))
}
