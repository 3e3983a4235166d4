import { createLocalJWKSet, decodeProtectedHeader, exportJWK, exportPKCS8, generateKeyPair, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { caught } from '../../test/caught.js'
import { createTokenHandler, createTokenMinter, isTokenError, type TokenMinter } from './index.js'

const secret = 'a secret of the tests, 32 bytes or more'

test('a token names its user and is good for fifteen minutes', async () => {
  const minter = createTokenMinter({ secret })
  const { token, expires_at } = await minter.mint('anna')
  const verified = await minter.verify(token)
  expect(verified).toMatchObject({ userId: 'anna', expires_at, claims: { sub: 'anna' } })
  expect((verified.claims.exp ?? 0) - (verified.claims.iat ?? 0)).toBe(900)
  expect(decodeProtectedHeader(token)).toEqual({ alg: 'HS256', typ: 'JWT' })
})

test('one token can be shorter than the others', async () => {
  const { claims } = await verifyMinted(createTokenMinter({ secret, expiresInS: 60 }), { expiresInS: 5 })
  expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(5)
})

test('a token of another secret, issuer or audience is refused', async () => {
  const { token } = await createTokenMinter({ secret, issuer: 'site', audience: 'picgen' }).mint('anna')
  for (const settings of [
    { secret: secret.replace('a', 'b'), issuer: 'site', audience: 'picgen' },
    { secret, issuer: 'another', audience: 'picgen' },
    { secret, issuer: 'site', audience: 'another' },
  ]) {
    expect(await caught(createTokenMinter(settings).verify(token))).toMatchObject({ code: 'token_invalid' })
  }
  expect((await createTokenMinter({ secret, issuer: 'site', audience: 'picgen' }).verify(token)).userId).toBe('anna')
})

test('what is no token is refused, and an expired one says so', async () => {
  const minter = createTokenMinter({ secret })
  expect(await caught(minter.verify('made.up.token'))).toMatchObject({ code: 'token_invalid' })
  const old = await mintAt(minter, Date.now() - 1_000_000)
  const error = await caught(minter.verify(old))
  expect(isTokenError(error) && error.code).toBe('token_expired')
})

test.each(['ES256', 'RS256', 'EdDSA'])(
  'a private key for %s signs what its public key set checks',
  async (algorithm) => {
    const { privateKey } = await generateKeyPair(algorithm, { extractable: true })
    const pem = await exportPKCS8(privateKey)
    const jwk = { ...(await exportJWK(privateKey)), kid: 'key-1' }
    for (const minter of [
      createTokenMinter({ privateKey: pem, keyId: 'key-1', algorithm }),
      createTokenMinter({ privateKey: jwk }),
    ]) {
      const { token } = await minter.mint('anna')
      const keySet = await minter.keySet()
      expect(decodeProtectedHeader(token)).toMatchObject({ alg: algorithm, kid: 'key-1' })
      expect((await jwtVerify(token, createLocalJWKSet(keySet))).payload.sub).toBe('anna')
      expect((await minter.verify(token)).userId).toBe('anna')
      expect(Object.keys(keySet.keys[0] ?? {})).not.toContain('d')
    }
  },
)

test('a secret has no public half to show', async () => {
  expect(await createTokenMinter({ secret }).keySet()).toEqual({ keys: [] })
})

test.each(['', '  ', 'a'.repeat(256), 'a\0b', '\ud800'])('the user id %j is refused', async (userId) => {
  expect(await caught(createTokenMinter({ secret }).mint(userId))).toMatchObject({ code: 'invalid_user' })
})

test('settings that can’t work are refused with a sentence that says what to do', async () => {
  const { publicKey } = await generateKeyPair('ES256', { extractable: true })
  expect(() => createTokenMinter({ secret: 'short' })).toThrow(/has 5 bytes and needs 32 or more.*PICGEN_JWT_SECRET/)
  expect(() => createTokenMinter({ secret, expiresInS: 0 })).toThrow(/whole number of seconds from 1 to 86400/)
  expect(() => createTokenMinter({ secret, audience: ' ' })).toThrow(/audience is empty/)
  expect(() => createTokenMinter({ privateKey: '-----BEGIN', keyId: 'a' })).toThrow(/which algorithm/)
  expect(() => createTokenMinter({ privateKey: { kty: 'EC', crv: 'P-256' } })).toThrow(/keyId/)
  const withoutPrivateHalf = createTokenMinter({ privateKey: await exportJWK(publicKey), keyId: 'a' })
  expect(await caught(withoutPrivateHalf.mint('anna'))).toMatchObject({ code: 'invalid_setting' })
  const garbage = createTokenMinter({ privateKey: 'no key', keyId: 'a', algorithm: 'ES256' })
  expect(await caught(garbage.mint('anna'))).toMatchObject({ code: 'invalid_setting' })
})

test('a handler answers who is signed in with a token that no cache keeps', async () => {
  const minter = createTokenMinter({ secret })
  const handle = createTokenHandler(minter, (request) => request.headers.get('x-user'))
  const answer = await handle(new Request('https://site.example/token', { headers: { 'x-user': 'anna' } }))
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
  const { token, expires_at }: { token: string; expires_at: string } = await answer.json()
  expect(await minter.verify(token)).toMatchObject({ userId: 'anna', expires_at })
})

test('a handler refuses strangers and other methods', async () => {
  const handle = createTokenHandler(createTokenMinter({ secret }), () => null)
  const stranger = await handle(new Request('https://site.example/token'))
  expect([stranger.status, stranger.headers.get('cache-control')]).toEqual([401, 'no-store'])
  expect(await stranger.json()).toMatchObject({ code: 'unauthenticated', status: 401 })
  const other = await handle(new Request('https://site.example/token', { method: 'PUT' }))
  expect([other.status, other.headers.get('allow')]).toEqual([405, 'GET, POST'])
})

async function verifyMinted(minter: TokenMinter, options: { expiresInS: number }) {
  return minter.verify((await minter.mint('anna', options)).token)
}

/** A token as it was minted then. */
async function mintAt(minter: TokenMinter, now: number): Promise<string> {
  const realNow = Date.now
  Date.now = () => now
  try {
    return (await minter.mint('anna')).token
  } finally {
    Date.now = realNow
  }
}
