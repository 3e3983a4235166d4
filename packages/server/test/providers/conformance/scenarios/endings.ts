import type { Image } from '@picgen/sdk/contract'
import { expect } from 'vitest'
import { type GenerationWorker, startWorker } from '../../../../src/generation/index.js'
import { requireReadable } from '../readable.js'
import type { Scene } from '../scene.js'
import type { Script } from '../script.js'

/** What an image gets in the scenario of its time being over, in milliseconds: enough to ask the provider for it. */
const SHORT_MS = 2000

export async function cancel(scene: Scene): Promise<void> {
  const { standIn, user, description } = scene
  standIn.script = { isHeld: true }
  const id = await scene.send()
  await scene.untilUnderWay(id)
  const answer = await user.post(`/api/images/${id}/cancel`)
  expect(answer.status).toBe(200)
  expect(await user.image(id)).toMatchObject({ status: 'cancelled', error_code: null })
  expect(await user.credits()).toMatchObject({ balance: 1000, reserved: 0 })
  await requireStopped(scene)
  standIn.release()
  await standIn.untilIdle()
  expect(await user.image(id)).toMatchObject({ status: 'cancelled', url: null })
  if (description.cancels) expect(standIn.cancelled).toHaveLength(1)
}

export async function timeOut(scene: Scene): Promise<void> {
  const { standIn, parts } = scene
  standIn.script = { isHeld: true }
  await withWorker(scene, SHORT_MS, async () => {
    const image = await scene.settled(await scene.send())
    expect(image).toMatchObject({ status: 'failed', error_code: 'timed_out' })
    requireReadable(image.error_message ?? '', parts.description)
    await requireStopped(scene)
  })
  expect(standIn.asks).toHaveLength(1)
}

/** The worker stops while the provider works, and another takes its place on the same database. */
export async function restart(scene: Scene): Promise<void> {
  const { standIn, hasJobs, isPaid } = scene
  const image = await acrossRestart(scene, { isHeld: true }, (id) => scene.untilUnderWay(id))
  if (isPaid && !hasJobs) return requireInterrupted(scene, image)
  scene.requireCompleted(image)
  expect(standIn.asks).toHaveLength(hasJobs ? 1 : 2)
  if (!hasJobs) return
  expect(standIn.cancelled, 'the job goes on for the next worker').toEqual([])
  if (!isPaid) return
  standIn.asks.length = 0
  standIn.jobs.clear()
  await requireInterrupted(scene, await acrossRestart(scene, { holdsStart: true }, () => standIn.untilHeld()))
}

/** What may have been started, and nobody knows its job, is not started again. */
function requireInterrupted(scene: Scene, image: Image): void {
  scene.requireFailed(image, ['provider_unavailable'])
  expect(image.error_message).toContain('restarted')
  expect(scene.standIn.asks).toHaveLength(1)
}

async function acrossRestart(scene: Scene, script: Script, until: (id: string) => Promise<void>): Promise<Image> {
  const { standIn } = scene
  standIn.script = script
  const id = await withWorker(scene, 60_000, async () => {
    const sent = await scene.send()
    await until(sent)
    return sent
  })
  standIn.release()
  await standIn.untilIdle()
  return withWorker(scene, 60_000, () => scene.settled(id))
}

/** Nobody waits at the provider any more, and it was told where it can be. */
async function requireStopped({ standIn, description }: Scene): Promise<void> {
  if (description.cancels) await standIn.untilCancelled()
  if (description.follows === 'answer') await standIn.untilIdle()
}

async function withWorker<Result>({ parts }: Scene, timeoutMs: number, work: () => Promise<Result>): Promise<Result> {
  const worker: GenerationWorker = await startWorker({ ...parts.studio.workerParts, timeoutMs })
  try {
    return await work()
  } finally {
    await worker.stop()
  }
}
