import fc from 'fast-check'
import { type JsonSchema, resolve } from './document.js'

/** Ids and names that mean something to the server, so that generated requests get past the first check. */
export interface Known {
  /** Any of them may stand wherever an id does. */
  ids: readonly string[]
  /** By the field that they stand in. */
  words: Readonly<Record<string, readonly string[]>>
}

/** Values that this schema takes, most of the time: a rule about words is missed now and then. */
export function fromSchema(named: JsonSchema, known: Known, field = ''): fc.Arbitrary<unknown> {
  const schema = resolve(named)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each) => fromSchema(each, known, field)))
  switch (schema.type) {
    case 'object':
      return objectOf(schema, known)
    case 'array':
      return fc.array(fromSchema(schema.items ?? {}, known), { maxLength: 3 })
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1000, max: Math.min(schema.maximum ?? 1000, 2 ** 31 - 1) })
    case 'number':
      return fc.double()
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'string':
      return stringOf(schema, known, field)
    default:
      return fc.jsonValue()
  }
}

/** A field that may be left out mostly is: each one more is one more reason to refuse. */
function objectOf({ properties = {}, required = [] }: JsonSchema, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties).map(([key, each]) => {
    const value = fromSchema(each, known, key)
    const field = required.includes(key) ? value : fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, value)
    return field.map((given) => [key, given] as const)
  })
  return fc.tuple(...fields).map((all) => Object.fromEntries(all.filter(([, given]) => given !== undefined)))
}

function stringOf({ format, pattern }: JsonSchema, { ids, words }: Known, field: string): fc.Arbitrary<string> {
  if (format === 'uuid') {
    const fitting = fc.constantFrom(...(words[field] ?? ids))
    return fc.oneof({ weight: 5, arbitrary: fitting }, { weight: 4, arbitrary: fc.constantFrom(...ids) }, fc.uuid())
  }
  // One that says all of the text, from its start, says enough to make it up.
  const made = pattern?.startsWith('^') ? fc.stringMatching(new RegExp(pattern)) : fc.string({ unit: 'grapheme' })
  return fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...(words[field] ?? ['a fox'])) },
    { weight: 1, arbitrary: made },
  )
}
