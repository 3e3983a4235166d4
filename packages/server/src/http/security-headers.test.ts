import { request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { createTestStudio } from '../../test/test-studio.js'

const plain = await createTestStudio({ worker: false })
const secure = await createTestStudio({ worker: false, server: { publicUrl: 'https://pictures.example.com' } })
const user = plain.as('anna')

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

function expectHeaders(headers: Headers, expected: Record<string, string | null>) {
  for (const [name, value] of Object.entries({ ...EVERYWHERE, ...expected }))
    expect([name, headers.get(name)]).toEqual([name, value])
}

describe('every answer is inert, can’t be framed or embedded, and tells nobody where it was asked from', () => {
  test.each([
    ['an answer of the API', () => user.get('/api/models')],
    ['a refusal', () => user.get('/api/images/not-an-id')],
    ['one without a token', () => fetch(`${plain.url}/api/models`)],
    ['an address that does not exist', () => fetch(`${plain.url}/nothing`)],
    ['an address that does not decode', () => fetch(`${plain.url}/api/%ff`)],
    ['a method that is wrong', () => fetch(`${plain.url}/healthz`, { method: 'DELETE' })],
    ['health', () => fetch(`${plain.url}/healthz`)],
  ])('%s', async (_, ask) => {
    const { headers } = await ask()
    expectHeaders(headers, {
      'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': null,
    })
  })

  test('what is hardly HTTP', async () => {
    const socket = connect(Number(new URL(plain.url).port), '127.0.0.1')
    socket.end('NONSENSE\r\n\r\n')
    const answer = await text(socket)
    for (const [name, value] of Object.entries(EVERYWHERE)) expect(answer).toContain(`${name}: ${value}\r\n`)
  })

  test('a page may be read and not framed', async () => {
    const { headers } = await fetch(`${plain.url}/docs`)
    expectHeaders(headers, { 'cross-origin-resource-policy': 'same-origin' })
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })
})

describe('browsers are told to come by https only', () => {
  test('where the public address is https', async () => {
    for (const path of ['/healthz', '/nothing', '/api/models', '/docs']) {
      const { headers } = await fetch(secure.url + path)
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
    }
  })

  test('and an address that can’t be decoded is no exception', async () => {
    const headers = await new Promise<NodeJS.Dict<string | string[]>>((resolve, reject) => {
      const sent = request(`${secure.url}/api/%ff`, (response) => {
        response.resume()
        resolve(response.headers)
      })
      sent.on('error', reject)
      sent.end()
    })
    expect(headers['strict-transport-security']).toBe('max-age=31536000')
  })
})
