import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Image, SentMessage } from '@picgen/sdk/contract'
import fastify from 'fastify'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createTestDatabase } from '../test/test-database.js'
import { mountStudio, readConfig } from './index.js'

const { url: databaseUrl } = await createTestDatabase()

test('a Studio answers and works inside somebody’s own Fastify, beside its routes, and stops with it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'picgen-mount-'))
  const app = fastify()
  app.get('/hello', async () => ({ hello: 'world' }))
  app.post<{ Body: { name: string } }>('/hello', async ({ body }) => ({ hello: body.name }))
  app.setErrorHandler((_, __, reply) => reply.code(418).send({ own: 'error' }))
  app.get('/broken', async () => {
    throw new Error('the application’s own')
  })
  await mountStudio(app, readConfig({ DATABASE_URL: databaseUrl, PICGEN_DATA_DIR: folder }), {
    logger: pino({ level: 'silent' }),
    onStep: () => undefined,
    onFailure: (error) => {
      throw error
    },
    signal: new AbortController().signal,
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const call = async (path: string, body?: object) => {
    const init = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await fetch(url + path, init)
    return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) }
  }

  const { body: conversation } = await call('/api/image-conversations', {})
  const sent = await call(`/api/image-conversations/${conversation.id}/messages`, { content: 'A cat in the rain' })
  expect(sent.status).toBe(202)
  const { image_id }: SentMessage = sent.body
  const read = async (): Promise<Image> => (await call(`/api/images/${image_id}`)).body
  await expect.poll(async () => (await read()).status).toBe('completed')
  expect((await fetch((await read()).url ?? '')).status).toBe(200)
  expect((await call('/readyz')).body.status).toBe('ok')
  const refused = await call('/api/image-conversations', { titel: 'x' })
  expect([refused.status, refused.headers.get('content-type')]).toEqual([400, 'application/problem+json'])

  expect(await call('/hello', { name: 'anna' })).toMatchObject({ status: 200, body: { hello: 'anna' } })
  const own = await call('/hello')
  expect([own.body, own.headers.get('content-security-policy')]).toEqual([{ hello: 'world' }, null])
  expect(await call('/broken')).toMatchObject({ status: 418, body: { own: 'error' } })

  await app.close()
  await rm(folder, { recursive: true })
})
