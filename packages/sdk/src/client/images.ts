import { imageSchema, routes } from '../contract/index.js'
import type { Image } from '../contract/types.js'
import type { Http } from './http.js'
import type { RequestOptions } from './options.js'
import { type WaitOptions, waitForImage } from './wait-for.js'

/** Pictures: asked for, being made, made, or given up. */
export interface Images {
  /** An image as it is now. Its URLs expire after hours: read it again for fresh ones. */
  get(imageId: string, options?: RequestOptions): Promise<Image>
  /**
   * Waits until an image is final, and resolves to it. A `failed` or `cancelled` image resolves too: that is an answer,
   * not an exception, so look at its `status`. Connection errors, 429 and 5xx in between don't end the wait.
   * @throws TimeoutError with code `still_running` after `timeoutMs`. The image goes on; wait for it again.
   * @throws NotFoundError, AuthenticationError and whatever else trying again would not change.
   * @example const image = await picgen.images.waitFor(sent.image_id, { onUpdate: ({ progress }) => show(progress) })
   */
  waitFor(imageId: string, options?: WaitOptions): Promise<Image>
}

export function createImages(http: Http): Images {
  const get: Images['get'] = (imageId, options) =>
    http({ route: routes.readImage, answer: imageSchema, parameters: { image_id: imageId }, options })
  return { get, waitFor: (imageId, options) => waitForImage(get, imageId, options) }
}
