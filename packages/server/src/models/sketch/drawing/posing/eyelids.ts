import type { Head } from '../heads.js'
import { rig } from '../rig.js'
import { ellipse, join, line, type Svg } from '../svg.js'

/** Colours around the eyes that are not the fur's. */
const aroundEyes: Record<string, string> = { panda: '#433b6b', raccoon: '#636363', 'monkey-face': '#e39d89' }

/** Closed eyes over an emoji's open ones. */
export function eyelids(icon: string, head: Head, fur: string, x: number, y: number): Svg {
  const isProfile = head.spread < 2
  if (isProfile) return ''
  const lid = aroundEyes[icon] ?? fur
  return join(
    ...[-1, 1].map((side) => {
      const middle = x + side * head.spread * rig.headScale
      return join(ellipse(middle, y, 11.5, 12.5, lid), line(`M${middle - 9} ${y + 1}q9 9 18 0`, '#3a2c38', 3.6))
    }),
  )
}
