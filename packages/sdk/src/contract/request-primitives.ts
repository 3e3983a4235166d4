import * as z from 'zod/mini'
import * as shapes from './primitives.js'
import { toZod } from './to-zod.js'

/** An id of the contract. */
export const id = toZod(shapes.id)

/** `"WIDTHxHEIGHT"` in pixels. */
export const size = toZod(shapes.size)

/** Between 1 and `maximum` ids, none of them twice. */
export function distinctIds(maximum: number) {
  const schema = z.array(id).check(
    z.minLength(1),
    z.maxLength(maximum),
    z.refine((ids) => new Set(ids.map((each) => each.toLowerCase())).size === ids.length, 'must not name one twice'),
  )
  return schema.register(z.globalRegistry, { uniqueItems: true })
}

/** The seeds that every model understands: an unsigned 32-bit integer. */
export const seed = z.int().check(z.minimum(0), z.maximum(4_294_967_295))

/** A model's id in the catalogue. */
export const modelId = z.string().check(z.minLength(1), z.maxLength(200), storable())

/** Text that a person wrote: trimmed, then between 1 and `maximum` characters (code points, as JSON Schema counts). */
export function writtenText(maximum: number) {
  const schema = z.string().check(
    z.trim(),
    z.minLength(1, 'must not be empty'),
    z.refine(
      (text) => text.length <= maximum || [...text].length <= maximum,
      `must have at most ${maximum} characters`,
    ),
    storable(),
  )
  // What a refinement says, for readers of the schema such as the OpenAPI document.
  return schema.register(z.globalRegistry, { maxLength: maximum, pattern: '\\S' })
}

/** PostgreSQL's text has no NUL, and half a surrogate pair is no character: both are refused before they get that far. */
function storable() {
  return z.refine<string>(
    (text) => !text.includes('\0') && text.isWellFormed(),
    'must not contain a NUL character or half of a surrogate pair',
  )
}
