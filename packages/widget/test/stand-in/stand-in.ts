import type { ConversationDetail, Image, ImageErrorCode, Model, Open, PicGen, ProblemCode } from '@picgen/sdk'

/** How the stand-in behaves. May be changed at any time: it counts from the next request or picture. */
export interface StandInSettings {
  /** Milliseconds until a request is answered. Default 0. */
  latencyMs: number
  /** Milliseconds in which a picture is made; null (default): it waits for `finish`, `fail` or `progress`. */
  generationMs: number | null
  /** Whether progress is told while a picture is made. Default true. */
  tellsProgress: boolean
  /** What becomes of a prompt: an error code, or null (default, for all of them) where there will be a picture. */
  outcomeOf: (prompt: string) => Open<ImageErrorCode> | null
  /** False: streams are answered with 404, as where there are none, and the client looks by itself. Default true. */
  hasStreams: boolean
  /** Credits that the person has; null (default): they are off. */
  credits: number | null
  /** Default: three, which differ in price, in sizes and in what they can do. */
  models: Model[]
  /** What every request is answered with, or null. */
  problem: StandInProblem | null
}

/** A refusal, as the contract has it. */
export interface StandInProblem {
  status: number
  code: Open<ProblemCode>
  /** One sentence a person can act on. */
  detail: string
  /** Seconds. */
  retryAfter?: number
}

/** A conversation that is there already. */
export interface GivenConversation {
  id?: string
  /** Default: from the first prompt. */
  title?: string
  /** Pictures, oldest first; each is a message with its prompt and the answer to it. `prompt` alone is enough. */
  images?: readonly Partial<Image>[]
  /** Which of them is active: its place in `images`, or null for none. Default: the last one that is completed. */
  active?: number | null
  /** How long ago it was touched last. Default 0. */
  daysAgo?: number
}

/**
 * A PicGen Studio in the page itself: conversations, images, models and account of the contract, in memory. Nothing leaves
 * the page, and nothing global is changed.
 * @example
 * const standIn = createStandIn({ generationMs: 2_000 })
 * standIn.addConversation({ images: [{ prompt: 'Draw a cat' }] })
 * html`<picgen-studio .client=${standIn.client}></picgen-studio>`
 */
export interface StandIn {
  /** Talks to the stand-in. It never waits before it tries again. */
  readonly client: PicGen
  /** For a client of one's own: `createPicGen({ baseUrl: 'https://studio.example', fetch: standIn.fetch })`. */
  readonly fetch: typeof fetch
  readonly settings: StandInSettings
  /** What was asked, in order: `POST /api/image-conversations`. */
  readonly requests: readonly string[]
  /** The `authorization` of each request, or null. */
  readonly tokens: readonly (string | null)[]
  /** A conversation as it now is. Throws where there is none. */
  conversation(id: string): ConversationDetail
  /** The conversations, last touched first. */
  conversations(): ConversationDetail[]
  /** An image as it now is. Throws where there is none. */
  image(id: string): Image
  /** The history, newest first. */
  images(): Image[]
  addConversation(given?: GivenConversation): ConversationDetail
  /** A picture of the history that is in no conversation. `kind: 'upload'` for one's own. */
  addImage(values?: Partial<Image>, daysAgo?: number): Image
  /** So many pictures, an hour apart, of many subjects. Gives them newest first. */
  addHistory(count: number): Image[]
  /** Says how far a picture is, 0–1, and how it looks so far. */
  progress(imageId: string, progress: number, preview?: string): Image
  /** Completes a picture. */
  finish(imageId: string, values?: Partial<Image>): Image
  fail(imageId: string, code: Open<ImageErrorCode>, message?: string): Image
  /** From now on nothing gets through: requests fail, streams break. */
  goOffline(): void
  goOnline(): void
  /** Breaks every stream; each goes on where it was once it is opened again. */
  breakStreams(): void
  /** Stops what is being made and closes the streams. */
  dispose(): void
}
