import { expect, test } from 'vitest'
import { nearestAspectRatio } from './aspect-ratio.js'

test.each([
  [1024, 1024, '1:1'],
  [1536, 1024, '3:2'],
  [1024, 1536, '2:3'],
  [1376, 768, '16:9'],
  [768, 1376, '9:16'],
  [4000, 1000, '21:9'],
])('%dx%d is nearest to %s', (width, height, ratio) => {
  const ratios = ['1:1', '2:3', '3:2', '9:16', '16:9', '21:9'] as const
  expect(nearestAspectRatio({ width, height }, ratios)).toBe(ratio)
})

test('a model without aspect ratios gets none', () => {
  expect(nearestAspectRatio({ width: 512, height: 512 }, [])).toBeUndefined()
})
