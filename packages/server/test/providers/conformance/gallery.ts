import type { ServerResponse } from 'node:http'
import { draw } from './pictures.js'
import { flood, type Script, send } from './script.js'
import type { Ask, Picture } from './stand-in.js'

/** Paths of pictures that never end: one says in its header how long it is, the other does not. */
const ENDLESS = '/pictures/endless.png'
const ANNOUNCED = '/pictures/a-terabyte.png'

/** The pictures of a stand-in, and where they are served. */
export class Gallery {
  readonly pictures: Picture[] = []
  readonly #served = new Map<string, Uint8Array>()

  constructor(private readonly origin: string) {}

  /** The URL of a picture that never ends. */
  get endlessUrl(): string {
    return this.origin + ENDLESS
  }

  /** The URL of a picture that says that it has a terabyte. */
  get announcedUrl(): string {
    return this.origin + ANNOUNCED
  }

  /** The picture that was asked for, or what the script puts in its place. */
  async draw(ask: Ask, { bytes: replace, url }: Script, isExact: boolean): Promise<Picture> {
    const { bytes: own, width, height } = await draw(ask, isExact)
    const bytes = replace?.(own) ?? own
    const path = `/pictures/${this.pictures.length}.png`
    this.#served.set(path, bytes)
    const picture: Picture = {
      bytes,
      width,
      height,
      mimeType: 'image/png',
      url: url ?? this.origin + path,
      get base64() {
        return bytes.toString('base64')
      },
    }
    this.pictures.push(picture)
    return picture
  }

  /** Whether it is one of its paths, and answered. */
  serve(path: string, response: ServerResponse): boolean {
    const served = this.#served.get(path)
    if (served) send(response, { headers: { 'content-type': 'image/png' }, body: served })
    else if (path === ENDLESS || path === ANNOUNCED) flood(response, 'image/png', path === ANNOUNCED)
    else return false
    return true
  }
}
