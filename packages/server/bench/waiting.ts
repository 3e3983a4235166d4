import { setTimeout as delay } from 'node:timers/promises'
import { createPicGen } from '@picgen/sdk'
import type { Image, SentMessage } from '@picgen/sdk/contract'
import { pino } from 'pino'
import { connect } from '../src/database/connect.js'
import { startWorker } from '../src/generation/index.js'
import { createCatalogue } from '../src/models/catalogue.js'
import type { ImageModel } from '../src/models/image-model.js'
import { createFileSystemStore } from '../src/storage/file-system.js'
import { createPuppetModel, picture } from '../test/puppet-model.js'

/** How the SDK looks at an image without events. */
const POLL_MS = 2000
const IMAGES = 40

/** Nothing here takes longer, in milliseconds. */
const DEADLINE_MS = 60_000

/** What waiting needs. */
export interface WaitingParts {
  databaseUrl: string
  imagesDirectory: string
  /** Of the API. */
  url: string
  headers: Record<string, string>
  conversationId: string
}

/** Milliseconds from the model's answer, of each image. */
export interface Waited {
  /** Until a client that watches the conversation is told. */
  told: number[]
  /** Until a client that looks every two seconds sees it. */
  polled: number[]
}

/** Sends images, lets a worker make them with a model of no time, and measures who sees when that they are done. */
export async function measureWaiting(parts: WaitingParts): Promise<Waited> {
  const answeredAt = new Map<string, number>()
  const database = connect(parts.databaseUrl, { name: 'picgen bench' })
  const worker = await startWorker({
    database,
    databaseUrl: parts.databaseUrl,
    catalogue: createCatalogue([await instantModel(answeredAt)]),
    store: createFileSystemStore(parts.imagesDirectory),
    logger: pino({ level: 'silent' }),
    concurrency: 4,
    timeoutMs: 60_000,
    finishMs: 0,
  })
  const leaving = new AbortController()
  const signal = AbortSignal.any([leaving.signal, AbortSignal.timeout(DEADLINE_MS)])
  try {
    const { toldAt, everyone } = await watch(parts, signal)
    const waits = Array.from({ length: IMAGES }, async (_, index) => {
      await delay(index * 150)
      const content = `waited for ${index}`
      const imageId = await send(parts, content)
      return { content, imageId, seen: await seenByPolling(parts, imageId, signal) }
    })
    const [waited] = await Promise.all([Promise.all(waits), everyone])
    const since = (content: string, then: number | undefined) => {
      const answered = answeredAt.get(content)
      if (answered === undefined || then === undefined) throw new Error(`Nobody was told of “${content}”`)
      return then - answered
    }
    return {
      told: waited.map(({ content, imageId }) => since(content, toldAt.get(imageId))),
      polled: waited.map(({ content, seen }) => since(content, seen)),
    }
  } finally {
    leaving.abort()
    await worker.stop()
    await database.end({ timeout: 5 })
  }
}

/** Answers at once, under the name of the API's model, and notes when. */
async function instantModel(answeredAt: Map<string, number>): Promise<ImageModel> {
  const bytes = await picture(256, 256)
  return {
    info: createPuppetModel({ id: 'sketch' }).info,
    async generate({ prompt }) {
      answeredAt.set(prompt, performance.now())
      return { bytes }
    },
  }
}

async function send({ url, headers, conversationId }: WaitingParts, content: string): Promise<string> {
  const address = `${url}/api/image-conversations/${conversationId}/messages`
  const body = JSON.stringify({ content, mode: 'text2img' })
  const response = await fetch(address, { method: 'POST', headers, body })
  if (response.status !== 202) throw new Error(`A send was answered ${response.status}: ${await response.text()}`)
  const sent: SentMessage = JSON.parse(await response.text())
  return sent.image_id
}

/** Resolves once the stream has begun; `everyone` resolves when it has told of every image. */
async function watch({ url, headers, conversationId }: WaitingParts, signal: AbortSignal) {
  const picgen = createPicGen({ baseUrl: url, token: (headers['authorization'] ?? '').replace('Bearer ', '') })
  const toldAt = new Map<string, number>()
  const events = picgen.conversations.events(conversationId, { signal })
  // Where the conversation stands: what happens from here on is told.
  await events.next()
  const listen = async () => {
    for await (const { type, data } of events) {
      if (type === 'image' && data.status === 'completed') toldAt.set(data.id, performance.now())
      if (toldAt.size === IMAGES) return
    }
  }
  return { toldAt, everyone: listen() }
}

async function seenByPolling({ url, headers }: WaitingParts, imageId: string, signal: AbortSignal): Promise<number> {
  await delay(Math.random() * POLL_MS)
  for (;;) {
    const response = await fetch(`${url}/api/images/${imageId}`, { headers, signal })
    const image: Image = JSON.parse(await response.text())
    if (image.status === 'completed') return performance.now()
    await delay(POLL_MS, undefined, { signal })
  }
}
