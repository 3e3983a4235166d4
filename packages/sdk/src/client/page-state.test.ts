import { afterEach, expect, test, vi } from 'vitest'
import { currentPage, pause } from './page-state.js'

afterEach(() => void vi.unstubAllGlobals())

/** The page's document, or one where there is none, of which a test says whether anybody sees it. */
function stubDocument() {
  const isPage = typeof document !== 'undefined'
  const stub = isPage ? document : new EventTarget()
  if (!isPage) vi.stubGlobal('document', stub)
  return (visibilityState: 'visible' | 'hidden') => {
    Object.defineProperty(stub, 'visibilityState', { configurable: true, value: visibilityState })
    stub.dispatchEvent(new Event('visibilitychange'))
  }
}

test('a pause ends when the page is looked at again, not when it is hidden', async () => {
  const turn = stubDocument()
  const page = currentPage()
  const pausing = pause(60_000, page, undefined)
  turn('hidden')
  expect(page.isHidden()).toBe(true)
  expect(await Promise.race([pausing.then(() => 'over'), Promise.resolve('still')])).toBe('still')
  turn('visible')
  await pausing
  expect(page.isHidden()).toBe(false)
})

test('a pause ends when the network is back', async () => {
  stubDocument()
  const events = new EventTarget()
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events))
  vi.stubGlobal('removeEventListener', events.removeEventListener.bind(events))
  const pausing = pause(60_000, currentPage(), undefined)
  events.dispatchEvent(new Event('online'))
  await pausing
})

test('a pause ends by itself, and with its signal', async () => {
  const page = currentPage()
  await pause(1, page, undefined)
  await expect(pause(60_000, page, AbortSignal.abort('left'))).rejects.toBe('left')
})
