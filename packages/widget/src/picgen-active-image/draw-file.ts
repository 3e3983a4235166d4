const drawn = new WeakMap<HTMLCanvasElement, Blob>()

/**
 * Paints a file of the person's on a canvas, which stretches it to its box: no address is made of it, which a strict policy
 * would refuse. One that can't be decoded here leaves the canvas empty.
 */
export async function drawFile(canvas: HTMLCanvasElement, file: Blob): Promise<void> {
  if (drawn.get(canvas) === file) return
  drawn.set(canvas, file)
  const picture = await createImageBitmap(file, { resizeHeight: 160, resizeQuality: 'high' }).catch(() => null)
  if (!picture || drawn.get(canvas) !== file) return
  canvas.width = picture.width
  canvas.height = picture.height
  canvas.getContext('2d')?.drawImage(picture, 0, 0)
}
