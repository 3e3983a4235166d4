import type { ContractIssue } from './contract-schema.js'
import type { Shape } from './shape.js'

interface Fault extends ContractIssue {
  readonly path: PropertyKey[]
}

/** A value as its shape has it, or what is wrong with it. */
export type Reading<Value> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly value?: undefined; readonly issues: readonly ContractIssue[] }

/** Reads an answer. Fields that the shape does not know are dropped. */
export function readShape<Value>(shape: Shape<Value>, value: unknown): Reading<Value> {
  const issues: Fault[] = []
  const read = readPart(shape, value, issues)
  return issues.length > 0 ? { issues } : { value: read as Value } // What has no issue is of the shape.
}

function readPart(shape: Shape<unknown>, value: unknown, issues: Fault[]): unknown {
  const fail = (message = 'Invalid input') => void issues.push({ path: [], message })
  const readWithin = (part: Shape<unknown>, inside: unknown, key: PropertyKey) => {
    const before = issues.length
    const read = readPart(part, inside, issues)
    for (const issue of issues.slice(before)) issue.path.unshift(key)
    return read
  }
  switch (shape.is) {
    case 'nullable':
      return value === null ? value : readPart(shape.of, value, issues)
    case 'optional':
      return value === undefined ? value : readPart(shape.of, value, issues)
    case 'array':
      return Array.isArray(value) ? value.map((each, index) => readWithin(shape.of, each, index)) : fail()
    case 'object': {
      if (!isRecord(value)) return fail()
      const read: Record<string, unknown> = {}
      for (const [key, field] of Object.entries(shape.fields)) {
        const inside = readWithin(field, value[key], key)
        if (key in value) read[key] = inside
      }
      return read
    }
    case 'string':
      if (typeof value !== 'string') return fail()
      return !shape.pattern || shape.pattern.test(value) ? value : fail(shape.message)
    case 'number':
      return isWithin(value, shape) ? value : fail()
    default:
      // An `open-enum` takes any string: what is new passes.
      return typeof value === (shape.is === 'boolean' ? 'boolean' : 'string') ? value : fail()
  }
}

function isWithin(
  value: unknown,
  { whole = false, minimum = -Infinity, maximum = Infinity }: { whole?: boolean; minimum?: number; maximum?: number },
): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value) || (whole && !Number.isSafeInteger(value))) return false
  return value >= minimum && value <= maximum
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
