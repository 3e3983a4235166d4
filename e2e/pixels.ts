import sharp from 'sharp'

/** A picture in raw RGB. */
export interface Pixels {
  width: number
  height: number
  data: Buffer
}

/** A part of a picture, in fractions of its sides. */
export interface Area {
  left: number
  top: number
  right: number
  bottom: number
}

/** Loads a picture by its address. */
export async function loadPixels(url: string): Promise<Pixels> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  const { data, info } = await sharp(await response.arrayBuffer())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}

/** The share of an area's pixels, 0–1, in which two pictures differ to the eye. */
export function differingShare(one: Pixels, other: Pixels, area: Area): number {
  let differing = 0
  let all = 0
  forEachPixel(one, area, (offset) => {
    all += 1
    const distance = [0, 1, 2].reduce((sum, channel) => {
      return sum + Math.abs((one.data[offset + channel] ?? 0) - (other.data[offset + channel] ?? 0))
    }, 0)
    if (distance > 60) differing += 1
  })
  return differing / all
}

/** The share of an area's pixels, 0–1, that a test of their red, green and blue lets pass. */
export function shareOf(
  picture: Pixels,
  area: Area,
  matches: (red: number, green: number, blue: number) => boolean,
): number {
  let matching = 0
  let all = 0
  forEachPixel(picture, area, (offset) => {
    all += 1
    const [red = 0, green = 0, blue = 0] = picture.data.subarray(offset, offset + 3)
    if (matches(red, green, blue)) matching += 1
  })
  return matching / all
}

function forEachPixel({ width, height }: Pixels, area: Area, visit: (offset: number) => void): void {
  const right = Math.round(area.right * width)
  const bottom = Math.round(area.bottom * height)
  for (let y = Math.round(area.top * height); y < bottom; y += 1) {
    for (let x = Math.round(area.left * width); x < right; x += 1) visit((y * width + x) * 3)
  }
}
