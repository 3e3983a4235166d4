import { afterEach, beforeEach } from 'vitest'
import { createPicGen, type PicGen, type PicGenOptions } from '../../src/index.js'
import { present } from '../present.js'
import { RemoteStudio } from './remote-studio.js'

/** A fresh Studio and a client of it for each test of the file, in Node and in a browser; read them inside the tests. */
export function withRemoteStudio(): {
  readonly studio: RemoteStudio
  /** Tries again at once. */
  readonly picgen: PicGen
  /** Another client of the same Studio. */
  connect(options?: Partial<PicGenOptions>): PicGen
} {
  const here: { studio?: RemoteStudio; picgen?: PicGen } = {}
  const connect = (options: Partial<PicGenOptions> = {}) =>
    createPicGen({ baseUrl: present(here.studio).url, retryDelayMs: () => 1, ...options })
  beforeEach(async () => {
    here.studio = await RemoteStudio.start()
    here.picgen = connect()
  })
  afterEach(() => here.studio?.stop())
  return {
    get studio() {
      return present(here.studio)
    },
    get picgen() {
      return present(here.picgen)
    },
    connect,
  }
}
