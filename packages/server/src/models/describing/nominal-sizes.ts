import type { AspectRatio } from './aspect-ratio.js'

/** Sizes that stand for aspect ratios: a megapixel or so in each shape that most models know. */
export const NOMINAL_SIZES: readonly string[] = [
  '1024x1024',
  '1344x756',
  '756x1344',
  '1152x864',
  '864x1152',
  '1248x832',
  '832x1248',
]

/** The aspect ratios of `NOMINAL_SIZES`. */
export const USUAL_RATIOS: readonly AspectRatio[] = ['1:1', '16:9', '9:16', '4:3', '3:4', '3:2', '2:3']
