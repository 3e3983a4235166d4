import { type EventEmitter, once } from 'node:events'
import type { Image } from '@picgen/sdk/contract'
import { expect } from 'vitest'
import type { ImageModel } from '../../../src/models/image-model.js'
import type { TestStudio, TestUser } from '../../test-studio.js'
import type { ProviderDescription } from './description.js'
import { requireReadable } from './readable.js'
import type { RunningStandIn } from './running-stand-in.js'
import type { Fault, Script } from './script.js'

/** What an image of the model under test costs. */
export const PRICE = 7

/** What a new user has. */
const GRANT = 1000

/** How long an image may take to its end here, in milliseconds: less than the image's own time, however busy the machine. */
const PATIENCE_MS = 50_000

/** What a scene is made of. */
export interface SceneParts {
  studio: TestStudio
  standIn: RunningStandIn
  model: ImageModel
  description: ProviderDescription
  /** Emits a model's id whenever an image of it has ended. */
  ends: EventEmitter
  /** What the log said at the level "error" of the model under test, or to whoever runs the Studio. */
  errors(): string[]
}

/** One scenario under way: a user of its own, a model of its own, and the provider behind it. */
export class Scene {
  readonly user: TestUser
  readonly standIn: RunningStandIn
  readonly model: ImageModel
  readonly description: ProviderDescription
  readonly #sent: string[] = []
  #conversation: Promise<string> | undefined

  constructor(readonly parts: SceneParts) {
    this.standIn = parts.standIn
    this.model = parts.model
    this.description = parts.description
    this.user = parts.studio.as(parts.model.info.id)
  }

  get isPaid(): boolean {
    return this.description.costs === 'money'
  }

  get hasJobs(): boolean {
    return this.description.follows === 'job'
  }

  /** Sends a message to the model under test; returns the image's id. */
  async send(prompt = 'a red fox in the snow', more: object = {}): Promise<string> {
    this.#conversation ??= this.user.createConversation({ default_model: this.model.info.id }).then(({ id }) => id)
    const request = { mode: 'text2img', model: this.model.info.id, ...more }
    const { image_id } = await this.user.send(await this.#conversation, prompt, request)
    this.#sent.push(image_id)
    return image_id
  }

  /** The image once it has its end. */
  async settled(imageId: string): Promise<Image> {
    const patience = AbortSignal.timeout(PATIENCE_MS)
    for (;;) {
      const attempt = new AbortController()
      const signal = AbortSignal.any([patience, attempt.signal])
      const end = once(this.parts.ends, this.model.info.id, { signal })
      end.catch(() => undefined) // Called off, or too late: the image's own state says which.
      const image = await this.user.image(imageId)
      if (isFinal(image)) {
        attempt.abort()
        return image
      }
      await end.catch((error: unknown) => {
        throw new Error(`The image has no end after ${PATIENCE_MS} ms: it is ${image.status}.`, { cause: error })
      })
    }
  }

  /** Sends, waits for the end, and expects a picture. */
  async completes(prompt?: string, more?: object): Promise<Image> {
    return this.requireCompleted(await this.settled(await this.send(prompt, more)))
  }

  /** Sends, waits for the end, and expects a failure with one of these codes and words that a person can act on. */
  async fails(codes: readonly string[], prompt?: string): Promise<Image> {
    return this.requireFailed(await this.settled(await this.send(prompt)), codes)
  }

  /** Does the same to each of these ways of going wrong. */
  async failsAfter(script: Script, codes: readonly string[]): Promise<Image> {
    this.standIn.script = script
    return this.fails(codes)
  }

  requireCompleted(image: Image): Image {
    expect(image, image.error_message ?? undefined).toMatchObject({ status: 'completed', error_code: null })
    return image
  }

  requireFailed(image: Image, codes: readonly string[]): Image {
    expect(image.status).toBe('failed')
    expect(codes, `${image.error_code}: ${image.error_message}`).toContain(image.error_code)
    requireReadable(image.error_message ?? '', this.description)
    return image
  }

  /** Resolves once the adapter has told the database under which id the provider works on the image. */
  async untilJobKept(imageId: string): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS
    while (Date.now() < deadline) {
      const [row] = await this.parts.studio.database<{ provider_job_id: string | null }[]>`
        select provider_job_id from images where id = ${imageId}`
      if (row?.provider_job_id) return
    }
    throw new Error('The adapter kept no job.')
  }

  /** Resolves once the provider works on the image, and a worker that goes on with it would know its job. */
  async untilUnderWay(imageId: string): Promise<void> {
    await this.standIn.untilHeld()
    if (this.hasJobs) await this.untilJobKept(imageId)
  }

  /** In place of the first answers to requests for a picture. */
  faults(...faults: Fault[]): Script {
    return { onAsk: (n) => faults[n] }
  }

  /** What must be true at the end of every scenario. */
  async conclude(): Promise<void> {
    this.standIn.release()
    await this.standIn.untilIdle()
    expect(this.standIn.problems).toEqual([])
    const images = await Promise.all(this.#sent.map((id) => this.user.image(id)))
    expect(images.filter((image) => !isFinal(image)).map(({ status }) => status)).toEqual([])
    const completed = images.filter(({ status }) => status === 'completed').length
    const balance = GRANT - completed * PRICE
    expect(await this.user.credits()).toMatchObject({ balance, reserved: 0, available: balance })
  }
}

function isFinal({ status }: Image): boolean {
  return ['completed', 'failed', 'cancelled'].includes(status)
}
