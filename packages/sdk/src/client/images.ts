import { imageListSchema, imageSchema, routes } from '../contract/index.js'
import type { Image, ImageList, Img2img, ListImages, Text2img } from '../contract/types.js'
import { type Http, noAnswer } from './http.js'
import type { CreateOptions, RequestOptions } from './options.js'
import { type WaitOptions, waitForImage } from './wait-for.js'

/** Pictures: asked for, being made, made, or given up. */
export interface Images {
  /**
   * The history, newest first, a page at a time: pass `next_cursor` as `cursor` for the next one.
   * @example const { data, next_cursor } = await picgen.images.list({ status: 'completed', q: 'cat' })
   */
  list(query?: ListImages, options?: RequestOptions): Promise<ImageList>
  /**
   * Brings a picture of one's own: PNG, JPEG, WebP, AVIF or GIF, at most 20 MB and 50 megapixels. It is completed at once.
   * @throws UnprocessableError with code `unreadable_image`; InvalidRequestError with code `payload_too_large`.
   * @example const image = await picgen.images.upload(input.files[0])
   */
  upload(file: Blob, options?: CreateOptions): Promise<Image>
  /** Asks for a picture outside of any conversation. Answers at once with a pending image; `waitFor` waits for it. */
  text2img(body: Text2img, options?: CreateOptions): Promise<Image>
  /**
   * Asks for a picture that builds on another, outside of any conversation.
   * @throws ConflictError when the other is not completed.
   */
  img2img(body: Img2img, options?: CreateOptions): Promise<Image>
  /**
   * Gives up an image that is not finished. Its credits come back.
   * @throws ConflictError with code `not_cancellable` when it has its end already.
   */
  cancel(imageId: string, options?: CreateOptions): Promise<Image>
  /** Deletes an image and its files, for good. Messages that showed it stay, without it. */
  delete(imageId: string, options?: RequestOptions): Promise<void>
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
  return {
    get,
    waitFor: (imageId, options) => waitForImage(get, imageId, options),
    list: ({ limit, cursor, kind, status, q } = {}, options) =>
      http({ route: routes.listImages, answer: imageListSchema, query: { limit, cursor, kind, status, q }, options }),
    upload: async (file, options) => {
      const form = new FormData()
      form.set('file', file)
      return http({ route: routes.uploadImage, answer: imageSchema, form, options })
    },
    text2img: (body, options) => http({ route: routes.text2img, answer: imageSchema, body, options }),
    img2img: (body, options) => http({ route: routes.img2img, answer: imageSchema, body, options }),
    cancel: (imageId, options) =>
      http({ route: routes.cancelImage, answer: imageSchema, parameters: { image_id: imageId }, options }),
    delete: (imageId, options) =>
      http({ route: routes.deleteImage, answer: noAnswer, parameters: { image_id: imageId }, options }),
  }
}
