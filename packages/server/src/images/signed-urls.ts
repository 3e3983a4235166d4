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
  const signatureOf = (imageId: string, fileName: string, expires: string) =>
    createHmac('sha256', secret).update(`${imageId}/${fileName}/${expires}`).digest('base64url')

  return {
    sign(imageId, fileName) {
      const expires = String((Math.floor(now() / 1000 / WINDOW_SECONDS) + 2) * WINDOW_SECONDS)
      const signature = signatureOf(imageId, fileName, expires)
      return `/files/${imageId}/${fileName}?expires=${expires}&signature=${signature}`
    },

    check(imageId, fileName, { expires, signature }) {
      const remaining = Number(expires) - Math.floor(now() / 1000)
      if (!/^\d{1,12}$/.test(expires) || remaining <= 0) return null
      // Compared as text, since several texts decode to the same bytes.
      const given = Buffer.from(signature)
      const right = Buffer.from(signatureOf(imageId, fileName, expires))
      return given.length === right.length && timingSafeEqual(given, right) ? remaining : null
    },
  }
}
