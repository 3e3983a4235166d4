import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect } from 'vitest'
import { bomb } from '../pictures.js'
import type { Scene } from '../scene.js'
import { type Fault, floods, type Script } from '../script.js'

/** How many hostile answers in a row. */
const TIMES = 40

/** What they may leave behind, in bytes: less than one of them would. */
const BOUND = 12 * 1024 * 1024

/** Bombs, bodies that say that they are a terabyte, and streams that never end, one after another. */
export async function memory(scene: Scene): Promise<void> {
  const kinds = [() => bombScript(), () => floodScript(scene, true), () => bombScript(), () => bombScript()]
  const endless = () => floodScript(scene, false)
  const refuse = async (script: Script) => {
    await scene.failsAfter(script, ['bad_output', 'provider_unavailable'])
  }
  await refuse(bombScript())
  await refuse(endless())
  const before = await used()
  for (let time = 0; time < TIMES; time += 1) {
    await refuse(time % 10 === 9 ? endless() : (kinds[time % kinds.length] ?? bombScript)())
  }
  expect((await used()) - before).toBeLessThan(BOUND)
}

function bombScript(): Script {
  return { bytes: bomb }
}

/** Where the picture itself comes by a URL that is what has no end, and the API's own answer elsewhere. */
function floodScript({ standIn, description, hasJobs }: Scene, isAnnounced: boolean): Script {
  if (description.delivers === 'url') return { url: isAnnounced ? standIn.announcedUrl : standIn.endlessUrl }
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
