import { z } from 'zod'
import { createCallingFetch, ProviderHttpError, type RetryOptions, requireSuccess } from '../calling/index.js'
import type { ModelSettings } from '../image-provider.js'

/** A server on the operator's own machine or network. */
export interface LocalServer {
  /** As a person knows it: "ComfyUI". */
  name: string
  /** Without a slash at its end. */
  baseUrl: string
  /** The `authorization` header; null: none is sent. */
  authorization: string | null
  /** What brings it up, after "Nothing answers at …: " : "start AUTOMATIC1111 with --api". */
  startHint: string
}

/** What goes with one call, which may be many requests. */
export interface CallOptions {
  signal: AbortSignal
  /** When the image's time ends, in milliseconds since the epoch. */
  deadlineAt: number
  /** The end of a path that is not sent again when its answer gets lost: `isLostAnswer` tells its error. */
  sendOnce?: string
  /** Tests pass small numbers. */
  retry?: RetryOptions | undefined
}

/** Requests of one call. Each rejects with the signal's reason, or a `ProviderHttpError`. */
export interface LocalCall {
  /** The answer, as the schema takes it; an answer in another form is `unexpected_body`. */
  json<Schema extends z.ZodType>(schema: Schema, path: string, request?: LocalRequest): Promise<z.output<Schema>>
  /** The answer's bytes. */
  bytes(path: string): Promise<Uint8Array>
  /** Sends what has no answer worth reading. */
  send(path: string, request: LocalRequest): Promise<void>
}

/** A POST of `json` or of a form; a GET without either. */
export interface LocalRequest {
  json?: unknown
  form?: FormData
}

/** A key with a colon is a name and a password; any other is a token, for a server behind a proxy that asks for one. */
export function localServer(settings: ModelSettings, words: Pick<LocalServer, 'name' | 'startHint'>): LocalServer {
  const { apiKey, baseUrl } = settings
  const authorization =
    apiKey === null
      ? null
      : apiKey.includes(':')
        ? `Basic ${Buffer.from(apiKey).toString('base64')}`
        : `Bearer ${apiKey}`
  return { ...words, baseUrl, authorization }
}

/** Opens a call. Nothing that is sent in it costs money, so all of it may be sent again, but for `sendOnce`. */
export function callServer(server: LocalServer, options: CallOptions): LocalCall {
  const { signal, deadlineAt, sendOnce, retry } = options
  const { name, baseUrl, authorization } = server
  const answer = async (path: string, { json, form }: LocalRequest = {}) => {
    const headers = new Headers(authorization === null ? {} : { authorization })
    if (json !== undefined) headers.set('content-type', 'application/json')
    const body = json === undefined ? form : JSON.stringify(json)
    const callingFetch = createCallingFetch({
      providerName: name,
      baseUrl,
      signal,
      deadlineAt,
      isBillable: ({ url }) => sendOnce !== undefined && url.pathname.endsWith(sendOnce),
      ...(retry ? { retry } : {}),
    })
    const response = await callingFetch(`${baseUrl}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      ...(body === undefined ? {} : { body }),
    })
    return requireSuccess(response)
  }

  return {
    async json(schema, path, request) {
      const text = await (await answer(path, request)).text()
      return readAnswer(schema, text, `${name}'s answer to ${path}`)
    },
    async bytes(path) {
      return new Uint8Array(await (await answer(path)).arrayBuffer())
    },
    async send(path, request) {
      await answer(path, request)
    },
  }
}

/** For a check: somebody waits in front of a screen, so it tries again only what a closed connection may have spoilt. */
export function callForCheck(server: LocalServer, signal: AbortSignal): LocalCall {
  return callServer(server, {
    signal,
    deadlineAt: Number.POSITIVE_INFINITY,
    retry: { attempts: 2, firstDelayMs: 100 },
  })
}

/** Whether a request of `sendOnce` went out, and nobody knows what became of it. */
export function isLostAnswer(error: unknown): boolean {
  return error instanceof ProviderHttpError && error.kind === 'maybe_billed'
}

/** What `text` says, where it is JSON that the schema takes; `what` it is goes into the error. */
export function readAnswer<Schema extends z.ZodType>(schema: Schema, text: string, what: string): z.output<Schema> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new ProviderHttpError('unexpected_body', `${what} is no JSON.`, { cause: error })
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const message = `${what} has an unknown form: ${z.prettifyError(parsed.error)}`
  throw new ProviderHttpError('unexpected_body', message, { cause: parsed.error })
}
