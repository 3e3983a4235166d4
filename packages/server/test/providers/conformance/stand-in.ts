import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { z } from 'zod'

/**
 * A provider's HTTP interface on a port of this machine, for one scenario. The author of a description says how it looks;
 * what happens (a slow answer, a broken connection, a bomb) is behind `generate`, `startJob` and `look`.
 */
export interface StandIn {
  /** Its origin, `http://127.0.0.1:PORT`, for URLs inside answers. */
  readonly origin: string
  /** Parses what came in. What the schema does not take fails the test, and answers 400. */
  check<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema>
  /** Fails the test with this sentence. */
  problem(sentence: string): void
  /**
   * A request that makes a picture and answers with it. Resolves when the scenario wants the answer; rejects where it wants
   * another one, which the suite sends: let it pass.
   */
  generate(ask: Ask): Promise<Picture>
  /** A request that starts a job. Rejects where the scenario wants another answer than that it has been started. */
  startJob(ask: Ask, id?: string): Promise<StandInJob>
  /**
   * A request that looks at a job: each look, a job that nothing holds is one state further. Undefined: there is none of this
   * id. Rejects where the scenario wants another answer.
   */
  look(id: string): Promise<StandInJob | undefined>
  /** The provider was told that nobody waits any more: for this job, or without an id for what it is working on. */
  cancel(id?: string): void
  /** How far the picture is that `generate` works on, 0–1; null: it works on none. */
  readonly progress: number | null
}

/** What a request asked for, read out of its own form. */
export interface Ask {
  prompt: string
  /** `"WIDTHxHEIGHT"` in pixels, where it named one. */
  size?: string | undefined
  /** `"16:9"`, where it named one in place of a size. */
  aspectRatio?: string | undefined
  seed?: number | undefined
  /** The source images that came along. */
  sources?: readonly Uint8Array[]
}

/** A picture in each of the ways in which providers send one: take the one that yours does. */
export interface Picture {
  readonly bytes: Uint8Array
  readonly base64: string
  /** On this stand-in, below `/pictures/`, which the suite answers itself. */
  readonly url: string
  readonly mimeType: string
  /** Pixels. */
  readonly width: number
  /** Pixels. */
  readonly height: number
}

/** A job at the provider. */
export interface StandInJob {
  readonly id: string
  readonly ask: Ask
  readonly state: 'queued' | 'running' | 'done' | 'refused' | 'cancelled'
  /** 0–1 while it runs. */
  readonly progress: number
  /** There once it is done. */
  readonly picture: Picture | null
  /** Tells every change, for providers that tell by themselves; the job goes on by itself then. Returns how to stop it. */
  subscribe(listener: (job: StandInJob) => void): () => void
}

/** Answers a request. */
export type Handler = ((request: StandInRequest) => StandInReply | undefined | Promise<StandInReply | undefined>) & {
  /** For providers with a socket: takes an upgrade over. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): void
}

/** A request, read to its end. */
export interface StandInRequest {
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  /** Whether it is this one. A string is the whole path. */
  is(method: string, path: string | RegExp): boolean
  /** Its body as JSON; what is none fails the test. */
  json(): unknown
  /** Its body as `multipart/form-data`: each field with its values in order. */
  form(): Promise<FormData>
}

/** What is sent back: `json` or `body`. */
export interface StandInReply {
  /** Default 200. */
  status?: number
  headers?: Readonly<Record<string, string>>
  json?: unknown
  body?: Uint8Array | string
}
