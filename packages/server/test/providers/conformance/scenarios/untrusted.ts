import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect } from 'vitest'
import { bomb, truncated } from '../pictures.js'
import type { Scene } from '../scene.js'

export async function truncatedImage(scene: Scene): Promise<void> {
  await scene.failsAfter({ bytes: truncated }, ['bad_output'])
  expect(scene.standIn.asks).toHaveLength(1)
}

export async function pictureBomb(scene: Scene): Promise<void> {
  const { error_message } = await scene.failsAfter({ bytes: bomb }, ['bad_output'])
  expect(error_message).toContain('over 50 megapixels')
  expect(scene.standIn.asks).toHaveLength(1)
}

/** Another server of this machine, in whose place could be a cloud's metadata or somebody's router, is never connected to. */
export async function privateUrl(scene: Scene): Promise<void> {
  const connections: string[] = []
  const server = createServer((socket) => {
    connections.push(String(socket.remotePort))
    socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  try {
    for (const host of ['http://127.0.0.1', 'https://127.0.0.1', 'https://localhost', 'https://[::ffff:127.0.0.1]']) {
      await scene.failsAfter({ url: `${host}:${port}/secret.png` }, ['bad_output', 'provider_unavailable'])
    }
    expect(connections).toEqual([])
  } finally {
    server.close()
    await once(server, 'close')
  }
}
