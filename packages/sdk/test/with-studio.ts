import { afterEach, beforeEach } from 'vitest'
import { createPicGen, type PicGen } from '../src/index.js'
import { FakeStudio } from './fake-studio.js'
import { present } from './present.js'

/** A fresh fake Studio and a client of it for each test of the file; read them inside the tests. */
export function withStudio(): { readonly studio: FakeStudio; readonly picgen: PicGen } {
  const here: { studio?: FakeStudio; picgen?: PicGen } = {}
  beforeEach(async () => {
    here.studio = await FakeStudio.start()
    here.picgen = createPicGen({ baseUrl: here.studio.url, retryDelayMs: () => 1 })
  })
  afterEach(() => here.studio?.stop())
  return {
    get studio() {
      return present(here.studio)
    },
    get picgen() {
      return present(here.picgen)
    },
  }
}

export { present }
