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

describe('requests without a good token', async () => {
  const fresh = () => createTestStudio({ worker: false, server: { rateLimitPerMinute: 5, trustedProxies: 1 } })
  const stranger = async (url: string, from: string, token = 'made.up.token') =>
    (await fetch(`${url}/api/models`, { headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': from } }))
      .status

  test('are limited by their address, and nobody else with them', async () => {
    const { url, as: user } = await fresh()
    const statuses = []
    for (let sent = 0; sent < 6; sent += 1) statuses.push(await stranger(url, '203.0.113.7'))
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    expect(await stranger(url, '203.0.113.8')).toBe(401)
    expect((await user('anna').get('/api/models', { 'x-forwarded-for': '203.0.113.7' })).status).toBe(200)
  })

  test('count as one address for a whole IPv6 network, which one machine has', async () => {
    const { url } = await fresh()
    for (let sent = 0; sent < 5; sent += 1) await stranger(url, `2001:db8:1:2::${sent + 1}`)
    expect(await stranger(url, '2001:db8:1:2:ffff::1')).toBe(429)
    expect(await stranger(url, '2001:db8:1:3::1')).toBe(401)
  })

  test('come from where the connection does unless a proxy is trusted', async () => {
    const { url } = await createTestStudio({ worker: false, server: { rateLimitPerMinute: 5 } })
    for (let sent = 0; sent < 5; sent += 1) await stranger(url, `203.0.113.${sent}`)
    expect(await stranger(url, '203.0.113.99')).toBe(429)
  })

  test('for files are limited by address too, ten times as high', async () => {
    const { url } = await createTestStudio({ worker: false, server: { rateLimitPerMinute: 1 } })
    const ask = async () => (await fetch(`${url}/files/x/guessed.png`)).status
    const statuses = []
    for (let sent = 0; sent < 11; sent += 1) statuses.push(await ask())
    expect(statuses).toEqual([...Array(10).fill(404), 429])
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
