import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { picture } from '../../test/puppet-model.js'
import { UndecodableImageError } from './decode.js'
import { previewOf } from './preview.js'

const LARGEST = 8 * 1024

function pictureIn(url: string | null) {
  const base64 = url?.match(/^data:image\/webp;base64,(.+)$/)?.[1]
  if (base64 === undefined) throw new Error('It is no preview.')
  return sharp(Buffer.from(base64, 'base64')).metadata()
}

/** Blocks of colour in disorder: what a picture begins as, and the hardest to make small. */
function noise(side: number) {
  let state = 1
  const pixels = Uint8Array.from({ length: side * side * 3 }, () => {
    state = (state * 48_271) % 2_147_483_647
    return state % 256
  })
  const raw = { width: side, height: side, channels: 3 as const }
  return sharp(pixels, { raw }).resize(512, 512, { kernel: 'nearest' }).jpeg().toBuffer()
}

describe('a preview', () => {
  test.each([
    { width: 1536, height: 512, shown: { width: 192, height: 64 } },
    { width: 512, height: 1024, shown: { width: 96, height: 192 } },
    { width: 64, height: 64, shown: { width: 64, height: 64 } },
  ])('of $width × $height has at most 192 pixels on its longer side', async ({ width, height, shown }) => {
    expect(await pictureIn(await previewOf(await picture(width, height)))).toMatchObject({ format: 'webp', ...shown })
  })

  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('is made of %s', async (format) => {
    const bytes = await sharp(await picture(96, 64))
      .toFormat(format)
      .toBuffer()
    expect(await pictureIn(await previewOf(bytes))).toMatchObject({ width: 96, height: 64 })
  })

  test.each([64, 128, 192])('of nothing but noise, %i blocks wide, still fits', async (side) => {
    const url = await previewOf(await noise(side))
    expect(url?.length).toBeLessThanOrEqual(LARGEST)
    expect((await pictureIn(url)).width).toBeGreaterThanOrEqual(96)
  })

  test('is made of no vector, no bomb, no damaged and no huge file', async () => {
    const whole = await picture(400, 400)
    const bad = [
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      await picture(2100, 2100),
      whole.subarray(0, whole.length - 20),
      Buffer.concat([whole, Buffer.alloc(9 * 1024 * 1024)]),
      new Uint8Array(),
      Buffer.from('garbage'),
    ]
    for (const bytes of bad) await expect(previewOf(bytes)).rejects.toThrow(UndecodableImageError)
  })
})
