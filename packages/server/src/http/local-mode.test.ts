import { request } from 'node:http'
import { describe, expect, test } from 'vitest'
import { createTestStudio } from '../../test/test-studio.js'

const origin = 'http://shop.example:8080'
const { url } = await createTestStudio({
  worker: false,
  auth: { mode: 'local' },
  server: { corsOrigins: [origin] },
})

/** fetch sets Host and Sec-Fetch-Site by itself, so these go out by hand. */
function get(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]> }> {
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { headers }, (response) => {
      response.resume()
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }))
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('local mode', () => {
  test('answers programs and its own pages without a token', async () => {
    expect((await get('/api/models')).status).toBe(200)
    expect((await get('/api/models', { origin: url, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    expect((await get('/api/models', { host: `localhost:${new URL(url).port}` })).status).toBe(200)
  })

  test.each([
    ['a host that is not loopback', { host: 'studio.attacker.example' }],
    ['a page of another origin', { origin: 'http://attacker.example', 'sec-fetch-site': 'cross-site' }],
    ['an opaque origin', { origin: 'null' }],
    ['a request of another site without an origin', { 'sec-fetch-site': 'cross-site' }],
    ['a page on another port of this machine', { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' }],
  ])('refuses %s', async (_, headers) => {
    const answer = await get('/api/models', headers)
    expect(answer.status).toBe(403)
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })

  test('answers a page whose origin was named, preflight included', async () => {
    const answer = await get('/api/models', { origin, 'sec-fetch-site': 'cross-site' })
    expect(answer.status).toBe(200)
    expect(answer.headers['access-control-allow-origin']).toBe(origin)
    const preflight = await fetch(`${url}/api/image-conversations`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'idempotency-key' },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')).toContain('idempotency-key')
  })
})
