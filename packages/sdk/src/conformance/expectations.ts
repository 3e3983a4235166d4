import type * as z from 'zod/mini'
import type { Problem } from '../contract/index.js'
import { problemSchema } from '../contract/index.js'
import type { Answer } from './caller.js'

/** What a check expected, and what came instead. */
export class Mismatch extends Error {
  override readonly name = 'Mismatch'

  constructor(
    /** The request it came from, or the thing that was looked at. */
    readonly where: string,
    readonly expected: string,
    readonly actual: string,
  ) {
    super(`${where}: expected ${expected}; got ${actual}`)
  }
}

/** So much of a body is told, in characters. */
const EXCERPT = 300

/** What came, in a line. */
export function describe({ status, headers, text }: Answer): string {
  const type = headers.get('content-type')
  const isText = type === null || /json|text|xml/.test(type)
  const body = isText ? text.slice(0, EXCERPT).replace(/\s+/g, ' ') : `a body of type ${type}`
  return `${status} ${body}`.trim()
}

/** Fails unless the answer has this status, or one of these. */
export function expectStatus(answer: Answer, ...statuses: readonly number[]): Answer {
  if (statuses.includes(answer.status)) return answer
  throw new Mismatch(answer.request, `status ${statuses.join(' or ')}`, describe(answer))
}

/** Fails unless it is true. `expected` and `actual` are parts of a sentence. */
export function expectThat(holds: boolean, where: string, expected: string, actual: unknown): asserts holds {
  if (!holds) throw new Mismatch(where, expected, typeof actual === 'string' ? actual : show(actual))
}

/** Fails unless both are the same in JSON. */
export function expectSame(actual: unknown, expected: unknown, where: string): void {
  expectThat(show(actual) === show(expected), where, show(expected), actual)
}

/** Fails unless the header matches. */
export function expectHeader(answer: Answer, name: string, pattern: RegExp): void {
  const value = answer.headers.get(name)
  expectThat(
    value !== null && pattern.test(value),
    answer.request,
    `a header ${name} that matches ${pattern}`,
    `${name}: ${value ?? '(none)'}`,
  )
}

/** The body, once it has proved to be JSON of this shape. */
export function expectBody<Body>(answer: Answer, schema: z.ZodMiniType<Body>): Body {
  return expectShape(readJson(answer), schema, answer.request)
}

/** The value, once it has proved to be of this shape. Fields that the contract does not know pass. */
export function expectShape<Value>(value: unknown, schema: z.ZodMiniType<Value>, where: string): Value {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const faults = read.error.issues.slice(0, 5).map(({ path, message }) => {
    const found = path.reduce<unknown>((inside, step) => (isRecord(inside) ? inside[String(step)] : undefined), value)
    return `${path.join('.') || 'the whole'}: ${message} (${show(found)})`
  })
  throw new Mismatch(where, 'the object as the contract has it', faults.join('; '))
}

/** The problem, once it has proved to be the one: status, code, content type and shape. */
export function expectProblem(answer: Answer, status: number, ...codes: readonly string[]): Problem {
  const wanted = `${status} ${codes.join(' or ')} as application/problem+json`
  expectThat(answer.status === status, answer.request, wanted, describe(answer))
  const type = answer.headers.get('content-type') ?? '(none)'
  expectThat(/^application\/problem\+json\b/.test(type), answer.request, wanted, `content-type ${type}`)
  const problem = expectBody(answer, problemSchema)
  expectThat(codes.includes(problem.code), answer.request, wanted, `${answer.status} ${problem.code}`)
  expectThat(problem.status === status, answer.request, `the same status in the body: ${status}`, problem.status)
  return problem
}

/** The body as JSON. */
export function readJson(answer: Answer): unknown {
  try {
    return JSON.parse(answer.text)
  } catch {
    throw new Mismatch(answer.request, 'a body of JSON', describe(answer))
  }
}

/** The id of what was made. */
export function idIn(answer: Answer): string {
  const body = readJson(answer)
  const id = isRecord(body) ? body['id'] : undefined
  if (typeof id === 'string') return id
  throw new Mismatch(answer.request, 'an object with an id', describe(answer))
}

/** A value as a person reads it. */
export function show(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
