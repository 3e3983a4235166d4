import { setTimeout as delay } from 'node:timers/promises'
import type { Client, OnBroken, Promised } from './client.js'
import type { Random } from './random.js'

/** People at work: each sends one message after the other, and watches what becomes of it. */
export interface Traffic {
  /** What was answered with 202 so far. */
  readonly promises: readonly Promised[]
  /** Sends no more; resolves when what was sent is answered. */
  finish(): Promise<void>
}

const FINAL = ['completed', 'failed', 'cancelled']

/** Lets the clients send until `finish`. */
export function startTraffic(clients: readonly Client[], random: Random, onBroken: OnBroken): Traffic {
  const promises: Promised[] = []
  let finishing = false
  const work = async (client: Client, chance: Random) => {
    let conversationId = await client.createConversation()
    for (let number = 1; !finishing; number += 1) {
      if (chance.chance(0.1)) conversationId = await client.createConversation()
      const promised = await client.send(conversationId, `message ${number} of ${client.user}: a red fox`)
      promises.push(promised)
      if (chance.chance(0.3)) watching.push(watch(client, promised.imageId, onBroken, () => finishing))
      await delay(chance.below(700))
    }
  }
  const watching: Promise<void>[] = []
  const working = clients.map((client) => work(client, random.fork()))
  return {
    promises,
    async finish() {
      finishing = true
      await Promise.all(working)
      await Promise.all(watching)
    },
  }
}

/** What has its end keeps it, on every API, and a completed image has a file that any API serves. */
async function watch(client: Client, imageId: string, onBroken: OnBroken, isOver: () => boolean): Promise<void> {
  let end: string | null = null
  for (let looks = 0; looks < 3 && !(isOver() && end === null); ) {
    const image = await client.image(imageId)
    if (image && end !== null && image.status !== end) onBroken(`image ${imageId} was ${end}, and then ${image.status}`)
    if (image && FINAL.includes(image.status)) {
      end = image.status
      looks += 1
      if (image.url && (await client.hasFile(image.url)) === false) onBroken(`image ${imageId} has no file`)
    }
    await delay(500)
  }
}
