/**
 * What went wrong between this server and a provider:
 * - `status`: it answered with an error status
 * - `unreachable`: no connection came about, so nothing was sent
 * - `interrupted`: the connection broke during a request that costs nothing
 * - `maybe_billed`: a request that may cost money was sent and its answer was lost; it is never sent again
 * - `redirected`: the API answered with a redirect
 * - `too_large`: the answer is over the cap
 * - `unexpected_body`: a web page, or no valid HTTP, where the API's answer should be
 * - `forbidden_url`: a download from an address that this server won't open
 * - `download_failed`: a download answered with an error status, or took too long
 */
export type ProviderHttpErrorKind =
  | 'status'
  | 'unreachable'
  | 'interrupted'
  | 'maybe_billed'
  | 'redirected'
  | 'too_large'
  | 'unexpected_body'
  | 'forbidden_url'
  | 'download_failed'

/** What a provider's error answer said. */
export interface ProviderAnswer {
  status: number
  /** The beginning of its body, at most 16,384 characters: for reading codes out of it, never for a person's eyes. */
  body: string
  /** Names in lower case: what helps to understand the answer, `retry-after` and request ids. Never a credential. */
  headers: Readonly<Record<string, string>>
}

/** A failed call to a provider. Its message is for the log; `toImageModelError` makes one for a person. */
export class ProviderHttpError extends Error {
  override readonly name = 'ProviderHttpError'
  /** There for `status` and `download_failed`, where there was an answer. */
  readonly answer: ProviderAnswer | null

  constructor(
    readonly kind: ProviderHttpErrorKind,
    message: string,
    options: ErrorOptions & { answer?: ProviderAnswer } = {},
  ) {
    super(message, options)
    this.answer = options.answer ?? null
  }
}

const EXCERPT_CHARACTERS = 16_384
const HEADERS_OF_INTEREST =
  /^(retry-after(-ms)?|content-type|x-request-id|request-id|x-amzn-requestid|cf-ray|x-should-retry)$/

/**
 * The answer as it is when it is a success, a `ProviderHttpError` of the kind `status` otherwise: for adapters that use the
 * guarded fetch themselves. Reads the body of a failure.
 */
export async function requireSuccess(response: Response): Promise<Response> {
  if (response.ok) return response
  const answer: ProviderAnswer = {
    status: response.status,
    body: (await response.text()).slice(0, EXCERPT_CHARACTERS),
    headers: Object.fromEntries([...response.headers].filter(([name]) => HEADERS_OF_INTEREST.test(name))),
  }
  throw new ProviderHttpError('status', `The provider answered ${response.status}.`, { answer })
}
