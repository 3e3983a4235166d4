import { ProviderHttpError, type ProviderHttpErrorKind } from './provider-http-error.js'

/** What is known of a failed call, wherever the error came from. */
export interface ProviderFailure {
  /** Null where there was no HTTP answer, or the library that called did not keep it. */
  status: number | null
  /** The beginning of the answer's body; empty where there is none. */
  body: string
  /** The error's own message. */
  message: string
}

/** What kind of failure it is: one of HTTP's, a key that was never set, or a request that the library won't make. */
export interface RecognisedFailure extends ProviderFailure {
  kind: ProviderHttpErrorKind | 'no_key' | 'unsupported'
}

const MALFORMED = [
  'InvalidResponseDataError',
  'JSONParseError',
  'TypeValidationError',
  'EmptyResponseBodyError',
  'NoContentGeneratedError',
  'NoImageGeneratedError',
]
const NO_KEY = ['LoadAPIKeyError', 'LoadSettingError']
const UNSUPPORTED = [
  'UnsupportedFunctionalityError',
  'InvalidArgumentError',
  'InvalidPromptError',
  'NoSuchModelError',
  'TooManyEmbeddingValuesForCallError',
]

/** What a library's error tells of the provider, or null where it tells nothing of it. */
export function recogniseFailure(error: unknown): RecognisedFailure | null {
  const chain = causeChain(error)
  // Ours first, however deep the AI SDK has wrapped it: it knows what was sent.
  const own = chain.find((link) => link instanceof ProviderHttpError)
  if (own)
    return { kind: own.kind, status: own.answer?.status ?? null, body: own.answer?.body ?? '', message: own.message }
  for (const link of chain) {
    const failure = ofAiSdk(link) ?? ofVendorClient(link)
    if (failure) return failure
  }
  return null
}

/** An error and its causes, outermost first. */
export function causeChain(error: unknown): Error[] {
  const chain: Error[] = []
  for (let link = error; link instanceof Error && !chain.includes(link); link = link.cause) chain.push(link)
  return chain
}

/** The AI SDK marks its classes with registered symbols, so that they are known across its versions. */
function hasMarker(error: object, name: string): boolean {
  return Reflect.get(error, Symbol.for(`vercel.ai.error.AI_${name}`)) === true
}

function ofAiSdk(error: Error): RecognisedFailure | null {
  const is = (names: readonly string[]) => names.some((name) => hasMarker(error, name))
  const described = (kind: RecognisedFailure['kind']) => ({ kind, status: null, body: '', message: error.message })
  if (hasMarker(error, 'APICallError')) return ofApiCall(error)
  if (hasMarker(error, 'DownloadError')) {
    return described(numberIn(error, 'statusCode') === null ? 'forbidden_url' : 'download_failed')
  }
  if (is(MALFORMED)) return described('unexpected_body')
  if (is(NO_KEY)) return described('no_key')
  return is(UNSUPPORTED) ? described('unsupported') : null
}

/** Without a status it wraps what is none of the provider's doing; with a success, its body could not be read. */
function ofApiCall(error: Error): RecognisedFailure | null {
  const status = numberIn(error, 'statusCode')
  if (status === null) return null
  const responseBody: unknown = Reflect.get(error, 'responseBody')
  const body = typeof responseBody === 'string' ? responseBody.slice(0, 16_384) : ''
  if (status < 400) return { kind: 'unexpected_body', status: null, body, message: error.message }
  return { kind: 'status', status, body, message: error.message }
}

/** fal's client: `{status, body}`. Replicate's: `{response}`, with the body at the end of its message. */
function ofVendorClient(error: Error): RecognisedFailure | null {
  if (error.name !== 'ApiError' && error.name !== 'ValidationError') return null
  const response: unknown = Reflect.get(error, 'response')
  const status = numberIn(error, 'status') ?? (response instanceof Response ? response.status : null)
  if (status === null || status < 400) return null
  const kept: unknown = Reflect.get(error, 'body')
  const body = kept === undefined ? (/\{.*\}/s.exec(error.message)?.[0] ?? '') : JSON.stringify(kept)
  return { kind: 'status', status, body: body.slice(0, 16_384), message: error.message }
}

function numberIn(error: object, name: string): number | null {
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'number' ? value : null
}
