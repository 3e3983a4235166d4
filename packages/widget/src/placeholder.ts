import { thumbHashToRGBA } from 'thumbhash'

const drawn = new WeakMap<HTMLCanvasElement, string>()

/** Scrolling to and fro makes the same placeholders again and again: 4 KB each. */
const decoded = new Map<string, ImageData | null>()
const MOST_DECODED = 500

/**
 * Paints a ThumbHash on a canvas, which stretches it to its box. A canvas and not a `data:` URL, so that a page whose
 * policy allows pictures from the API alone shows it too.
 */
export function drawPlaceholder(canvas: HTMLCanvasElement, placeholder: string | null) {
  if (placeholder === null || drawn.get(canvas) === placeholder) return
  drawn.set(canvas, placeholder)
  const pixels = decode(placeholder)
  if (!pixels) return
  canvas.width = pixels.width
  canvas.height = pixels.height
  canvas.getContext('2d')?.putImageData(pixels, 0, 0)
}

/**
 * Paints a preview, a `data:` URL, on a canvas as soon as it is decoded, and for the same reason: nothing is loaded. What
 * the canvas showed before stays until then, and where it is no picture.
 */
export async function drawPreview(canvas: HTMLCanvasElement, preview: string): Promise<void> {
  if (drawn.get(canvas) === preview) return
  drawn.set(canvas, preview)
  const picture = await decodePreview(preview)
  if (!picture || drawn.get(canvas) !== preview) return
  canvas.width = picture.width
  canvas.height = picture.height
  canvas.getContext('2d')?.drawImage(picture, 0, 0)
}

/** Null where it is no picture: a preview is nothing that anybody needs. */
async function decodePreview(preview: string): Promise<ImageBitmap | null> {
  try {
    const [, base64 = ''] = preview.split(',')
    return await createImageBitmap(new Blob([bytesOf(base64)], { type: 'image/webp' }))
  } catch {
    return null
  }
}

function bytesOf(base64: string) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

function decode(placeholder: string): ImageData | null {
  const before = decoded.get(placeholder)
  if (before !== undefined) return before
  if (decoded.size >= MOST_DECODED) decoded.clear()
  const pixels = decodeThumbHash(placeholder)
  decoded.set(placeholder, pixels)
  return pixels
}

/** Null where it is no ThumbHash: the plain box stands in its place, which is no reason to fail. */
function decodeThumbHash(placeholder: string): ImageData | null {
  try {
    const { w, h, rgba } = thumbHashToRGBA(bytesOf(placeholder))
    return new ImageData(new Uint8ClampedArray(rgba), w, h)
  } catch {
    return null
  }
}
