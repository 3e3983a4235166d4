import { EventEmitter } from 'node:events'
import { Writable } from 'node:stream'
import { type Logger, pino } from 'pino'
import { configuredModels } from '../../../src/models/configured-models.js'
import type { ImageModel } from '../../../src/models/image-model.js'
import type { ImageProvider } from '../../../src/models/image-provider.js'
import { createTestStudio, type TestStudio, type TestStudioOptions } from '../../test-studio.js'
import type { ProviderDescription, ScenarioName } from './description.js'
import { type RunningStandIn, startStandIn } from './running-stand-in.js'
import { PRICE, Scene } from './scene.js'

/** How often a request is sent at most. */
export const ATTEMPTS = 4

/** As patient as the suite can wait: each attempt of the real thing, without its pauses. */
const PACE = { retry: { attempts: ATTEMPTS, firstDelayMs: 4, maximumDelayMs: 20 }, lookMs: 10 }

/** A key that no provider takes. */
export const WRONG_KEY = 'a-key-that-is-wrong-0123456789'

/** A Studio in which several scenarios play at once, each with a model and a provider of its own. */
export interface Stage {
  studio: TestStudio
  /** The scene of a scenario that the stage was set for. */
  scene(name: ScenarioName): Scene
  /** Stops the stand-ins. */
  close(): Promise<void>
}

/** Starts a Studio for these scenarios. Call it where `createTestStudio` may be called. */
export async function setStage(
  description: ProviderDescription,
  names: readonly ScenarioName[],
  worker: TestStudioOptions['worker'] = {},
): Promise<Stage> {
  const ends = new EventEmitter().setMaxListeners(0)
  const log = createErrorLog()
  const played = await Promise.all(names.map((name) => play(description, name)))
  const observed = { logger: log.logger, onImageEnd: ({ model }: { model: string }) => void ends.emit(model) }
  const models = played.map(({ model }) => model)
  const studio = await createTestStudio({ models, worker: worker && { ...observed, ...worker } })
  Object.assign(studio.workerParts, observed)
  const scenes = new Map(
    played.map(({ name, model, standIn }) => {
      const errors = () => log.lines.filter((line) => line.model === model.info.id).map(({ msg }) => msg)
      return [name, new Scene({ studio, standIn, model, description, ends, errors })]
    }),
  )
  return {
    studio,
    scene(name) {
      const scene = scenes.get(name)
      if (!scene) throw new Error(`The stage is not set for "${name}".`)
      return scene
    },
    close: async () => void (await Promise.all(played.map(({ standIn }) => standIn.close()))),
  }
}

interface Played {
  name: ScenarioName
  standIn: RunningStandIn
  model: ImageModel
}

async function play(description: ProviderDescription, name: ScenarioName): Promise<Played> {
  const made: { model?: ImageModel } = {}
  const standIn = await startStandIn(description, () => made.model?.info.sizes_are_exact ?? true)
  made.model = modelOf(description, name, standIn.origin)
  return { name, standIn, model: made.model }
}

/** The model as the composition would make it, but for its pace and its address, which it takes for the provider's own. */
function modelOf(description: ProviderDescription, name: ScenarioName, origin: string): ImageModel {
  const { provider, entry, basePath = '' } = description
  const keyName = provider.keyNames.find((each) => each in description.environment)
  const environment = { ...description.environment, ...(keyName && name === 'wrong_key' && { [keyName]: WRONG_KEY }) }
  const [model] = configuredModels({
    entries: [
      {
        ...entry,
        id: `${provider.id}-${name}`,
        provider: provider.id,
        base_url: origin + basePath,
        credits: PRICE,
        ...(keyName && { api_key_env: keyName }),
      },
    ],
    providers: [underTest(provider)],
    environment,
    workingDirectory: import.meta.dirname,
  })
  if (!model) throw new Error('The configuration made no model.')
  return model
}

function underTest(provider: ImageProvider): ImageProvider {
  const isOwnAddress = provider.baseUrl === null
  return { ...provider, create: (settings) => provider.create({ ...settings, isOwnAddress, pace: PACE }) }
}

/** Keeps what is said at the level "error". */
function createErrorLog(): { logger: Logger; lines: { model?: string; msg: string }[] } {
  const lines: { model?: string; msg: string }[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)))
      done()
    },
  })
  return { logger: pino({ level: 'error' }, stream), lines }
}
