import { imageListShape, imageShape } from '../contract/objects.js'
import { routes } from '../contract/routes.js'
import type { Image, Img2img, ListImages, Text2img } from '../contract/types.js'
import type { Http } from './http.js'
import type { RequestOptions } from './options.js'
import { createList, type List } from './pages.js'
import { type Upload, uploadForm } from './upload-form.js'
import { type WaitOptions, waitForImage } from './wait-for.js'
import type { WatchConnection } from './watch-conversation.js'
import { type WatchImageOptions, watchImage } from './watch-image.js'

/** Pictures: asked for, being made, made, or given up. */
export interface Images {
  /**
   * The history, newest first: awaited, a page of it; iterated, all of it. `cursor` begins in the middle.
   * @example for await (const image of picgen.images.list({ status: 'completed', q: 'cat' })) show(image)
   * @example const { data, next_cursor } = await picgen.images.list({ limit: 20 })
   */
  list(query?: ListImages, options?: RequestOptions): List<Image>
  /**
   * Brings a picture of one's own: PNG, JPEG, WebP, AVIF or GIF, at most 20 MB and 50 megapixels. It is completed at once.
   * A stream is read to its end before it is sent; what goes wrong in it is thrown as it is, and can't be tried again.
   * @throws UnprocessableError with code `unreadable_image`; InvalidRequestError with code `payload_too_large`.
   * @example const image = await picgen.images.upload(input.files[0])
   */
  upload(file: Upload, options?: RequestOptions): Promise<Image>
  /** Asks for a picture outside of any conversation. Answers at once with a pending image; `waitFor` waits for it. */
  text2img(body: Text2img, options?: RequestOptions): Promise<Image>
  /**
   * Asks for a picture that builds on another, outside of any conversation.
   * @throws ConflictError when the other is not completed.
   */
  img2img(body: Img2img, options?: RequestOptions): Promise<Image>
  /**
   * Gives up an image that is not finished. Its credits come back.
   * @throws ConflictError with code `not_cancellable` when it has its end already.
   */
  cancel(imageId: string, options?: RequestOptions): Promise<Image>
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
  /**
   * An image as it now is, and again whenever it has changed, until it is final. It listens to the image's conversation,
   * and looks every `intervalMs` where there is none or streams don't come through.
   * @throws TimeoutError with code `still_running` after `timeoutMs`. The image goes on; watch it again.
   * @throws NotFoundError, AuthenticationError and whatever else trying again would not change.
   * @example for await (const { status, progress } of picgen.images.watch(sent.image_id)) show(status, progress)
   */
  watch(imageId: string, options?: WatchImageOptions): AsyncGenerator<Image, void, void>
}

export function createImages(http: Http, connection: WatchConnection): Images {
  const get: Images['get'] = (imageId, options) =>
    http({ route: routes.readImage, answer: imageShape, parameters: { image_id: imageId }, options })
  return {
    get,
    waitFor: (imageId, options) => waitForImage(get, imageId, options),
    watch: (imageId, options) => watchImage(connection, get, imageId, options),
    list: ({ limit, cursor: begin, kind, status, q } = {}, options) =>
      createList(
        (cursor) =>
          http({
            route: routes.listImages,
            answer: imageListShape,
            query: { limit, cursor, kind, status, q },
            options,
          }),
        begin,
      ),
    upload: (file, options) =>
      http({
        route: routes.uploadImage,
        answer: imageShape,
        form: (signal) => uploadForm(file, signal),
        options,
      }),
    text2img: (body, options) => http({ route: routes.text2img, answer: imageShape, body, options }),
    img2img: (body, options) => http({ route: routes.img2img, answer: imageShape, body, options }),
    cancel: (imageId, options) =>
      http({ route: routes.cancelImage, answer: imageShape, parameters: { image_id: imageId }, options }),
    delete: (imageId, options) => http({ route: routes.deleteImage, parameters: { image_id: imageId }, options }),
  }
}
