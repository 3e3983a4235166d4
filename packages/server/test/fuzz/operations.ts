import fc from 'fast-check'
import { documented, type Operation } from './document.js'
import { fromSchema, type Known } from './from-schema.js'
import { type Payload, payloads, queries, strangeHeaders, strangeIds } from './mutations.js'
import { type Pictures, uploads } from './uploads.js'

/** How often an operation is called, beside others: more, where few get past every check. */
const weights: Record<string, number> = { sendMessage: 4, img2img: 4, setActiveImage: 2, uploadImage: 2 }

/** One request to be made, hardly ever a good one. */
export interface FuzzRequest {
  method: string
  path: string
  headers: Record<string, string>
  body: Buffer | null
}

/** What requests are made of. */
export interface Ingredients extends Known {
  /** What may stand in that header; null: it is left out. */
  authorizations: fc.Arbitrary<string | null>
  pictures: Pictures
  /** Addresses under which files can be read. */
  files: readonly string[]
}

const methods = fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'HEAD', 'OPTIONS', 'TRACE')

/** Requests to every operation of the document. */
export function requests(ingredients: Ingredients): fc.Arbitrary<FuzzRequest> {
  return fc.oneof(
    ...documented.map((operation) => ({
      weight: weights[operation.operationId] ?? 1,
      arbitrary: requestsTo(operation, ingredients),
    })),
  )
}

function requestsTo(operation: Operation, ingredients: Ingredients): fc.Arbitrary<FuzzRequest> {
  return fc
    .record({
      method: fc.oneof({ weight: 19, arbitrary: fc.constant(operation.method) }, { weight: 1, arbitrary: methods }),
      path: addresses(operation, ingredients),
      query: fc.oneof({ weight: 3, arbitrary: rightQueries(operation, ingredients) }, queries),
      payload: bodies(operation, ingredients),
      authorization: ingredients.authorizations,
      right: parameters(operation, 'header', ingredients),
      more: strangeHeaders,
    })
    .map(({ method, path, query, payload: { bytes, contentType }, authorization, right, more }) => ({
      method,
      path: path + query,
      headers: {
        ...(authorization !== null && { authorization }),
        ...(contentType !== null && { 'content-type': contentType }),
        ...Object.fromEntries(right),
        ...more,
      },
      // Node's client frames a body on its own only where the method usually has one.
      body: ['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'].includes(method) ? null : bytes,
    }))
}

/** The parameters of this place; mostly left out, as most of them may be. */
function parameters({ parameters: all = [] }: Operation, place: 'query' | 'header', known: Known) {
  const some = all.filter((each) => each.in === place)
  const values = some.map(({ name, schema }) =>
    fc.option(
      fromSchema(schema, known, name).map((value): [string, string] => [name, String(value)]),
      { freq: 1 },
    ),
  )
  return fc.tuple(...values).map((given) => given.filter((each) => each !== null))
}

function rightQueries(operation: Operation, known: Known): fc.Arbitrary<string> {
  return parameters(operation, 'query', known).map((given) => {
    return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
  })
}

function bodies({ method, requestBody }: Operation, { pictures, ...known }: Ingredients): fc.Arbitrary<Payload> {
  const nothing: fc.Arbitrary<Payload> = fc.constant({ bytes: null, contentType: null })
  if (!requestBody) {
    const any = payloads(fc.oneof(fc.constant({}), fc.jsonValue()))
    return method === 'GET' ? nothing : fc.oneof({ weight: 3, arbitrary: nothing }, any)
  }
  const json = requestBody.content['application/json']
  if (json) return payloads(fromSchema(json.schema, known))
  const upload = uploads(Object.keys(requestBody.content), pictures)
  return fc.oneof({ weight: 9, arbitrary: upload }, payloads(fc.constant({})))
}

/** What is there is hardly ever deleted, or soon nothing would be left to send to. */
function addresses({ method, path, parameters: all = [] }: Operation, known: Ingredients): fc.Arbitrary<string> {
  const strange = { weight: method === 'DELETE' ? 200 : 1, arbitrary: strangeIds }
  const parts = path.split(/(\{\w+\})/).map((part) => {
    const parameter = all.find(({ name }) => part === `{${name}}`)
    if (!parameter) return fc.constant(part)
    const right = fromSchema(parameter.schema, known, parameter.name).map((value) => encodeURIComponent(String(value)))
    return fc.oneof({ weight: 4, arbitrary: right }, strange)
  })
  const made = fc.tuple(...parts).map((each) => each.join(''))
  // No schema can say what the signature in such an address is.
  return path.startsWith('/files/') ? fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...known.files) }, made) : made
}
