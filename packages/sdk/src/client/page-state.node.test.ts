import { expect, test } from 'vitest'
import { currentPage } from './page-state.js'

test('without a page nothing is hidden, and nobody comes back', () => {
  const page = currentPage()
  expect(page.isHidden()).toBe(false)
  expect(page.onWake(() => expect.unreachable())()).toBeUndefined()
})
