import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect } from 'vitest'
import { bomb } from '../pictures.js'
import type { Scene } from '../scene.js'
import { type Fault, floods, type Script } from '../script.js'

/** What they may leave behind, in bytes: less than one of them would. */
const BOUND = 12 * 1024 * 1024

/** Bombs, bodies that say that they are a terabyte, and streams that never end: forty of them, once each is known. */
export async function memory(scene: Scene): Promise<void> {
  await refuse(scene, { bytes: bomb }, 2)
  await refuse(scene, floodScript(scene, true), 1)
  await refuse(scene, floodScript(scene, false), 1)
  const before = await used()
  for (let round = 0; round < 2; round += 1) {
    await refuse(scene, { bytes: bomb }, 12)
    await refuse(scene, floodScript(scene, true), 7)
    await refuse(scene, floodScript(scene, false), 1)
  }
  expect((await used()) - before).toBeLessThan(BOUND)
}

/** So many images at once, each of which must end as one that has no picture. */
async function refuse(scene: Scene, script: Script, times: number): Promise<void> {
  scene.standIn.script = script
  const prompts = Array.from({ length: times }, (_, index) => `picture ${index}`)
  await Promise.all(prompts.map((prompt) => scene.fails(['bad_output', 'provider_unavailable'], prompt)))
}

/** Where the picture itself comes by a URL that is what has no end, and the API's own answer elsewhere. */
function floodScript({ standIn, description, hasJobs }: Scene, isAnnounced: boolean): Script {
  if (description.delivers === 'url')
    return { url: isAnnounced ? standIn.gallery.announcedUrl : standIn.gallery.endlessUrl }
  const fault = (): Fault => floods('application/json', isAnnounced)
  return hasJobs ? { onLook: fault } : { onAsk: fault }
}

/** Bytes in use once all garbage is collected. */
async function used(): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect !== 'function') throw new Error('There is no way to collect garbage.')
  // Buffers are let go one turn after what held them.
  for (let turn = 0; turn < 3; turn += 1) {
    collect()
    await new Promise((resolve) => setImmediate(resolve))
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
