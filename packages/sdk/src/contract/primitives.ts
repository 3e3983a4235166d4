import { type Shape, text } from './shape.js'
import type { Open } from './types.js'

/** An id, in any case and of any version: what a caller mistyped is `invalid_request`, what is not there is `not_found`. */
export const id = text(
  /^([\da-fA-F]{8}-[\da-fA-F]{4}-[1-8][\da-fA-F]{3}-[89abAB][\da-fA-F]{3}-[\da-fA-F]{12}|0{8}-(0{4}-){3}0{12}|f{8}-(f{4}-){3}f{12})$/,
  { format: 'uuid' },
)

/** RFC 3339 in UTC with milliseconds. */
export const timestamp = text(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/, {
  format: 'date-time',
})

const message = 'must look like "1024x1024"'

/** `"WIDTHxHEIGHT"` in pixels. */
export const size = text(/^[1-9]\d{1,4}x[1-9]\d{1,4}$/, { message })

/** As `size`, of a picture that came from anywhere: an upload can be a single pixel, or a very long strip. */
export const anySize = text(/^[1-9]\d{0,7}x[1-9]\d{0,7}$/, { message })

/** Accepts any string, and tells readers of the shape which ones mean something today. */
export const openEnum = <const Known extends string>(known: readonly [Known, ...Known[]]): Shape<Open<Known>> => ({
  is: 'open-enum',
  known,
})
