import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'
import { afterAll } from 'vitest'
import type { S3Settings } from '../src/storage/s3/requests.js'

/** A local server that speaks S3 and checks signatures, with one empty bucket. */
export interface TestS3Server {
  settings: S3Settings
  /** Takes the server away: its port answers nobody. */
  stop(): Promise<void>
  /** Brings it back on the same port with what it held. */
  start(): Promise<void>
  /** Takes the bucket away with all that is in it. */
  removeBucket(): Promise<void>
  /** Brings an empty bucket back. */
  createBucket(): Promise<void>
}

const BUCKET = 'pictures'

/** Starts one for this test file, and stops it with the file. Call it at the top level. */
export async function createTestS3Server(): Promise<TestS3Server> {
  const directory = await mkdtemp(join(tmpdir(), 'picgen-s3-'))
  const run = async (port: number) => {
    const server = new S3rver({
      address: '127.0.0.1',
      port,
      directory,
      silent: true,
      vhostBuckets: false,
      configureBuckets: [{ name: BUCKET }],
    })
    // For a list that goes on it makes a token with a cipher that today's OpenSSL has not. We never ask for that token.
    const listObjects = server.store.listObjects.bind(server.store)
    server.store.listObjects = async (...question) => ({ ...(await listObjects(...question)), isTruncated: false })
    return { server, port: (await server.run()).port }
  }
  let running: S3rver | null
  const first = await run(0)
  running = first.server
  const stop = async () => {
    running?.httpServer.closeAllConnections()
    await running?.close()
    running = null
  }
  const start = async () => {
    running ??= (await run(first.port)).server
  }
  afterAll(async () => {
    await stop()
    await rm(directory, { recursive: true })
  })
  return {
    settings: {
      endpoint: `http://127.0.0.1:${first.port}`,
      region: 'us-east-1',
      bucket: BUCKET,
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
    },
    stop,
    start,
    removeBucket: () => rm(join(directory, BUCKET), { recursive: true }),
    async createBucket() {
      await stop()
      await start()
    },
  }
}
