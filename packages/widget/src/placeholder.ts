import { thumbHashToRGBA } from 'thumbhash'

const drawn = new WeakMap<HTMLCanvasElement, string>()

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

/** Null where it is no ThumbHash: the plain box stands in its place, which is no reason to fail. */
function decode(placeholder: string): ImageData | null {
  try {
    const bytes = Uint8Array.from(atob(placeholder), (character) => character.charCodeAt(0))
    const { w, h, rgba } = thumbHashToRGBA(bytes)
    return new ImageData(new Uint8ClampedArray(rgba), w, h)
  } catch {
    return null
  }
}
