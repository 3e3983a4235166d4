/** How an empty key looks in the headers that packages make of it. */
const EMPTY = /^(bearer|key)?\s*$/i

/** Leaves out the headers of a key that nobody set: packages want one, and a server without keys should see none. */
export function withoutEmptyKey(send: typeof fetch): typeof fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers)
    for (const [name, value] of [...headers]) if (EMPTY.test(value)) headers.delete(name)
    return send(input, { ...init, headers })
  }
}
