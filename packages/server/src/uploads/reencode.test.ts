import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { animation, halves } from '../../test/hostile-images.js'
import { ProblemError } from '../http/problems.js'
import { decodeImage } from '../images/index.js'
import { reencode } from './reencode.js'

const picture = halves(48, 32)
const files: [string, Buffer][] = [
  ['PNG', await picture.clone().png().toBuffer()],
  ['palette PNG', await picture.clone().png({ palette: true }).toBuffer()],
  ['JPEG', await picture.clone().withMetadata({ orientation: 8 }).jpeg().toBuffer()],
  ['progressive JPEG', await picture.clone().jpeg({ progressive: true }).toBuffer()],
  ['WebP', await picture.clone().webp().toBuffer()],
  ['lossless WebP', await picture.clone().webp({ lossless: true }).toBuffer()],
  ['AVIF', await picture.clone().avif({ effort: 0 }).toBuffer()],
  ['GIF', await animation('gif', ['#ff0000', '#00ff00'])],
]

/** More by a setting: `PICGEN_TEST_DAMAGED_FILES=5000`. */
const numRuns = Number(process.env['PICGEN_TEST_DAMAGED_FILES'] ?? 60)

test.each(files)(
  'a %s that was damaged anywhere is a clean picture or unreadable_image, and nothing else',
  async (_, file) => {
    const damage = fc.record({
      at: fc.oneof(fc.nat(file.length - 1), fc.nat(Math.min(80, file.length - 1))),
      removed: fc.nat(6),
      added: fc.uint8Array({ maxLength: 6 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (damages) => {
        let bytes = file
        for (const { at, removed, added } of damages) {
          bytes = Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)])
        }
        try {
          const clean = await reencode(bytes)
          const { width, height } = await decodeImage(clean)
          expect(width * height).toBeLessThanOrEqual(50_000_000)
          const { exif, xmp, icc, iptc } = await sharp(clean).metadata()
          expect([exif, xmp, icc, iptc]).toEqual([undefined, undefined, undefined, undefined])
        } catch (error) {
          if (!(error instanceof ProblemError)) throw error
          expect(error.code).toBe('unreadable_image')
        }
      }),
      { numRuns },
    )
  },
  120_000,
)
