import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, onTestFinished, test } from 'vitest'
import { picture } from '../../test/puppet-model.js'
import { createTestStudio } from '../../test/test-studio.js'
import { createServer } from '../server.js'
import { createUrlSigner } from './signed-urls.js'

const { as, puppet, url, imagesDirectory, serverParts } = await createTestStudio()
const anna = as('anna')
const { id } = await anna.createConversation()
const sent = await anna.send(id, 'to be loaded', { size: '96x64' })
await (await puppet.call('to be loaded')).complete(await picture(96, 64))
const image = await anna.settled(sent.image_id)
const address = image.url ?? ''
const bytes = await readFile(join(imagesDirectory, new URL(address).pathname.replace('/files/', '')))

describe('a completed image', () => {
  test('tells its real size, its type and what to show before it has loaded', () => {
    expect(image).toMatchObject({ status: 'completed', width: 96, height: 64, mime_type: 'image/png', progress: null })
    expect(Buffer.from(image.placeholder ?? '', 'base64').length).toBeGreaterThan(4)
    expect(sent.image).toMatchObject({ url: null, thumbnail_url: null, placeholder: null, completed_at: null })
  })

  test('loads from its address without a header, exactly as it was stored', async () => {
    const response = await fetch(address)
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(bytes.length),
      'cache-control': expect.stringMatching(/^private, max-age=\d+, immutable$/),
      etag: expect.any(String),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'x-request-id': expect.any(String),
    })
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
  })

  test('has a thumbnail in WebP', async () => {
    const response = await fetch(image.thumbnail_url ?? '')
    expect(response.headers.get('content-type')).toBe('image/webp')
    expect(await sharp(await response.arrayBuffer()).metadata()).toMatchObject({
      format: 'webp',
      width: 96,
      height: 64,
    })
  })

  test('keeps its address for hours', async () => {
    expect((await anna.image(image.id)).url).toBe(address)
  })

  test('is not sent again to who has it', async () => {
    const etag = (await fetch(address)).headers.get('etag') ?? ''
    const again = await fetch(address, { headers: { 'if-none-match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  test('is sent in ranges', async () => {
    const middle = await fetch(address, { headers: { range: 'bytes=4-9' } })
    expect([middle.status, middle.headers.get('content-range')]).toEqual([206, `bytes 4-9/${bytes.length}`])
    expect(Buffer.from(await middle.arrayBuffer()).equals(bytes.subarray(4, 10))).toBe(true)
    const beyond = await fetch(address, { headers: { range: `bytes=${bytes.length}-` } })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`])
    const nonsense = await fetch(address, { headers: { range: 'lines=1-2' } })
    expect([nonsense.status, (await nonsense.arrayBuffer()).byteLength]).toEqual([200, bytes.length])
  })
})

describe('a page of another origin', () => {
  test('may read the bytes where it was named, and no other may', async () => {
    const named = 'https://bakery.example'
    const app = await createServer({ ...serverParts, corsOrigins: [named] })
    onTestFinished(() => app.close())
    const path = address.slice(url.length)
    const ask = async (origin?: string) => (await app.inject({ url: path, headers: origin ? { origin } : {} })).headers
    expect(await ask(named)).toMatchObject({
      'access-control-allow-origin': named,
      vary: expect.stringContaining('Origin'),
    })
    expect(await ask('https://elsewhere.example')).not.toHaveProperty('access-control-allow-origin')
    // What an <img> has loaded must not be taken out of the browser's store for a script.
    expect(await ask()).toMatchObject({ vary: expect.stringContaining('Origin') })
  })
})

describe('an address that is not the one that was given out', () => {
  const changed = (change: (address: URL) => void) => {
    const other = new URL(address)
    change(other)
    return other.href
  }
  test.each<[string, string]>([
    ['without its signature', changed(({ searchParams }) => searchParams.delete('signature'))],
    ['with a longer life', changed(({ searchParams }) => searchParams.set('expires', '9999999999'))],
    ['of another file', changed((other) => (other.pathname = other.pathname.replace(/[^/]+$/, 'other.png')))],
    ['with a signature of its own', changed(({ searchParams }) => searchParams.set('signature', 'A'.repeat(43)))],
    ['with two signatures', `${address}&signature=`],
    ['with a sign behind its signature', `${address}=`],
    ['with a zero before its expiry', address.replace('expires=', 'expires=0')],
    ['out of the folder', `${url}/files/${image.id}/..%2f..%2fsecret?expires=1&signature=x`],
  ])('%s is not found', async (_, other) => {
    const response = await fetch(other)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  test('expires after 6 to 12 hours', () => {
    let now = Date.UTC(2026, 10, 22, 5, 59)
    const signer = createUrlSigner('secret', () => now)
    const { searchParams, pathname } = new URL(signer.sign('id', 'file.png'), 'http://x')
    const query = { expires: searchParams.get('expires') ?? '', signature: searchParams.get('signature') ?? '' }
    expect(pathname).toBe('/files/id/file.png')
    now += 6 * 3600_000
    expect(signer.check('id', 'file.png', query)).toBeGreaterThan(0)
    now += 6 * 3600_000
    expect(signer.check('id', 'file.png', query)).toBeNull()
  })
})

test('a file that is missing just now is not remembered as missing', async () => {
  const vanished = await anna.send(id, 'vanishes', { mode: 'text2img' })
  await puppet.completeAtOnce('vanishes')
  const { url: gone } = await anna.settled(vanished.image_id)
  await rm(join(imagesDirectory, vanished.image_id), { recursive: true })
  const response = await fetch(gone ?? '')
  expect(response.status).toBe(404)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('cache-control') ?? '').not.toContain('immutable')
})

test('an image that failed leaves no file behind', async () => {
  const failing = await anna.send(id, 'no picture', { mode: 'text2img' })
  await (await puppet.call('no picture')).complete(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))
  expect(await anna.settled(failing.image_id)).toMatchObject({ status: 'failed', error_code: 'bad_output' })
  await expect(stat(join(imagesDirectory, failing.image_id))).rejects.toMatchObject({ code: 'ENOENT' })
})
