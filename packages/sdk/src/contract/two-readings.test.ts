import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import * as answers from './answers.js'
import * as shapes from './objects.js'
import { anySize, id, size, timestamp } from './primitives.js'
import { readShape } from './read-shape.js'
import type { Shape } from './shape.js'
import { toZod } from './to-zod.js'

/*
 * A page reads answers by the shapes themselves, a server and the conformance kit by zod's schemas of them. Both must come to the
 * same: the same verdict, the same data, the same faults in the same places.
 */

const { conversationEventShapes, ...objects } = shapes

const everyShape: [string, Shape<unknown>][] = Object.entries({
  ...objects,
  resyncShape: conversationEventShapes.resync,
  id,
  size,
  anySize,
  timestamp,
})

/** What no field is, or what only some are: among them what is nearly right. */
const stranger = fc.oneof(
  fc.anything(),
  fc.constantFrom<unknown>(
    ...[null, undefined, '', 0, -0, 1, -1, 0.5, 2 ** 53, -(2 ** 53), NaN, Infinity, true, [], {}, [null], () => 1],
    ...['1x1', '10x10', '0x10', '99999x99999', '100000x10', '10x10\n', ' 10x10'],
    ...['2026-02-29T00:00:00.000Z', '2026-13-01T00:00:00.000Z', '2026-01-01T24:00:00.000Z', '2026-01-01T00:00:00Z'],
    ...['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
    ...['FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF', '1b4e28ba-2fa1-91d2-883f-0016d3cca427', '1b4e28ba2fa111d2883f'],
  ),
)

function valid(shape: Shape<unknown>): fc.Arbitrary<unknown> {
  switch (shape.is) {
    case 'string':
      return shape.pattern ? fc.stringMatching(shape.pattern) : fc.string({ unit: 'binary' })
    case 'number':
      return shape.whole
        ? fc.maxSafeInteger()
        : fc.double({ min: shape.minimum ?? -1e9, max: shape.maximum ?? 1e9, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'open-enum':
      return fc.oneof(fc.constantFrom(...shape.known), fc.string())
    case 'nullable':
      return fc.option(valid(shape.of))
    case 'optional':
      return fc.option(valid(shape.of), { nil: undefined })
    case 'array':
      return fc.array(valid(shape.of), { maxLength: 3 })
    case 'object': {
      const fields = Object.entries(shape.fields)
      const requiredKeys = fields.filter(([, field]) => field.is !== 'optional').map(([key]) => key)
      const known = fc.record(Object.fromEntries(fields.map(([key, field]) => [key, valid(field)])), { requiredKeys })
      const more = fc.dictionary(fc.string(), fc.anything(), { maxKeys: 2 })
      return fc.tuple(more, known).map(([some, own]) => ({ ...some, ...own }))
    }
  }
}

/** One place of a value, by turns to take on the way there, and what stands there instead: null drops the field. */
const fault = fc.record({ turns: fc.array(fc.nat(), { maxLength: 4 }), instead: fc.option(fc.tuple(stranger)) })

type Fault = typeof fault extends fc.Arbitrary<infer Value> ? Value : never

function spoil(value: unknown, { turns: [turn, ...turns], instead }: Fault): unknown {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : []
  const key = keys[(turn ?? 0) % keys.length]
  if (turn === undefined || key === undefined) return instead ? instead[0] : value
  if (Array.isArray(value))
    return value.map((each, index) => (`${index}` === key ? spoil(each, { turns, instead }) : each))
  const { [key]: inside, ...others } = value as Record<string, unknown>
  return turns.length === 0 && !instead ? others : { ...others, [key]: spoil(inside, { turns, instead }) }
}

function expectOneMind(shape: Shape<unknown>, value: unknown) {
  const byZod = toZod(shape).safeParse(value)
  const said = byZod.success
    ? { value: byZod.data }
    : { issues: byZod.error.issues.map(({ path, message }) => ({ path, message })) }
  expect(readShape(shape, value)).toStrictEqual(said)
  return byZod.success
}

test.each(everyShape)('%s is read alike with zod and without', (_name, shape) => {
  const sound = valid(shape)
  fc.assert(
    fc.property(sound, (value) => expectOneMind(shape, value)),
    { numRuns: 100 },
  )
  let refused = 0
  fc.assert(
    fc.property(sound, fc.array(fault, { minLength: 1, maxLength: 3 }), (value, faults) => {
      if (!expectOneMind(shape, faults.reduce<unknown>(spoil, value))) refused++
    }),
    { numRuns: 300 },
  )
  expect(refused).toBeGreaterThan(30)
})

test('an id is what zod takes for a UUID', () => {
  const uuid = fc.stringMatching(z.regexes.uuid())
  fc.assert(
    fc.property(
      fc.oneof(uuid, fc.uuid()),
      fc.constantFrom('toString', 'toUpperCase', 'toLowerCase'),
      (value, change) => {
        expectOneMind(id, value[change]())
      },
    ),
    { numRuns: 500 },
  )
})

test('every schema of an answer is made of a shape that is compared here', () => {
  const compared = new Set(everyShape.map(([, shape]) => toZod(shape)))
  const { conversationEventSchemas, ...schemas } = answers
  const made = [...Object.values(schemas), ...Object.values(conversationEventSchemas)]
  expect(made.filter((schema) => !compared.has(schema))).toEqual([])
})
