import * as z from 'zod/mini'
import type { Shape } from './shape.js'

// Where it can, zod compiles its objects with `new Function`. A strict content security policy reports even the attempt.
z.config({ jitless: true })

const made = new WeakMap<object, z.ZodMiniType>()

/** A shape as a schema of zod's, the same one each time. That both read alike is what `two-readings.test.ts` proves. */
export function toZod<Value>(shape: Shape<Value>): z.ZodMiniType<Value, Value> {
  const schema = made.get(shape) ?? build(shape)
  made.set(shape, schema)
  return schema as z.ZodMiniType<Value, Value> // zod can infer nothing from a description.
}

function build(shape: Shape<unknown>): z.ZodMiniType {
  switch (shape.is) {
    case 'string':
      return buildText(shape)
    case 'number':
      return buildNumber(shape)
    case 'boolean':
      return z.boolean()
    case 'open-enum':
      return z.union([z.enum(shape.known), z.string()])
    case 'nullable':
      return z.nullable(toZod(shape.of))
    case 'optional':
      return z.optional(toZod(shape.of))
    case 'array':
      return z.array(toZod(shape.of))
    case 'object':
      return z.object(Object.fromEntries(Object.entries(shape.fields).map(([key, field]) => [key, toZod(field)])))
  }
}

function buildText({ format, pattern, message }: Extract<Shape<unknown>, { is: 'string' }>): z.ZodMiniType {
  if (format === 'uuid') return z.uuid()
  const schema = pattern ? z.string().check(z.regex(pattern, message)) : z.string()
  return format ? schema.register(z.globalRegistry, { format }) : schema
}

function buildNumber({ whole, minimum, maximum }: Extract<Shape<unknown>, { is: 'number' }>): z.ZodMiniType {
  const bounds = [
    ...(minimum === undefined ? [] : [z.minimum(minimum)]),
    ...(maximum === undefined ? [] : [z.maximum(maximum)]),
  ]
  return (whole ? z.int() : z.number()).check(...bounds)
}
