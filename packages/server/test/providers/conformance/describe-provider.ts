import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { configuredModels } from '../../../src/models/configured-models.js'
import { ALL, leftOut, wronglyLeftOut } from './applicable.js'
import { type ProviderDescription, SCENARIOS, type ScenarioName } from './description.js'
import * as answers from './scenarios/answers.js'
import * as endings from './scenarios/endings.js'
import * as faults from './scenarios/faults.js'
import { memory } from './scenarios/memory.js'
import * as untrusted from './scenarios/untrusted.js'
import type { Scene } from './scene.js'
import { setStage } from './stage.js'

/** What is done in each scenario; what must be true after every one of them is `Scene.conclude`. */
const PLAYS: Record<ScenarioName, (scene: Scene) => Promise<void>> = {
  text: answers.text,
  image_input: answers.imageInput,
  reference_images: answers.referenceImages,
  sizes: answers.sizes,
  check: answers.check,
  slow_answer: answers.slowAnswer,
  rate_limit_with_time: faults.rateLimitWithTime,
  rate_limit: faults.rateLimit,
  server_error_once: faults.serverErrorOnce,
  server_error_always: faults.serverErrorAlways,
  reset_connection: faults.resetConnection,
  lost_look: faults.lostLook,
  html: faults.html,
  truncated_image: untrusted.truncatedImage,
  bomb: untrusted.pictureBomb,
  content_refusal: faults.contentRefusal,
  wrong_key: faults.wrongKey,
  private_url: untrusted.privateUrl,
  cancel: endings.cancel,
  time_out: endings.timeOut,
  restart: endings.restart,
  memory,
}

/** Those whose workers start and stop, one after another on a database of their own. */
const WITH_OWN_WORKERS: readonly ScenarioName[] = ['time_out', 'restart']

/** Alone, after all others: what they do would be counted. */
const ALONE: readonly ScenarioName[] = ['memory']

/**
 * Half of all time goes to what comes of `ALONE`, so it plays for one of each way in which pictures come: in an answer, from a
 * URL, as a job's bytes. `npm run test:providers` plays it for all.
 */
const FOR_ALL = ['openai', 'replicate', 'comfyui']
const PLAYS_ALL = process.env['PROVIDER_SCENARIOS'] === 'all'

/**
 * Holds a provider to everything in `SCENARIOS`, through a Studio with a database, a worker, credits and files. Scenarios
 * wait for most of their time, so they play at once and their tests tell how each of them ended.
 */
export function describeProvider(description: ProviderDescription): void {
  describe(`${description.provider.name}, as every provider`, async () => {
    const reasons = leftOut(description, modelInfo(description))
    const names = ALL.filter((name) => !reasons.has(name))
    const playsAlone = PLAYS_ALL || FOR_ALL.includes(description.provider.id)
    const played = names.filter((name) => playsAlone || !ALONE.includes(name))
    const together = played.filter((name) => !WITH_OWN_WORKERS.includes(name) && !ALONE.includes(name))
    const stage = await setStage(description, [...together, ...ALONE])
    const restarting = await setStage(description, WITH_OWN_WORKERS, false)
    const ends = new Map<ScenarioName, Promise<void>>()

    beforeAll(() => {
      for (const name of together) ends.set(name, watched(play(stage.scene(name), name)))
      let previous = Promise.resolve()
      for (const name of WITH_OWN_WORKERS) {
        const end = previous.then(() => play(restarting.scene(name), name))
        ends.set(name, watched(end))
        previous = end.catch(() => undefined)
      }
    })
    afterAll(async () => {
      await Promise.allSettled(ends.values())
      await Promise.all([stage.close(), restarting.close()])
    })

    test('leaves out nothing without a reason', () => {
      expect(wronglyLeftOut(reasons)).toEqual([])
      expect([...names, ...reasons.keys()].toSorted()).toEqual(ALL.toSorted())
    })
    for (const name of played) {
      test(SCENARIOS[name], async () => {
        if (!ALONE.includes(name)) return ends.get(name)
        await Promise.allSettled(ends.values())
        await play(stage.scene(name), name)
      })
    }
  })
}

async function play(scene: Scene, name: ScenarioName): Promise<void> {
  try {
    await PLAYS[name](scene)
  } catch (error) {
    // What the requests did wrong is more often the reason than the consequence of it.
    expect(scene.standIn.problems).toEqual([])
    throw error
  }
  await scene.conclude()
}

/** The promise itself; a rejection that a test looks at later is not an unhandled one. */
function watched(end: Promise<void>): Promise<void> {
  end.catch(() => undefined)
  return end
}

/** What the catalogue says of the model under test. */
function modelInfo({ provider, entry, environment }: ProviderDescription) {
  const [model] = configuredModels({
    entries: [{ ...entry, id: 'under-test', provider: provider.id, base_url: 'http://127.0.0.1:9' }],
    providers: [provider],
    environment,
    workingDirectory: import.meta.dirname,
  })
  if (!model) throw new Error('The configuration made no model.')
  return model.info
}
