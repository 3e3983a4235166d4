import { expect } from 'vitest'
import { requireReadable } from '../readable.js'
import type { Scene } from '../scene.js'
import { resets, sends, sendsHtml } from '../script.js'
import { ATTEMPTS, WRONG_KEY } from '../stage.js'
import type { StandInReply } from '../stand-in.js'

const UNAVAILABLE = ['provider_unavailable']

export async function rateLimitWithTime(scene: Scene): Promise<void> {
  const { standIn } = scene
  const busy = rateLimited(scene)
  standIn.script = scene.faults(sends(busy, { 'retry-after': '1' }), sends(busy, { 'retry-after': '0' }))
  await scene.completes()
  expect(standIn.asks).toHaveLength(3)
  const [first = 0, second = 0] = standIn.askedAt
  expect(second - first).toBeGreaterThan(990)
}

export async function rateLimit(scene: Scene): Promise<void> {
  const { standIn } = scene
  standIn.script = scene.faults(sends(rateLimited(scene)), sends(rateLimited(scene)))
  await scene.completes()
  expect(standIn.asks).toHaveLength(3)
  expect(standIn.billed).toBe(1)
}

export async function serverErrorOnce(scene: Scene): Promise<void> {
  const { standIn, description } = scene
  standIn.script = scene.faults(sends(description.replies.serverError))
  await scene.completes()
  expect(standIn.asks).toHaveLength(2)
  expect(standIn.billed).toBe(1)
}

export async function serverErrorAlways(scene: Scene): Promise<void> {
  const { standIn, description } = scene
  await scene.failsAfter({ onAsk: () => sends(description.replies.serverError) }, UNAVAILABLE)
  expect(standIn.asks.length).toBeGreaterThan(1)
  expect(standIn.asks.length, 'nobody else tries again on top of that').toBeLessThanOrEqual(ATTEMPTS)
  expect(standIn.billed).toBe(0)
}

export async function resetConnection(scene: Scene): Promise<void> {
  const { standIn } = scene
  standIn.script = scene.faults(resets())
  const image = await scene.settled(await scene.send())
  if (scene.isPaid) {
    scene.requireFailed(image, UNAVAILABLE)
    expect(standIn.asks).toHaveLength(1)
  } else if (image.status === 'completed') {
    expect(standIn.asks).toHaveLength(2)
  } else {
    scene.requireFailed(image, UNAVAILABLE)
  }
}

export async function lostLook(scene: Scene): Promise<void> {
  const { standIn, description } = scene
  const faults = [resets(), sends(description.replies.serverError)]
  standIn.script = { onLook: (n) => faults[n] }
  await scene.completes()
  expect(standIn.jobs.size).toBe(1)
}

export async function html(scene: Scene): Promise<void> {
  const { standIn, isPaid } = scene
  await scene.failsAfter({ onAsk: () => sendsHtml() }, ['provider_unavailable', 'bad_output'])
  if (isPaid) expect(standIn.asks).toHaveLength(1)
}

export async function contentRefusal(scene: Scene): Promise<void> {
  const { standIn, description, hasJobs } = scene
  const { contentRefusal: reply } = description.replies
  if (reply) {
    await scene.failsAfter({ onAsk: () => sends(reply) }, ['content_policy'])
    expect(standIn.asks).toHaveLength(1)
  }
  if (!hasJobs) return
  const before = standIn.asks.length
  await scene.failsAfter({ refuses: true }, ['content_policy'])
  expect(standIn.asks).toHaveLength(before + 1)
}

/** Three images fail for it; whoever runs the Studio is told once, by name of the variable, and nobody reads the key. */
export async function wrongKey(scene: Scene): Promise<void> {
  const { standIn, model, description, parts } = scene
  const keyName = description.provider.keyNames.find((name) => name in description.environment) ?? ''
  for (const prompt of ['one', 'two', 'three']) {
    const image = await scene.fails(UNAVAILABLE, prompt)
    expect(image.error_message).not.toContain(WRONG_KEY)
  }
  expect(standIn.asks).toEqual([])
  const lines = parts.errors()
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain(keyName)
  expect(lines[0]).not.toContain(WRONG_KEY)
  const failure = await model.check?.(AbortSignal.timeout(60_000)).then(
    () => null,
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(Error)
  const { message } = failure instanceof Error ? failure : new Error()
  requireReadable(message, description)
  expect(message).toContain(keyName)
  expect(message).not.toContain(WRONG_KEY)
}

function rateLimited({ description }: Scene): StandInReply {
  const { rateLimited: reply } = description.replies
  if (!reply) throw new Error('The description has no 429.')
  return reply
}
