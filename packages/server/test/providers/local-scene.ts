import { afterEach } from 'vitest'
import type { ModelEntry } from '../../src/config-file.js'
import { configuredModels } from '../../src/models/configured-models.js'
import {
  type GeneratedImage,
  type ImageModel,
  type ImageModelContext,
  ImageModelError,
  type ImageModelRequest,
} from '../../src/models/image-model.js'
import type { ImageProvider } from '../../src/models/image-provider.js'
import type { Handler, ProviderDescription, StandIn } from './conformance/index.js'
import { type RunningStandIn, startStandIn } from './conformance/running-stand-in.js'

const PACE = { retry: { attempts: 3, firstDelayMs: 2, maximumDelayMs: 5 }, lookMs: 5 }

/** A model of a local server, called without a Studio around it. */
export interface LocalScene<Server extends Handler> {
  standIn: RunningStandIn
  /** What answers: a description's handler. */
  server: Server
  model(entry?: Partial<ModelEntry>, environment?: Record<string, string>): ImageModel
}

/** Starts what a description describes, until the test is over. */
export async function setLocalScene<Server extends Handler>(
  description: ProviderDescription,
  create: (stand: StandIn) => Server,
): Promise<LocalScene<Server>> {
  const made: { server?: Server } = {}
  const standIn = await startStandIn(
    {
      ...description,
      standIn: (stand) => {
        made.server = create(stand)
        return made.server
      },
    },
    () => true,
  )
  running.push(standIn)
  if (!made.server) throw new Error('The stand-in made no server.')
  const model = (entry: Partial<ModelEntry> = {}, environment: Record<string, string> = {}) =>
    makeModel(description.provider, { ...description.entry, base_url: standIn.origin, ...entry }, environment)
  return { standIn, server: made.server, model }
}

const running: RunningStandIn[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((standIn) => standIn.close()))
})

/** A model as the configuration would make it, but quicker. */
export function makeModel(
  provider: ImageProvider,
  entry: Partial<ModelEntry>,
  environment: Record<string, string> = {},
  workingDirectory = import.meta.dirname,
): ImageModel {
  const [model] = configuredModels({
    entries: [{ id: 'mine', provider: provider.id, ...entry }],
    providers: [{ ...provider, create: (settings) => provider.create({ ...settings, pace: PACE }) }],
    environment,
    workingDirectory,
  })
  if (!model) throw new Error('The configuration made no model.')
  return model
}

/** One call of a model, and what it told. */
export interface LocalCallUnderTest {
  answer: Promise<GeneratedImage>
  progress: number[]
  previews: Uint8Array[]
  kept: string[]
  abort(reason: Error): void
}

/** Calls a model for a picture. */
export function callModel(
  model: ImageModel,
  request: Partial<ImageModelRequest> = {},
  jobId: string | null = null,
): LocalCallUnderTest {
  const controller = new AbortController()
  const progress: number[] = []
  const previews: Uint8Array[] = []
  const kept: string[] = []
  const free = async () => {
    throw new Error('A server of one’s own never bills.')
  }
  const context: ImageModelContext = {
    signal: controller.signal,
    deadlineAt: Date.now() + 60_000,
    onProgress: (fraction) => void progress.push(fraction),
    onPreview: (bytes) => void previews.push(bytes),
    providerCall: { jobId, begin: free, forget: free, keepJob: async (id) => void kept.push(id) },
  }
  const asked = { kind: 'text2img' as const, prompt: 'a red fox', width: 512, height: 512, seed: null, source: null }
  const answer = model.generate({ ...asked, references: [], ...request }, context)
  answer.catch(() => undefined) // The test looks at it when it is ready to.
  return { answer, progress, previews, kept, abort: (reason) => controller.abort(reason) }
}

/** What the model rejects with. */
export async function failureOf({ answer }: LocalCallUnderTest): Promise<ImageModelError> {
  const failure: unknown = await answer.then(
    () => null,
    (error: unknown) => error,
  )
  if (failure instanceof ImageModelError) return failure
  throw new Error('The model did not fail as it should.', { cause: failure })
}

/** The sentence of a check that fails; null: it does not. */
export async function complaintOf(model: ImageModel): Promise<string | null> {
  try {
    await model.check?.(AbortSignal.timeout(60_000))
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Resolves once the condition holds. */
export async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 60_000
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('It never came to be.')
    await new Promise((resolve) => setImmediate(resolve))
  }
}
