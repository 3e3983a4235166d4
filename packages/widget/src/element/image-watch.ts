import { type Image, isFinal, isNotFoundError, type PicGen } from '@picgen/sdk'
import type { ReactiveController, ReactiveControllerHost } from 'lit'

export { isFinal }

/** Each may hold a connection open, of which a browser has few for one server. */
const AT_ONCE = 3

/** Follows the images that are still being made, a few at a time, until they have their end or the element is gone. */
export class ImageWatch implements ReactiveController {
  private watched = new Set<string>()
  private running = 0
  private stopping = new AbortController()

  /** `show` is called with each image as it now is, or with null where it is there no more. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly show: (id: string, image: Image | null) => void,
  ) {
    host.addController(this)
  }

  /** To be called with all images that are shown, whenever they have changed. */
  follow(client: PicGen | null, images: readonly Image[]) {
    for (const { id, status } of images) {
      if (!client || this.running >= AT_ONCE) return
      if (!isFinal(status) && !this.watched.has(id)) void this.watch(client, id, this.stopping.signal)
    }
  }

  /** Follows none any more. */
  stop() {
    this.stopping.abort()
    this.stopping = new AbortController()
    this.watched = new Set()
    this.running = 0
  }

  hostDisconnected() {
    this.stop()
  }

  private async watch(client: PicGen, id: string, signal: AbortSignal) {
    this.watched.add(id)
    this.running += 1
    try {
      const options = { signal, timeoutMs: Number.POSITIVE_INFINITY }
      for await (const image of client.images.watch(id, options)) this.show(id, image)
    } catch (error) {
      // What else ends it is said by whatever the person does next; the image is not asked for again and again.
      if (isNotFoundError(error)) this.show(id, null)
    }
    if (signal.aborted) return
    this.running -= 1
    this.host.requestUpdate()
  }
}
