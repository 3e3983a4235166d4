/** `WIDTH:HEIGHT`. */
export type AspectRatio = `${number}:${number}`

/** The ratio whose shape is nearest to the size: twice as wide is as far off as half as wide. Undefined where none is given. */
export function nearestAspectRatio(
  { width, height }: { width: number; height: number },
  ratios: readonly AspectRatio[],
): AspectRatio | undefined {
  const wanted = Math.log(width / height)
  const distance = (ratio: AspectRatio) => Math.abs(Math.log(quotientOf(ratio)) - wanted)
  return ratios.toSorted((one, other) => distance(one) - distance(other))[0]
}

function quotientOf(ratio: AspectRatio): number {
  const [width = 1, height = 1] = ratio.split(':').map(Number)
  return width / height
}
