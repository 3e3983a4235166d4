import { expect } from 'vitest'
import { type GenerationWorker, startWorker } from '../../../../src/generation/index.js'
import { requireReadable } from '../readable.js'
import type { Scene } from '../scene.js'

/** What an image gets in the scenario of its time being over, in milliseconds. */
const SHORT_MS = 1200

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
    const before = performance.now()
    const image = await scene.settled(await scene.send())
    expect(image).toMatchObject({ status: 'failed', error_code: 'timed_out' })
    requireReadable(image.error_message ?? '', parts.description)
    expect(performance.now() - before).toBeLessThan(SHORT_MS + 2000)
    await requireStopped(scene)
  })
  expect(standIn.asks).toHaveLength(1)
}

/** The worker stops while the provider works, and another takes its place on the same database. */
export async function restart(scene: Scene): Promise<void> {
  const { standIn, hasJobs, isPaid } = scene
  standIn.script = { isHeld: true }
  const id = await withWorker(scene, 60_000, async () => {
    const sent = await scene.send()
    await scene.untilUnderWay(sent)
    return sent
  })
  expect(standIn.cancelled, 'a job goes on for the next worker').toHaveLength(hasJobs ? 0 : standIn.cancelled.length)
  await standIn.untilIdle()
  standIn.release()
  const image = await withWorker(scene, 60_000, () => scene.settled(id))
  if (hasJobs) {
    scene.requireCompleted(image)
    expect(standIn.asks).toHaveLength(1)
    expect(standIn.billed).toBe(1)
  } else if (isPaid) {
    scene.requireFailed(image, ['provider_unavailable'])
    expect(image.error_message).toContain('restarted')
    expect(standIn.asks).toHaveLength(1)
  } else {
    scene.requireCompleted(image)
    expect(standIn.asks).toHaveLength(2)
  }
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
