import { ProviderHttpError, toImageModelError, within } from '../calling/index.js'
import { ImageModelError } from '../image-model.js'
import type { LocalServer } from './local-server.js'

const OUT_OF_MEMORY = /out of memory|OutOfMemory|not enough memory|allocation on device|failed to allocate/i
/** What the web frameworks of these servers say of a path that they have not. */
const NO_SUCH_PATH = /^\s*(404: Not Found|\{"detail":\s*"Not Found"\})?\s*$/i
const LONGEST_QUOTE = 300

/**
 * What a person reads of an error that a call to a local server threw, and what its operator has to do. Throws the signal's
 * reason when it has aborted.
 */
export function localError(error: unknown, server: LocalServer, signal: AbortSignal): ImageModelError {
  signal.throwIfAborted()
  if (!(error instanceof ProviderHttpError)) return toImageModelError(error, { name: server.name, signal })
  if (error.kind === 'unreachable') {
    return notReady(server, `Nothing answers at ${server.baseUrl}: ${server.startHint}.`, error)
  }
  const { status, body } = error.answer ?? { status: 0, body: '' }
  if (status === 404 && NO_SUCH_PATH.test(body)) return notReady(server, otherServer(server), error)
  if (status === 401 || status === 403) return notReady(server, refusedEntry(server), error)
  if (OUT_OF_MEMORY.test(body)) return outOfMemory(server, body, error)
  const general = toImageModelError(error, { name: server.name, signal })
  if (status < 400 || general.forOperator !== null || general.code === 'content_policy') return general
  const forOperator = `${server.name} answered ${status}: ${quote(body)}`
  return new ImageModelError(general.code, general.message, { cause: error, forOperator })
}

/** The server runs, and does not do it as it is set up: `forOperator` says what to put right. */
export function notReady({ name }: LocalServer, forOperator: string, cause?: unknown): ImageModelError {
  const message = `${name} is not ready to make pictures; choose another model, or tell whoever runs this Studio.`
  return new ImageModelError('provider_unavailable', message, { cause, forOperator })
}

/** There, when what the server says is that its memory did not do; null otherwise. */
export function outOfMemoryIn(server: LocalServer, said: string): ImageModelError | null {
  return OUT_OF_MEMORY.test(said) ? outOfMemory(server, said) : null
}

function outOfMemory({ name }: LocalServer, said: string, cause?: unknown): ImageModelError {
  return new ImageModelError(
    'provider_rejected',
    `${name} ran out of memory for this picture; choose a smaller size, or try again later.`,
    { cause, forOperator: `${name} ran out of memory: ${quote(said)}` },
  )
}

/** The beginning of what a server said, on one line. */
export function quote(said: string): string {
  const line = said.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line
}

function refusedEntry({ name, baseUrl, authorization }: LocalServer): string {
  return authorization === null
    ? `${name} at ${baseUrl} asks who calls: put "name:password" into an environment variable, and name it as "api_key_env".`
    : `${name} at ${baseUrl} refuses the name and password: correct what "api_key_env" names.`
}

function otherServer({ name, baseUrl, startHint }: LocalServer): string {
  return `What answers at ${baseUrl} has not the API of ${within(name)}: ${startHint}, or correct "base_url".`
}

/** One sentence for the operator, of whatever a check failed with. */
export function sentenceFor(error: unknown, server: LocalServer, signal: AbortSignal): Error {
  if (error instanceof ProviderHttpError && error.kind === 'unexpected_body') {
    return new Error(otherServer(server), { cause: error })
  }
  const failure = localError(error, server, signal)
  return new Error(failure.forOperator ?? failure.message, { cause: failure })
}
