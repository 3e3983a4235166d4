import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { composeScene } from '../compose.js'
import { writeText } from './chunks.js'
import { readScene, writeScene } from './scene-chunk.js'

const blank = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#ffffff' } })
  .png()
  .toBuffer()
const scene = composeScene({ prompt: 'two cats in hats in the rain', width: 512, height: 512 }, 7)

/** From the scene chunk's type to the end of its checksum. */
function chunkOf(picture: Buffer): { start: number; end: number } {
  const start = picture.indexOf('iTXt')
  return { start, end: start + 8 + picture.readUInt32BE(start - 4) }
}

describe('the scene in a PNG', () => {
  it('comes back as it was written, and the PNG still opens', async () => {
    const picture = writeScene(blank, scene)
    expect(readScene(picture)).toEqual(scene)
    expect((await sharp(picture).metadata()).width).toBe(8)
  })

  it('is read from bytes that stand in the middle of a buffer', () => {
    const picture = writeScene(blank, scene)
    const padded = Buffer.concat([Buffer.alloc(5), picture])
    expect(readScene(new Uint8Array(padded.buffer, padded.byteOffset + 5, picture.length))).toEqual(scene)
  })

  it('is none in a picture that has none, and in what is no PNG', () => {
    for (const bytes of [blank, Buffer.alloc(0), Buffer.from('<svg/>'), blank.subarray(0, 8)]) {
      expect(readScene(bytes)).toBeNull()
    }
  })

  it('is none wherever the file was cut short', () => {
    const picture = writeScene(blank, scene)
    for (let length = 0, end = chunkOf(picture).end; length < end; length += 7)
      expect(readScene(picture.subarray(0, length))).toBeNull()
  })

  it('is none after any of its bytes was changed', () => {
    const picture = writeScene(blank, scene)
    const { start, end } = chunkOf(picture)
    for (let at = start; at < end; at += 11) {
      const changed = Buffer.from(picture)
      changed[at] = (changed[at] ?? 0) ^ 0xff
      expect(readScene(changed)).toBeNull()
    }
  })

  it.each([
    ['markup for a colour', { ...scene, background: '"><image href="file:///etc/hostname"/>' }],
    [
      'an icon that does not exist',
      { ...scene, actors: scene.actors.map((actor) => ({ ...actor, icon: '__proto__' })) },
    ],
    ['a size without bounds', { ...scene, actors: scene.actors.map((actor) => ({ ...actor, size: 1e9 })) }],
    ['too many actors', { ...scene, actors: Array.from({ length: 5000 }, () => scene.actors[0]) }],
    ['an unknown field', { ...scene, script: 'x' }],
    ['another version', { ...scene, version: 2 }],
    ['no object', null],
  ])('is none when it holds %s', (_, forged) => {
    expect(readScene(writeText(blank, 'picgen:scene', JSON.stringify(forged)))).toBeNull()
  })

  it('is none when it is no JSON', () => {
    expect(readScene(writeText(blank, 'picgen:scene', '{"version":'))).toBeNull()
  })

  it('is none when it would unpack to more than it may', () => {
    expect(readScene(writeText(blank, 'picgen:scene', JSON.stringify('x'.repeat(14 * 1024 * 1024))))).toBeNull()
  })

  it('survives a chunk that claims to be four gigabytes', () => {
    const chunk = Buffer.alloc(12)
    chunk.writeUInt32BE(0xffffffff, 0)
    chunk.write('iTXt', 4, 'latin1')
    chunk.writeUInt32BE(crc32(Buffer.from('iTXt')), 8)
    expect(readScene(Buffer.concat([blank.subarray(0, 33), chunk]))).toBeNull()
  })
})
