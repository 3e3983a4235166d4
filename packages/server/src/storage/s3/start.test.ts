import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Image, SentMessage } from '@picgen/sdk/contract'
import { afterAll, describe, expect, test } from 'vitest'
import { createTestS3Server } from '../../../test/s3-server.js'
import { createTestDatabase } from '../../../test/test-database.js'
import { startStudio } from '../../composition.js'
import { readConfig } from '../../config.js'
import { createLogger } from '../../logger.js'
import { StartError } from '../../start-error.js'

const s3 = await createTestS3Server()
const { url: databaseUrl } = await createTestDatabase()
const directory = await mkdtemp(join(tmpdir(), 'picgen-start-'))
afterAll(() => rm(directory, { recursive: true }))

/** Everything that the Studio logs. */
let logged = ''

function start(more: Record<string, string> = {}) {
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = s3.settings
  const config = readConfig(
    {
      PORT: '0',
      PICGEN_DATA_DIR: directory,
      DATABASE_URL: databaseUrl,
      PICGEN_STORAGE: 's3',
      S3_ENDPOINT: endpoint,
      S3_REGION: region,
      S3_BUCKET: bucket,
      S3_ACCESS_KEY_ID: accessKeyId,
      S3_SECRET_ACCESS_KEY: secretAccessKey,
      ...more,
    },
    directory,
  )
  const logger = createLogger('info', {
    write: (line) => {
      logged += line
    },
  })
  const onFailure = (error: unknown) => Promise.reject(error)
  return startStudio(config, { logger, onStep: () => undefined, onFailure, signal: new AbortController().signal })
}

describe('a Studio with PICGEN_STORAGE=s3', () => {
  test('keeps its images in the bucket, and nothing on its disk', async () => {
    const studio = await start()
    const call = async <Body>(path: string, body?: object): Promise<Body> => {
      const headers = { 'content-type': 'application/json' }
      const init = body && { method: 'POST', headers, body: JSON.stringify(body) }
      return (await fetch(studio.address + path, init)).json() as Promise<Body>
    }
    try {
      const { id } = await call<{ id: string }>('/api/image-conversations', {})
      const { image_id } = await call<SentMessage>(`/api/image-conversations/${id}/messages`, { content: 'A red fox' })
      const read = () => call<Image>(`/api/images/${image_id}`)
      await expect.poll(read).toMatchObject({ status: 'completed' })
      const image = await read()
      const response = await fetch(image.url ?? '')
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png'])
      await response.arrayBuffer()
    } finally {
      await studio.stop()
    }
    expect(await readdir(directory)).not.toContain('images')
  })

  test('does not start without its bucket, and says so in one sentence', async () => {
    const failure: unknown = await start({ S3_BUCKET: 'absent' }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(StartError)
    expect(String(failure)).toMatch(
      /There is no bucket "absent" at S3_ENDPOINT: create it, or set S3_BUCKET to another\.$/,
    )
  })

  test('starts while its bucket is away, and logs that without a key', async () => {
    await s3.stop()
    logged = ''
    const secrets = { S3_ACCESS_KEY_ID: 'an-id-of-a-key', S3_SECRET_ACCESS_KEY: 'a-secret-that-nobody-may-read' }
    const studio = await start(secrets)
    await studio.stop()
    await s3.start()
    expect(logged).toContain('the bucket is away')
    for (const secret of Object.values(secrets)) expect(logged).not.toContain(secret)
  })
})
