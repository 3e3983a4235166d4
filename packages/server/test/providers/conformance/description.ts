import type { ModelEntry } from '../../../src/config-file.js'
import type { ImageProvider } from '../../../src/models/image-provider.js'
import type { Handler, StandIn, StandInReply } from './stand-in.js'

/**
 * A provider as the conformance suite needs to know it. One file `test/providers/NAME.test.ts` describes one:
 *
 * @example
 *   describeProvider({
 *     provider: openai,
 *     entry: { model: 'gpt-image-1' },
 *     environment: { OPENAI_API_KEY: 'sk-of-the-tests' },
 *     basePath: '/v1',
 *     costs: 'money',
 *     follows: 'answer',
 *     delivers: 'base64',
 *     cancels: false,
 *     showsProgress: false,
 *     replies: {
 *       rateLimited: { status: 429, json: { error: { message: 'Rate limit reached', type: 'requests', param: null, code: 'rate_limit_exceeded' } } },
 *       serverError: { status: 500, json: { error: { message: 'The server had an error', type: 'server_error', param: null, code: null } } },
 *       contentRefusal: { status: 400, json: { error: { message: '…', type: 'image_generation_user_error', param: null, code: 'moderation_blocked' } } },
 *     },
 *     standIn: (standIn) => async (request) => {
 *       if (request.headers.authorization !== 'Bearer sk-of-the-tests') return WRONG_KEY
 *       if (request.is('GET', '/v1/models/gpt-image-1')) return { json: MODEL }
 *       if (request.is('POST', '/v1/images/generations')) {
 *         const body = standIn.check(generationSchema, request.json())
 *         const picture = await standIn.generate({ prompt: body.prompt, size: body.size })
 *         return { json: { created: 0, data: [{ b64_json: picture.base64 }] } }
 *       }
 *     },
 *   })
 */
export interface ProviderDescription {
  provider: ImageProvider
  /**
   * What the configuration says of the model under test; ids, address and price are the suite's. Without `model` it is the
   * provider's first. Choose one that does both kinds and several sizes.
   */
  entry?: Omit<Partial<ModelEntry>, 'id' | 'provider' | 'base_url' | 'credits' | 'api_key_env'>
  /** The whole environment, with fake keys. None of its values may ever be read by a person. */
  environment: Readonly<Record<string, string>>
  /** What follows the origin in the model's `base_url`, such as "/v1". */
  basePath?: string
  /**
   * Whether a picture costs money there. What may have been billed is never sent again: neither after a broken connection,
   * nor by a restarted worker where there is no job to go on with.
   */
  costs: 'money' | 'nothing'
  /** Whether the picture is in the answer to the request, or comes of a job whose id a restarted worker goes on with. */
  follows: 'answer' | 'job'
  /** How pictures come: in base64 or as bytes from the API itself, or as a URL to download them from. */
  delivers: 'base64' | 'bytes' | 'url'
  /** Whether the adapter tells the provider that nobody waits any more: `StandIn.cancel` must be called then. */
  cancels: boolean
  /** Whether a picture that takes long has a progress, taken from `StandInJob.progress`, or `StandIn.progress`. */
  showsProgress: boolean
  /** How the provider words what goes wrong, as published. */
  replies: {
    /** 429. The suite adds `Retry-After` where a scenario has one. Null: it has no such answer (a server of one's own). */
    rateLimited: StandInReply | null
    serverError: StandInReply
    /** To the request itself, thrown by `generate` and `startJob`. Null: only a job says it (state "refused"), or nobody. */
    contentRefusal: StandInReply | null
  }
  /**
   * Makes what answers the requests of one scenario, so that it may keep things of its own. It checks every request (`check`,
   * with `z.strictObject`), answers a key that is not the environment's as published, calls `generate` or `startJob` where a
   * picture is asked for, and lets what these throw pass. Undefined: there is no such route, which fails the test.
   */
  standIn(standIn: StandIn): Handler
  /** Scenarios that can't apply, each with its reason: one sentence. */
  leaveOut?: Partial<Record<ScenarioName, string>>
}

/** What the suite tries, in the words of its tests' names. */
export const SCENARIOS = {
  text: 'makes a picture from words',
  image_input: 'sends the source image along',
  reference_images: 'sends reference images along in their order, with a source and without one',
  sizes: 'asks for each size, and records the size that comes',
  check: 'asks whether it would work without spending',
  slow_answer: 'waits for a slow answer and shows that it works on it',
  rate_limit_with_time: 'waits as long as a 429 says',
  rate_limit: 'tries again after a 429 that says no time',
  server_error_once: 'tries again after a 500',
  server_error_always: 'gives a provider up that only answers 500',
  reset_connection: 'does not send again what may have been billed when the connection breaks',
  lost_look: 'looks at a job again after a 500 and a broken connection',
  html: 'says so when a web page comes in place of an answer',
  truncated_image: 'refuses a truncated picture',
  bomb: 'refuses a picture of 16,000 × 16,000 pixels',
  content_refusal: 'tells a refusal for its content from a fault, and asks once',
  wrong_key: 'says once that the key is wrong',
  private_url: 'opens no URL of a private address',
  cancel: 'stops when the image is cancelled, and drops what comes late',
  time_out: 'ends when the image’s time is over',
  restart: 'goes on after a restart without paying twice',
  memory: 'does not grow with what it refuses',
} as const

/** The key of a scenario. */
export type ScenarioName = keyof typeof SCENARIOS
