import { ImageModelError } from '../image-model.js'
import { KeyProblemError } from './key-problem-error.js'
import { causeChain, type ProviderFailure, type RecognisedFailure, recogniseFailure } from './provider-failure.js'
import { isContentRefusal, isKeyRefused, isQuotaUsedUp, isRefusalByCode, providerSentence } from './provider-words.js'

/** Whose error it is, and what its adapter knows better than the general rules. */
export interface ErrorOrigin {
  /** The provider's name as a person knows it: "OpenAI". */
  name: string
  /** The environment variable of its key, for the log: "OPENAI_API_KEY". */
  keyName?: string | null
  /** The call's signal: once it has aborted, its reason is thrown whatever the error looks like. */
  signal?: AbortSignal
  /** Whether the provider refused for the content, on top of the general rules. */
  isContentRefusal?(failure: ProviderFailure): boolean
}

/**
 * What a person reads of an error that a call to a provider threw: of the guarded fetch, of the AI SDK (through its `cause`
 * chain, recognised by its markers) or of a vendor's client. An `ImageModelError` comes back as it is.
 *
 * Throws the signal's reason when it has aborted, and the error itself where no provider is to blame for it (a defect of
 * ours, an `onSpend` that failed): `generation` records those as `internal`.
 *
 * @example
 *   catch (error) { throw toImageModelError(error, { name: 'OpenAI', signal }) }
 */
export function toImageModelError(error: unknown, origin: ErrorOrigin): ImageModelError {
  origin.signal?.throwIfAborted()
  const ready = causeChain(error).find((link) => link instanceof ImageModelError)
  if (ready) return ready
  const failure = recogniseFailure(error)
  if (isRefusal(failure, error, origin)) return contentRefusal(origin.name, error)
  if (!failure) throw error
  return failure.kind === 'status' ? ofStatus(failure, origin, error) : ofKind(failure, origin, error)
}

function isRefusal(failure: RecognisedFailure | null, error: unknown, origin: ErrorOrigin): boolean {
  const seen = failure ?? (error instanceof Error ? { status: null, body: '', message: error.message } : null)
  if (!seen) return false
  if (origin.isContentRefusal?.(seen)) return true
  // Of an error that is no answer only a code counts: its sentence is a library's, or ours.
  return seen.body ? isContentRefusal(seen.status, seen.body) : isRefusalByCode(seen.message)
}

/** A provider's name within a sentence, where "The server of …" is no beginning. */
export function within(name: string): string {
  return name.replace(/^The /, 'the ')
}

/** The error for a content refusal, for an adapter that sees one in an answer that HTTP calls a success. */
export function contentRefusal(name: string, cause?: unknown): ImageModelError {
  const message = `${name} refused this picture for its content; describe it in another way, or choose another model.`
  return new ImageModelError('content_policy', message, { cause })
}

function ofStatus({ status, body }: ProviderFailure, origin: ErrorOrigin, cause: unknown): ImageModelError {
  const { name } = origin
  const sentence = providerSentence(body)
  const code = status ?? 0
  if (isQuotaUsedUp(code, body)) {
    return new ImageModelError(
      'provider_quota',
      `${name} has no credit left for this Studio: whoever runs it must top it up; choose another model until then.`,
      { cause, forOperator: `${name} says that the credit or quota of its key is used up${quoted(sentence)}` },
    )
  }
  if (isKeyRefused(code, body)) return keyProblem(origin, sentence, cause)
  if (code === 429) {
    const message = `${name} is busy and turned this image away; try again in a few minutes, or choose another model.`
    return new ImageModelError('provider_quota', message, { cause })
  }
  if (code >= 500 || code === 408) {
    const message = `${name} has a fault of its own (${code}); try again in a few minutes, or choose another model.`
    return new ImageModelError('provider_unavailable', message, { cause })
  }
  return new ImageModelError('provider_rejected', rejection(name, code, sentence), { cause })
}

function rejection(name: string, status: number, sentence: string): string {
  if (sentence) return `${name} did not accept this request: ${sentence}${/[.!?…]$/.test(sentence) ? '' : '.'}`
  if (status === 404) return `${name} does not know this model; choose another model.`
  if (status === 413) return `This request is too large for ${within(name)}; use a smaller image or fewer words.`
  return `${name} did not accept this request (${status}); change the words or the size, or choose another model.`
}

function keyProblem({ name, keyName }: ErrorOrigin, sentence: string, cause: unknown): KeyProblemError {
  const message = `${name} is not set up right: whoever runs this Studio must correct its key; choose another model until then.`
  const forOperator = `${name} does not accept its key${keyName ? ` (${keyName})` : ''}${quoted(sentence)}`
  return new KeyProblemError(message, { cause, forOperator })
}

/** The end of a sentence for the log: what the provider said, where it said something. */
function quoted(sentence: string): string {
  return sentence ? `: ${sentence}` : '.'
}

function ofKind({ kind, status, message }: RecognisedFailure, origin: ErrorOrigin, cause: unknown): ImageModelError {
  const { name } = origin
  const unavailable = (text: string) => new ImageModelError('provider_unavailable', text, { cause })
  const badOutput = (text: string) => new ImageModelError('bad_output', text, { cause })
  switch (kind) {
    case 'unreachable':
      return unavailable(`${name} can't be reached just now; try again in a few minutes, or choose another model.`)
    case 'interrupted':
      return unavailable(`The connection to ${within(name)} broke off; send again, or choose another model.`)
    case 'maybe_billed':
      return unavailable(
        `The answer of ${within(name)} was lost on its way. Nothing was charged here; send again to try anew.`,
      )
    case 'redirected':
      return new ImageModelError(
        'provider_unavailable',
        `${name} is not set up right: whoever runs this Studio must correct its address; choose another model until then.`,
        {
          cause,
          forOperator: `The address of ${within(name)} answers with a redirect: name the one that it leads to.`,
        },
      )
    case 'too_large':
      return badOutput(`What ${within(name)} sent is too large for an image; try again, or choose another model.`)
    case 'forbidden_url':
      return badOutput(`${name} named an address for its image that this Studio may not open; choose another model.`)
    case 'download_failed':
      return (status ?? 500) < 500
        ? badOutput(`${name} made an image that could not be fetched (${status}); send again to try anew.`)
        : unavailable(`${name} made an image that could not be fetched in time; send again to try anew.`)
    case 'no_key':
      return keyProblem(origin, providerSentence(message), cause)
    case 'unsupported':
      return new ImageModelError('provider_rejected', rejection(name, 400, providerSentence(message)), { cause })
    default:
      return badOutput(`What ${within(name)} sent is no image; try again, or choose another model.`)
  }
}
