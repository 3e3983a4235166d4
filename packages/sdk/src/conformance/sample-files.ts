/*
 * Small pictures to upload: 48 by 32 pixels of one colour. The JPEG is to be turned by a quarter (EXIF orientation 6).
 */

/** What a sample is. */
export interface SampleFile {
  mimeType: string
  /** Once it is upright, in pixels. */
  width: number
  height: number
  bytes(): Uint8Array<ArrayBuffer>
}

function sample(mimeType: string, base64: string, width = 48, height = 32): SampleFile {
  return { mimeType, width, height, bytes: () => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)) }
}

export const pngFile = sample(
  'image/png',
  'iVBORw0KGgoAAAANSUhEUgAAADAAAAAgCAMAAABjCgsuAAAAA1BMVEXosEpyR7r0AAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAFUlEQVQ4y2Ng' +
    'GAWjYBSMglEwCjABAAYgAAGBkEZAAAAAAElFTkSuQmCC',
)

export const jpegFile = sample(
  'image/jpeg',
  '/9j/4QAiRXhpZgAASUkqAAgAAAABABIBAwABAAAABgAAAAAAAAD/2wBDABsbGxscGx4hIR4qLSgtKj04MzM4PV1CR0JHQl2NWGdYWGdYjX2X' +
    'e3N7l33gsJycsOD/2c7Z////////////////2wBDARsbGxscGx4hIR4qLSgtKj04MzM4PV1CR0JHQl2NWGdYWGdYjX2Xe3N7l33gsJycsOD/' +
    '2c7Z////////////////wgARCAAgADADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAWAQEBAQAAAAAAAAAAAAAAAAAABAX/' +
    '2gAMAwEAAhADEAAAAKAzawAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAABA/9oACAEBAAE/AEf/xAAUEQEAAAAAAAAAAAAAAAAAAAAg/9oACAEC' +
    'AQE/AF//xAAUEQEAAAAAAAAAAAAAAAAAAAAg/9oACAEDAQE/AF//2Q==',
  32,
  48,
)

export const webpFile = sample(
  'image/webp',
  'UklGRkIAAABXRUJQVlA4IDYAAAAQAwCdASowACAAP3G202G0ryqmJWgCkC4JZwAAKUMRiAAA/t7WP/Du5uvWt+rSaRIAAJYCAAA=',
)

export const avifFile = sample(
  'image/avif',
  'AAAAHGZ0eXBhdmlmAAAAAG1pZjFhdmlmbWlhZgAAANZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9j' +
    'AAAAAERAAAEAAQAAAAAA+gABAAAAAAAAACsAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABhdjAxAAAAAA5waXRtAAAAAAABAAAAVmlw' +
    'cnAAAAA4aXBjbwAAAAxhdjFDgSACAAAAABRpc3BlAAAAAAAAADAAAAAgAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAgMA' +
    'AAAzbWRhdBIACgk4FS/7SAhoNIAyHB7CYqTv///xZ+BA3KjC2Pmsj6Vl3xcKTmYUVNg=',
)

export const gifFile = sample(
  'image/gif',
  'R0lGODlhMAAgAIAAAExpceiwSiH5BAUAAAAALAAAAAAwACAAAAImjI+py+0Po5y02ouz3rz7D4biSJbmiabqyrbuC8fyTNf2jef6XQAAOw==',
)

/** One of each format that can be uploaded. */
export const sampleFiles: readonly SampleFile[] = [pngFile, jpegFile, webpFile, avifFile, gifFile]
