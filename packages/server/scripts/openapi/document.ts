import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { routes as contractRoutes, type ProblemCode } from '@picgen/sdk/contract'
import { collectRoutes, type ServedRoute } from './collect-routes.js'
import { type OperationText, operations } from './operations.js'
import { problemMeanings, problemsOf } from './problems.js'
import { Schemas } from './schemas.js'

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
  version: string
}

const DESCRIPTION = `Image generation as a conversation. What the next message builds on is always explicit: the conversation's
active image. Without one, a message draws from words alone; with one, it goes on from that image.

Ids are UUIDs, times RFC 3339 in UTC with milliseconds, sizes \`"WIDTHxHEIGHT"\` in pixels. Requests are strict: an unknown field
is refused. Answers may grow: ignore fields and survive values that you don't know.

Every error is an RFC 9457 problem with a \`code\`. What belongs to somebody else answers like what does not exist.`

const parameterWords: Record<string, string> = {
  conversation_id: 'The conversation’s id.',
  image_id: 'The image’s id.',
  file_name: 'As it stands in the address.',
  expires: 'As it stands in the address.',
  signature: 'As it stands in the address.',
}

const idempotencyKey = {
  name: 'idempotency-key',
  in: 'header',
  description:
    'Sending twice is sending once: the same key with the same body answers what the first time was answered, for 24 hours, and runs nothing again.',
  schema: {
    type: 'string',
    minLength: 1,
    maxLength: 255,
    pattern: '^[\\x21-\\x7e]([\\x20-\\x7e]{0,253}[\\x21-\\x7e])?$',
  },
  example: '6f0c2f7e-3d55-4a55-9d9b-2f0a7f1f2c11',
}

/** The OpenAPI document of the server as it is: its routes, the contract's schemas, and the words of `operations.ts`. */
export async function buildDocument(): Promise<object> {
  const schemas = new Schemas()
  const paths: Record<string, Record<string, object>> = {}
  const served = await collectRoutes()
  for (const route of inReadingOrder(served)) {
    const operation = operations[`${route.method} ${route.path}`]
    if (!operation)
      throw new Error(`${route.method} ${route.path} is served: describe it in scripts/openapi/operations.ts.`)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: describe(route, operation, schemas) }
  }
  return {
    openapi: '3.1.1',
    info: { title: 'PicGen Studio', version, description: DESCRIPTION, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, {}],
    tags: ['Conversations', 'Images', 'Account', 'Operating'].map((name) => ({ name })),
    paths,
    components: {
      schemas: schemas.components,
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'A token whose sub is the user. In local mode nobody needs one.',
        },
      },
    },
  }
}

/** As `operations.ts` lists them, which is how one reads them. */
function inReadingOrder(served: readonly ServedRoute[]): ServedRoute[] {
  const order = Object.keys(operations)
  const place = ({ method, path }: ServedRoute) => order.indexOf(`${method} ${path}`)
  return [...served].sort((one, other) => place(one) - place(other))
}

function describe(route: ServedRoute, operation: OperationText, schemas: Schemas): object {
  const { method, path, schema } = route
  const { id, tag, summary, description, problems = [], isPublic = false } = operation
  const codes = isPublic ? problems : problemsOf(method, path, problems)
  const parameters = [
    ...(schema.params ? schemas.convertFields(schema.params) : pathFields(path)).map((field) =>
      parameter('path', field),
    ),
    ...(schema.querystring ? schemas.convertFields(schema.querystring) : []).map((field) => parameter('query', field)),
    ...(method === 'POST' && !isPublic ? [idempotencyKey] : []),
  ]
  const body = bodyOf(route, operation, schemas)
  return {
    operationId: id ?? nameOf(route),
    tags: [tag],
    summary,
    ...(description && { description }),
    ...(isPublic && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: body }),
    responses: { ...answersOf(route, operation, schemas), ...problemAnswers(codes, schemas) },
  }
}

function nameOf({ method, path }: ServedRoute): string {
  const found = Object.entries(contractRoutes).find(([, route]) => route.method === method && route.path === path)
  if (!found) throw new Error(`${method} ${path} is served: add it to the contract’s routes, or give it an id.`)
  return found[0]
}

function pathFields(path: string) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({ name, required: true, schema: { type: 'string' } }))
}

type Field = ReturnType<Schemas['convertFields']>[number]

function parameter(place: 'path' | 'query', { name, required, description = parameterWords[name], schema }: Field) {
  return { name, in: place, ...(required && { required }), ...(description && { description }), schema }
}

function bodyOf({ schema }: ServedRoute, operation: OperationText, schemas: Schemas): object | undefined {
  if (operation.body) return { required: true, content: operation.body }
  if (!schema.body) return undefined
  const converted = schemas.convert(schema.body)
  const { isOptional, schema: inner } = withoutNull(converted)
  // No body, or an empty object: nothing that a caller need know.
  if (isOptional && !JSON.stringify(inner).includes('$ref')) return undefined
  const example = operation.request === undefined ? {} : { example: operation.request }
  return { required: !isOptional, content: { 'application/json': { schema: inner, ...example } } }
}

/** A body that may be missing is written as one that may be null; a caller leaves it out. */
function withoutNull(schema: Record<string, unknown>): { isOptional: boolean; schema: Record<string, unknown> } {
  const choices = Array.isArray(schema['anyOf']) ? schema['anyOf'] : []
  const [first, second] = choices
  return second?.type === 'null' ? { isOptional: true, schema: first } : { isOptional: false, schema }
}

const commonHeaders = {
  'x-request-id': { description: 'The caller’s, if it sent a sane one.', schema: { type: 'string' } },
}

function answersOf(route: ServedRoute, operation: OperationText, schemas: Schemas): Record<string, object> {
  if (operation.answers) {
    const own = Object.entries(operation.answers)
    return Object.fromEntries(own.map(([status, answer]) => [status, { ...answer, headers: commonHeaders }]))
  }
  const declared = Object.entries(Object(route.schema.response)).filter(([status]) => status.startsWith('2'))
  if (declared.length === 0) throw new Error(`${route.method} ${route.path} does not say what it answers.`)
  return Object.fromEntries(
    declared.map(([status, schema]) => [status, success(status, schema, route, operation, schemas)]),
  )
}

function success(
  status: string,
  schema: unknown,
  { method }: ServedRoute,
  { answer }: OperationText,
  schemas: Schemas,
): object {
  const replayed = { description: 'true where the answer is a stored one.', schema: { type: 'string', const: 'true' } }
  const headers = { ...commonHeaders, ...(method === 'POST' && { 'idempotency-replayed': replayed }) }
  if (status === '204') return { description: 'Done.', headers }
  const description = { 200: 'As it now is.', 201: 'Created.', 202: 'Accepted: it will be made.' }[status] ?? 'Done.'
  const example = answer === undefined ? {} : { example: answer }
  return { description, headers, content: { 'application/json': { schema: schemas.convert(schema), ...example } } }
}

/** One answer a status, with the codes that it can carry. */
function problemAnswers(codes: readonly ProblemCode[], schemas: Schemas): Record<string, object> {
  const byStatus = Map.groupBy(codes, (code) => problemMeanings[code].status)
  return Object.fromEntries([...byStatus].map(([status, each]) => [status, problemAnswer(status, each, schemas)]))
}

function problemAnswer(status: number, codes: readonly ProblemCode[], schemas: Schemas): object {
  const retryAfter = { description: 'Seconds.', schema: { type: 'integer', minimum: 1 } }
  const headers = {
    ...commonHeaders,
    ...((status === 429 || status === 503) && { 'retry-after': retryAfter }),
    ...(status === 401 && { 'www-authenticate': { schema: { type: 'string' } } }),
  }
  const schema = {
    allOf: [schemas.refer('Problem'), { properties: { status: { const: status }, code: { enum: codes } } }],
  }
  const description = codes.map((code) => `\`${code}\`: ${problemMeanings[code].when}`).join('\n\n')
  return { description, headers, content: { 'application/problem+json': { schema } } }
}
