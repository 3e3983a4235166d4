import { createHmac, timingSafeEqual } from 'node:crypto'

const WINDOW_SECONDS = 6 * 60 * 60

/** Signs and checks the addresses of image files. An address is a capability: whoever has it may load the file. */
export interface UrlSigner {
  /** Path and query of a file's address. The same for hours, so that browsers cache it; valid for 6 to 12 hours. */
  sign(imageId: string, fileName: string): string
  /** Seconds for which the address is still good; null when it was altered, made up, or has expired. */
  check(imageId: string, fileName: string, query: { expires: string; signature: string }): number | null
}

/** `secret` is `PICGEN_SECRET`; `now` gives milliseconds since 1970. */
export function createUrlSigner(secret: string, now: () => number = Date.now): UrlSigner {
  const signatureOf = (imageId: string, fileName: string, expires: number) =>
    createHmac('sha256', secret).update(`${imageId}/${fileName}/${expires}`).digest()

  return {
    sign(imageId, fileName) {
      const expires = (Math.floor(now() / 1000 / WINDOW_SECONDS) + 2) * WINDOW_SECONDS
      const signature = signatureOf(imageId, fileName, expires).toString('base64url')
      return `/files/${imageId}/${fileName}?expires=${expires}&signature=${signature}`
    },

    check(imageId, fileName, { expires, signature }) {
      const remaining = Number(expires) - Math.floor(now() / 1000)
      if (!/^\d{1,12}$/.test(expires) || remaining <= 0) return null
      const given = Buffer.from(signature, 'base64url')
      const right = signatureOf(imageId, fileName, Number(expires))
      return given.length === right.length && timingSafeEqual(given, right) ? remaining : null
    },
  }
}
