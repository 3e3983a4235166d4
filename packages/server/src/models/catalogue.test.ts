import { expect, test } from 'vitest'
import { createCatalogue } from './catalogue.js'
import type { ImageModel } from './image-model.js'

const model = (id: string): ImageModel => ({
  info: {
    id,
    name: id,
    kinds: ['text2img'],
    sizes: ['512x512'],
    default_size: '512x512',
    credits: 0,
    max_images: 1,
    supports_mask: false,
    supports_seed: true,
    is_demo: false,
  },
  generate: () => Promise.reject(new Error('nobody generates here')),
})

test('the default model is listed first, wherever it was named', () => {
  const models = ['one', 'two', 'three'].map(model)
  const ids = (defaultId?: string) =>
    createCatalogue(models, defaultId)
      .list()
      .map(({ id }) => id)
  expect(ids()).toEqual(['one', 'two', 'three'])
  expect(ids('three')).toEqual(['three', 'one', 'two'])
})
