/** What a promise rejects with; a failing test if it doesn't. */
export async function caught(promise: Promise<unknown>): Promise<unknown> {
  const nothing = Symbol('nothing')
  const error = await promise.then(
    () => nothing,
    (reason: unknown) => reason,
  )
  if (error === nothing) throw new Error('expected a rejection')
  return error
}
