import * as z from 'zod/mini'
import type { Open } from './types.js'

// Where it can, zod compiles its objects with `new Function`. A strict content security policy reports even the attempt.
z.config({ jitless: true })

/** An id, in any case and of any version: what a caller mistyped is `invalid_request`, what is not there is `not_found`. */
export const id = z.uuid()

/** Between 1 and `maximum` ids, none of them twice. */
export function distinctIds(maximum: number) {
  const schema = z.array(id).check(
    z.minLength(1),
    z.maxLength(maximum),
    z.refine((ids) => new Set(ids.map((each) => each.toLowerCase())).size === ids.length, 'must not name one twice'),
  )
  return schema.register(z.globalRegistry, { uniqueItems: true })
}

/** RFC 3339 in UTC with milliseconds. Written out, since zod's own brings every date and duration of ISO 8601 to a page. */
export const timestamp = z
  .string()
  .check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/))
  .register(z.globalRegistry, { format: 'date-time' })

/** `"WIDTHxHEIGHT"` in pixels. */
export const size = z.string().check(z.regex(/^[1-9]\d{1,4}x[1-9]\d{1,4}$/, 'must look like "1024x1024"'))

/** As `size`, of a picture that came from anywhere: an upload can be a single pixel, or a very long strip. */
export const anySize = z.string().check(z.regex(/^[1-9]\d{0,7}x[1-9]\d{0,7}$/, 'must look like "1024x1024"'))

/** The seeds that every model understands: an unsigned 32-bit integer. */
export const seed = /* @__PURE__ */ createSeed()

/** A model's id in the catalogue. */
export const modelId = /* @__PURE__ */ createModelId()

// Functions that are marked as pure, so that a bundle that only reads answers leaves out what only requests need.
function createSeed() {
  return z.int().check(z.minimum(0), z.maximum(4_294_967_295))
}

function createModelId() {
  return z.string().check(z.minLength(1), z.maxLength(200), storable())
}

/** Accepts any string, and tells readers of the schema which ones mean something today. */
export function openEnum<const Known extends string>(known: readonly [Known, ...Known[]]) {
  return z.union([z.enum(known), z.string()]) as z.ZodMiniType<Open<Known>, Open<Known>>
}

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
