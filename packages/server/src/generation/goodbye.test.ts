import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { createTestStudio } from '../../test/test-studio.js'
import { startWorker } from './worker.js'

/** What a client says last, and what PostgreSQL says to everybody when it is stopped: the two can cross. */
const GOODBYE = Buffer.from('X\0\0\0\x04', 'latin1')
const FIELDS = Buffer.from('SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0')
const STOPPED = Buffer.concat([Buffer.from('E\0\0\0', 'latin1'), Buffer.from([FIELDS.length + 4]), FIELDS])

const studio = await createTestStudio({ worker: false })
const { hostname, port } = new URL(studio.workerParts.databaseUrl)
let crossed = 0
const server = createServer((near) => {
  const far = connect(Number(port), hostname)
  near.on('data', (data) => {
    if (data.equals(GOODBYE)) {
      crossed += 1
      near.end(STOPPED)
      far.end()
    } else far.write(data)
  })
  far.on('data', (data) => near.write(data))
  near.on('error', () => far.destroy())
  far.on('error', () => near.destroy())
}).listen(0, '127.0.0.1')
await once(server, 'listening')
afterAll(() => server.close())

test('a worker stops in peace while its database is being stopped', async () => {
  const url = new URL(studio.workerParts.databaseUrl)
  url.port = String((server.address() as AddressInfo).port)
  url.hostname = '127.0.0.1'
  const worker = await startWorker({ ...studio.workerParts, databaseUrl: url.href })
  // An error that nobody hears ends a process; Vitest fails of it.
  await worker.stop()
  await expect.poll(() => crossed).toBeGreaterThan(0)
  await new Promise((resolve) => server.close(resolve))
})
