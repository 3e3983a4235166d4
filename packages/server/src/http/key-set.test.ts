import { once } from 'node:events'
import { createServer } from 'node:http'
import { exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT } from 'jose'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestStudio } from '../../test/test-studio.js'
import type { AuthConfig } from '../config.js'
import { createAuthenticate } from './authentication.js'

const ISSUER = 'https://issuer.example'
const AUDIENCE = 'pictures'

/** What the key set answers just now: keys, or how it fails. */
let answer: { keys: JWK[] } | 'broken' | 'no key set' | 'cut' = { keys: [] }
let asked = 0
const server = createServer((request, response) => {
  asked += 1
  if (answer === 'cut') request.socket.destroy()
  else if (answer === 'broken') response.writeHead(500).end('down')
  else
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer === 'no key set' ? {} : answer))
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
afterAll(() => {
  server.close()
  server.closeAllConnections()
})
const port = (server.address() as { port: number }).port
const jwksUrl = `http://127.0.0.1:${port}/keys`

const [first, second, stranger] = await Promise.all(['first', 'second', 'first'].map(makeKey))
if (!first || !second || !stranger) throw new Error('Three keys were made.')

async function makeKey(kid: string) {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { kid, publicKey, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } }
}

const now = () => Math.floor(Date.now() / 1000)

/** A token that is right in everything but these claims. */
function sign({ kid, privateKey }: NonNullable<typeof first>, claims: Record<string, unknown> = {}) {
  return new SignJWT({ sub: 'anna', iss: ISSUER, aud: AUDIENCE, exp: now() + 60, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid })
    .sign(privateKey)
}

const auth: AuthConfig = { mode: 'jwt', secret: null, jwksUrl, issuer: ISSUER, audience: AUDIENCE }
const { url } = await createTestStudio({
  worker: false,
  // Nothing is remembered but for a moment, so that a test need not wait.
  server: { authenticate: createAuthenticate(auth, { cooldownMs: 0, maxAgeMs: 0 }) },
})

async function call(token: string) {
  const response = await fetch(`${url}/api/account`, { headers: { authorization: `Bearer ${token}` } })
  const { code, user_id } = (await response.json()) as { code?: string; user_id?: string }
  return { status: response.status, retryAfter: response.headers.get('retry-after'), code, user_id }
}

beforeEach(() => {
  answer = { keys: [first.jwk] }
})

describe('a key set', () => {
  test('says who calls', async () => {
    expect(await call(await sign(first))).toMatchObject({ status: 200, user_id: 'anna' })
  })

  test('may rotate: a new key counts at once, and one that vanished no longer', async () => {
    expect((await call(await sign(second))).status).toBe(401)
    answer = { keys: [first.jwk, second.jwk] }
    expect((await call(await sign(second))).status).toBe(200)
    expect((await call(await sign(first))).status).toBe(200)
    answer = { keys: [second.jwk] }
    expect((await call(await sign(first))).status).toBe(401)
    expect((await call(await sign(second))).status).toBe(200)
  })

  test.each(['broken', 'no key set', 'cut'] as const)('that is %s is unavailable, and heals', async (state) => {
    const token = await sign(first)
    answer = state
    expect(await call(token)).toMatchObject({ status: 503, code: 'unavailable', retryAfter: '5' })
    answer = { keys: [first.jwk] }
    expect((await call(token)).status).toBe(200)
  })

  test('is asked once for many calls, and no more often for keys that somebody makes up', async () => {
    const patient = await createTestStudio({ worker: false, server: { authenticate: createAuthenticate(auth) } })
    const ask = async (token: string) =>
      (await fetch(`${patient.url}/api/account`, { headers: { authorization: `Bearer ${token}` } })).status
    asked = 0
    for (let count = 0; count < 5; count += 1) {
      expect(await ask(await sign(first))).toBe(200)
      expect(await ask(await sign({ ...stranger, kid: `made-up-${count}` }))).toBe(401)
    }
    expect(asked).toBe(1)
  })
})

describe('a token of a key set is refused', () => {
  test.each<[string, () => Promise<string>]>([
    ['for another audience', () => sign(first, { aud: 'somebody else' })],
    ['for none', () => sign(first, { aud: undefined })],
    ['of another issuer', () => sign(first, { iss: 'https://issuer.attacker.example' })],
    ['when it has expired', () => sign(first, { exp: now() - 31 })],
    ['before it is valid', () => sign(first, { nbf: now() + 32 })],
    ['without an expiry', () => sign(first, { exp: undefined })],
    ['without a user', () => sign(first, { sub: undefined })],
    ['when another key signed it under a known name', () => sign(stranger)],
    ['when it is signed with the public key as if that were a secret', signWithPublicKey],
    ['when it brings its own key', signWithOwnKey],
    ['when nobody signed it', async () => unsigned()],
  ])('%s', async (_, token) => {
    expect(await call(await token())).toMatchObject({ status: 401, code: 'unauthenticated' })
  })

  test('but a clock that is up to 30 seconds off is forgiven, both ways', async () => {
    expect((await call(await sign(first, { exp: now() - 25 }))).status).toBe(200)
    expect((await call(await sign(first, { nbf: now() + 25 }))).status).toBe(200)
  })
})

async function signWithPublicKey(): Promise<string> {
  const secret = new TextEncoder().encode(await exportSPKI(first?.publicKey ?? fail()))
  return new SignJWT({ sub: 'anna', iss: ISSUER, aud: AUDIENCE, exp: now() + 60 })
    .setProtectedHeader({ alg: 'HS256', kid: 'first' })
    .sign(secret)
}

async function signWithOwnKey(): Promise<string> {
  const { privateKey, jwk } = stranger ?? fail()
  return new SignJWT({ sub: 'anna', iss: ISSUER, aud: AUDIENCE, exp: now() + 60 })
    .setProtectedHeader({ alg: 'RS256', jwk, kid: 'own' })
    .sign(privateKey)
}

function unsigned(): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${encode({ alg: 'none' })}.${encode({ sub: 'anna', iss: ISSUER, aud: AUDIENCE, exp: now() + 60 })}.`
}

function fail(): never {
  throw new Error('Three keys were made.')
}

describe('a shared secret', () => {
  test('takes no token that a key set’s algorithm signed', async () => {
    const shared = await createTestStudio({ worker: false })
    const response = await fetch(`${shared.url}/api/account`, {
      headers: { authorization: `Bearer ${await sign(first)}` },
    })
    expect(response.status).toBe(401)
  })
})
