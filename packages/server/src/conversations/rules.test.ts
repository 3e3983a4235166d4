import { describe, expect, test } from 'vitest'
import { becomesActive, chooseSize, resolveMode, titleFrom } from './rules.js'

describe('the title from a prompt', () => {
  test('is its first 30 characters, white space folded', () => {
    expect(titleFrom('  Draw a cute\n\tcartoon   cat in a yellow raincoat')).toBe('Draw a cute cartoon cat in a y')
  })

  test('counts an emoji of several code points as one character', () => {
    expect(titleFrom('👩‍👩‍👧‍👦'.repeat(40))).toBe('👩‍👩‍👧‍👦'.repeat(30))
  })

  test('counts Chinese characters, and never ends in half of one', () => {
    expect(titleFrom('画一只穿着黄色雨衣的可爱卡通猫'.repeat(3))).toBe('画一只穿着黄色雨衣的可爱卡通猫'.repeat(2))
  })

  test('keeps a combining accent with its letter', () => {
    expect(titleFrom('é'.repeat(31))).toBe('é'.repeat(30))
  })

  test('does not end in a space', () => {
    expect(titleFrom(`${'a'.repeat(29)} bcd`)).toBe('a'.repeat(29))
  })
})

describe('the mode of a message', () => {
  const activeImageId = 'active'
  test.each([
    ['auto without an active image', { mode: 'auto', activeImageId: null, sourceImageId: null }, 'text2img', null],
    ['auto with an active image', { mode: 'auto', activeImageId, sourceImageId: null }, 'img2img', 'active'],
    ['auto with a named source', { mode: 'auto', activeImageId, sourceImageId: 'named' }, 'img2img', 'named'],
    ['text2img ignores the active image', { mode: 'text2img', activeImageId, sourceImageId: null }, 'text2img', null],
    ['img2img from the active image', { mode: 'img2img', activeImageId, sourceImageId: null }, 'img2img', 'active'],
    [
      'img2img from a named source',
      { mode: 'img2img', activeImageId: null, sourceImageId: 'named' },
      'img2img',
      'named',
    ],
  ] as const)('%s', (_, choice, mode, sourceImageId) => {
    expect(resolveMode(choice)).toEqual({ mode, sourceImageId })
  })

  test('img2img with nothing to build on is refused', () => {
    expect(resolveMode({ mode: 'img2img', activeImageId: null, sourceImageId: null })).toBeNull()
  })
})

describe('becoming active', () => {
  test('an image of a later send takes the place of an earlier one, never the other way round', () => {
    expect(becomesActive(2, 1)).toBe(true)
    expect(becomesActive(1, 2)).toBe(false)
  })

  test('a choice made after sending stands', () => {
    expect(becomesActive(3, 3)).toBe(false)
  })
})

describe('the size of a message that names none', () => {
  const model = { sizes: ['512x512', '1024x1024', '1536x1024', '1024x1536'], default_size: '1024x1024' }

  test('follows the aspect ratio of the source image, then its area', () => {
    const size = (width: number, height: number) =>
      chooseSize({ model, mode: 'img2img', source: { width, height }, defaultSize: '512x512' })
    expect(size(1024, 1024)).toBe('1024x1024')
    expect(size(600, 600)).toBe('512x512')
    expect(size(4000, 3000)).toBe('1536x1024')
    expect(size(1080, 1920)).toBe('1024x1536')
  })

  test('takes shapes that nobody could tell apart for the same, and keeps the area then', () => {
    const wide = { sizes: ['1024x1024', '256x144', '1360x768'], default_size: '1024x1024' }
    const source = { width: 1376, height: 768 }
    expect(chooseSize({ model: wide, mode: 'img2img', source, defaultSize: null })).toBe('1360x768')
  })

  test('keeps the shape of a default size that another model lacks', () => {
    const other = { sizes: ['1024x1024', '1376x768', '768x1376'], default_size: '1024x1024' }
    const size = (defaultSize: string) => chooseSize({ model: other, mode: 'text2img', source: null, defaultSize })
    expect([size('1536x1024'), size('1024x1792'), size('512x512')]).toEqual(['1376x768', '768x1376', '1024x1024'])
    expect(
      chooseSize({
        model: { sizes: ['1376x768'], default_size: '1376x768' },
        mode: 'img2img',
        source: { width: 1024, height: 1024 },
        defaultSize: null,
      }),
    ).toBe('1376x768')
  })

  test('is the default size without a source, and the model’s where the model has no such size', () => {
    expect(chooseSize({ model, mode: 'text2img', source: null, defaultSize: '1536x1024' })).toBe('1536x1024')
    expect(chooseSize({ model, mode: 'text2img', source: null, defaultSize: '640x640' })).toBe('1024x1024')
    expect(chooseSize({ model, mode: 'text2img', source: null, defaultSize: null })).toBe('1024x1024')
  })
})
