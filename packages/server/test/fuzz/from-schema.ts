import fc from 'fast-check'
import * as z from 'zod/mini'

/** The part of JSON Schema that the contract's request schemas come to. */
interface JsonSchema {
  type?: string
  enum?: unknown[]
  anyOf?: JsonSchema[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  format?: string
  minimum?: number
  maximum?: number
}

/** Ids and names that mean something to the server, so that generated requests get past the first check. */
export interface Known {
  /** Any of them may stand wherever an id does. */
  ids: readonly string[]
  /** By the field that they stand in. */
  words: Readonly<Record<string, readonly string[]>>
}

/** Values that this schema takes, most of the time: a rule that JSON Schema can't say is missed now and then. */
export function fromSchema(schema: z.core.$ZodType, known: Known): fc.Arbitrary<unknown> {
  return arbitraryOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema, known)
}

function arbitraryOf(schema: JsonSchema, known: Known, field = ''): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each) => arbitraryOf(each, known, field)))
  switch (schema.type) {
    case 'object':
      return objectOf(schema, known)
    case 'array':
      return fc.array(arbitraryOf(schema.items ?? {}, known), { maxLength: 3 })
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1000, max: Math.min(schema.maximum ?? 1000, 2 ** 31 - 1) })
    case 'number':
      return fc.double()
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'string':
      return stringOf(schema, known.ids, known.words[field])
    default:
      return fc.jsonValue()
  }
}

/** A field that may be left out mostly is: each one more is one more reason to refuse. */
function objectOf({ properties = {}, required = [] }: JsonSchema, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties).map(([key, each]) => {
    const value = arbitraryOf(each, known, key)
    const field = required.includes(key) ? value : fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, value)
    return field.map((given) => [key, given] as const)
  })
  return fc.tuple(...fields).map((all) => Object.fromEntries(all.filter(([, given]) => given !== undefined)))
}

function stringOf(
  { format }: JsonSchema,
  ids: readonly string[],
  words: readonly string[] = ['a fox'],
): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...ids) }, fc.uuid())
  return fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...words) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
  )
}
