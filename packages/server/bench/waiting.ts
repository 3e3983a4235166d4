import { setTimeout as delay } from 'node:timers/promises'
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
  /** Until it is completed in the database and every API says so. */
  settled: number[]
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
  try {
    const waits = Array.from({ length: IMAGES }, async (_, index) => {
      await delay(index * 150)
      const content = `waited for ${index}`
      const imageId = await send(parts, content)
      const [settled, polled] = await Promise.all([
        seenBy(parts, imageId, 5, 0),
        seenBy(parts, imageId, POLL_MS, Math.random() * POLL_MS),
      ])
      const answered = answeredAt.get(content) ?? 0
      return { settled: settled - answered, polled: polled - answered }
    })
    const waited = await Promise.all(waits)
    return { settled: waited.map(({ settled }) => settled), polled: waited.map(({ polled }) => polled) }
  } finally {
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

async function seenBy({ url, headers }: WaitingParts, imageId: string, everyMs: number, firstMs: number) {
  await delay(firstMs)
  for (;;) {
    const response = await fetch(`${url}/api/images/${imageId}`, { headers })
    const image: Image = JSON.parse(await response.text())
    if (image.status === 'completed') return performance.now()
    await delay(everyMs)
  }
}
