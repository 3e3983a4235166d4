import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTokenMinter } from '@picgen/sdk/server'
import { exportJWK, generateKeyPair } from 'jose'
import { afterAll, expect, test } from 'vitest'
import { createTestStudio } from './test-studio.js'

/* The tokens of `@picgen/sdk/server`, at the server that has to believe them. */

const secret = 'a secret that site and server share, in full'
const shared = await createTestStudio({
  worker: false,
  auth: { mode: 'jwt', secret, jwksUrl: null, issuer: 'the-site', audience: 'picgen' },
})

const { privateKey } = await generateKeyPair('ES256', { extractable: true })
const keyMinter = createTokenMinter({ privateKey: await exportJWK(privateKey), keyId: 'key-1' })
const keySetEndpoint = createServer(async (_, response) => response.end(JSON.stringify(await keyMinter.keySet())))
await new Promise<void>((resolve) => keySetEndpoint.listen(0, '127.0.0.1', resolve))
afterAll(() => {
  keySetEndpoint.closeAllConnections()
  keySetEndpoint.close()
})
const { port } = keySetEndpoint.address() as AddressInfo
const keyed = await createTestStudio({
  worker: false,
  auth: { mode: 'jwt', secret: null, jwksUrl: `http://127.0.0.1:${port}/jwks.json`, issuer: null, audience: null },
})

async function whoIs(url: string, token: string): Promise<unknown> {
  const answer = await fetch(`${url}/api/account`, { headers: { authorization: `Bearer ${token}` } })
  const body: { user_id?: string; code?: string } = JSON.parse(await answer.text())
  return body.user_id ?? `${answer.status} ${body.code}`
}

test('the server takes a minted token for its user', async () => {
  const minter = createTokenMinter({ secret, issuer: 'the-site', audience: 'picgen' })
  expect(await whoIs(shared.url, (await minter.mint('anna')).token)).toBe('anna')
  expect(await whoIs(shared.url, (await minter.mint('ben@site.example')).token)).toBe('ben@site.example')
})

test.each([
  ['audience', { secret, issuer: 'the-site', audience: 'another' }],
  ['issuer', { secret, issuer: 'another', audience: 'picgen' }],
  ['secret', { secret: `${secret}!`, issuer: 'the-site', audience: 'picgen' }],
])('a token for another %s is refused', async (_, settings) => {
  const { token } = await createTokenMinter(settings).mint('anna')
  expect(await whoIs(shared.url, token)).toBe('401 unauthenticated')
})

test('the server takes a token of a private key by the key set that the minter shows', async () => {
  expect(await whoIs(keyed.url, (await keyMinter.mint('anna')).token)).toBe('anna')
  const stranger = await generateKeyPair('ES256', { extractable: true })
  const forger = createTokenMinter({ privateKey: await exportJWK(stranger.privateKey), keyId: 'key-1' })
  expect(await whoIs(keyed.url, (await forger.mint('anna')).token)).toBe('401 unauthenticated')
})
