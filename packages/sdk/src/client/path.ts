import { InvalidRequestError } from './errors/index.js'

/** Puts the parameters of a route into its path. An id that would lead to another path is refused before it is sent. */
export function fillPath(path: string, parameters: Record<string, string> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_braces, name: string) => {
    const value = parameters[name]
    if (typeof value === 'string' && /^[\w-]+$/.test(value)) return value
    throw new InvalidRequestError(`${JSON.stringify(value)} is no ${name.replace('_', ' ')}.`, {
      code: 'invalid_request',
      errors: [{ path: name, message: 'must be an id' }],
    })
  })
}
