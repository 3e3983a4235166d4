import { describe, expect, test } from 'vitest'
import { createTestStudio } from '../../test/test-studio.js'
import { connect } from '../database/connect.js'

const { as } = await createTestStudio({ worker: false, server: { rateLimitPerMinute: 5 } })

describe('requests a minute', () => {
  test('are limited for each user by themselves, with a time to come back', async () => {
    const anna = as('anna')
    for (let sent = 0; sent < 5; sent += 1) expect((await anna.get('/api/models')).status).toBe(200)
    const limited = await anna.get('/api/models')
    expect(limited).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
    expect(limited.headers.get('content-type')).toBe('application/problem+json')
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await as('ben').get('/api/models')).status).toBe(200)
  })
})

describe('a database that is away', async () => {
  // Nothing listens on port 1.
  const away = connect('postgres://nobody@127.0.0.1:1/nothing')
  const studio = await createTestStudio({ worker: false, server: { database: away } })

  test('is unavailable, with a time to come back', async () => {
    const answer = await studio.as('anna').get('/api/account')
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } })
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await studio.as('anna').post('/api/image-conversations', {}, { 'idempotency-key': 'k' })).status).toBe(503)
    await away.end()
  })
})
