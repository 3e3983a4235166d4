import { expect, test } from 'vitest'
import { createPicGen } from '../index.js'

// On a page it would be an address beside the page's own.
test('without a page, an address that begins nowhere is none', () => {
  expect(() => createPicGen({ baseUrl: 'studio' })).toThrow(/`baseUrl` must be an address/)
})
