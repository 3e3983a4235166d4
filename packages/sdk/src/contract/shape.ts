/*
 * The words in which `objects.ts` says what an answer looks like: plain data, and no library. Two read it: `read-shape.ts`, which
 * is all that a page needs, and `to-zod.ts`, for who checks and documents a server.
 */

declare const read: unique symbol

type Description =
  | { readonly is: 'string'; readonly format?: TextFormat; readonly pattern?: RegExp; readonly message?: string }
  | { readonly is: 'number'; readonly whole?: boolean; readonly minimum?: number; readonly maximum?: number }
  | { readonly is: 'boolean' }
  | { readonly is: 'open-enum'; readonly known: readonly string[] }
  | { readonly is: 'nullable' | 'optional' | 'array'; readonly of: Shape<unknown> }
  | { readonly is: 'object'; readonly fields: Fields }

type TextFormat = 'uuid' | 'date-time'

type Fields = Readonly<Record<string, Shape<unknown>>>

/** What a `Value` looks like. */
export type Shape<Value> = Description & {
  /** For the compiler alone: not there at run time. */
  readonly [read]?: Value
}

/** The value that a shape describes. */
export type ValueOf<Described> = Described extends Shape<infer Value> ? Value : never

type OptionalKey<Of extends Fields> = { [Key in keyof Of]: Of[Key] extends { is: 'optional' } ? Key : never }[keyof Of]

type ObjectOf<Of extends Fields> = {
  [Key in Exclude<keyof Of, OptionalKey<Of>>]: ValueOf<Of[Key]>
} & { [Key in OptionalKey<Of>]?: ValueOf<Of[Key]> }

/** Any text. */
export const string: Shape<string> = { is: 'string' }

/** Text of a pattern. `message` says what it must look like; a `format` is one of JSON Schema's names. */
export const text = (pattern: RegExp, options: { format?: TextFormat; message?: string } = {}): Shape<string> => ({
  is: 'string',
  pattern,
  ...options,
})

/** A number that is finite. */
export const number: Shape<number> = { is: 'number' }

/** A whole number that a double holds exactly. */
export const integer: Shape<number> = { is: 'number', whole: true }

/** A number within bounds. */
export const between = (minimum: number, maximum: number): Shape<number> => ({ is: 'number', minimum, maximum })

/** Yes or no. */
export const boolean: Shape<boolean> = { is: 'boolean' }

/** A value, or null. */
export const nullable = <Value>(of: Shape<Value>): Shape<Value | null> => ({ is: 'nullable', of })

/** A value, or a field that is not there. */
export const optional = <Value>(of: Shape<Value>): Shape<Value> & { is: 'optional' } => ({ is: 'optional', of })

/** Any number of values. */
export const array = <Value>(of: Shape<Value>): Shape<Value[]> => ({ is: 'array', of })

/** An object with these fields. Whatever else it has is nobody's concern. */
export const object = <Of extends Fields>(fields: Of): Shape<ObjectOf<Of>> => ({ is: 'object', fields })
