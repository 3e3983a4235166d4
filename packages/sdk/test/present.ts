/** The value, or a failing test where there is none. */
export function present<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('expected a value')
  return value
}
