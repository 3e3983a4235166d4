import type { Random } from '../../random.js'
import { shade } from '../colour.js'
import type { Frame } from '../frame.js'
import { circle, ellipse, fill, join, line, n, type Svg } from '../svg.js'

/** What flowers bloom in. */
export const blossoms = ['#f4506e', '#ffd23e', '#ff9ec4', '#a77bea', '#ff8f4f', '#ffffff'] as const

/** Land from a wavy line at `y` down to the picture's lower edge. */
export function hills(frame: Frame, random: Random, y: number, swing: number, colour: string, waves = 3): Svg {
  const step = frame.width / waves
  let path = `M0 ${n(y + random.between(-swing, swing))}`
  for (let index = 0; index < waves; index++) {
    const from = index * step
    const height = y + random.between(-swing, swing)
    path += `C${n(from + step * 0.35)} ${n(height - swing)} ${n(from + step * 0.65)} ${n(height + swing * 0.6)} ${n(from + step)} ${n(y + random.between(-swing, swing) * 0.6)}`
  }
  return fill(`${path}V${n(frame.height)}H0Z`, colour)
}

/** Ground from a nearly straight line down. */
export function plain(frame: Frame, y: number, bend: number, colour: string): Svg {
  const { width, height } = frame
  return fill(`M0 ${n(y)}Q${n(width / 2)} ${n(y - bend)} ${n(width)} ${n(y)}V${n(height)}H0Z`, colour)
}

/** A mountain with snow on its top. */
export function peak(x: number, base: number, width: number, height: number, colour: string, snow: string): Svg {
  const top = base - height
  const at = (side: number, down: number) => `${n(x + (side * width * down) / 2)} ${n(top + height * down)}`
  return join(
    fill(`M${at(-1, 1)}L${at(0, 0)}L${at(1, 1)}Z`, colour),
    fill(
      `M${at(0, 0)}L${at(1, 1)}H${n(x + width * 0.08)}L${n(x + width * 0.05)} ${n(top + height * 0.4)}Z`,
      shade(colour, -0.05),
    ),
    fill(
      `M${at(0, 0)}L${at(1, 0.3)}L${n(x + width * 0.06)} ${n(top + height * 0.23)}L${n(x)} ${n(top + height * 0.34)}L${n(x - width * 0.06)} ${n(top + height * 0.24)}L${at(-1, 0.32)}Z`,
      snow,
    ),
  )
}

/** A round tree for the far distance; its foot at (x, y). */
export function roundTree(x: number, y: number, size: number, crown: string, trunk: string): Svg {
  return join(
    fill(`M${n(x - size * 0.06)} ${n(y)}V${n(y - size * 0.5)}H${n(x + size * 0.06)}V${n(y)}Z`, trunk),
    ellipse(x, y - size * 0.64, size * 0.3, size * 0.36, crown),
    ellipse(x - size * 0.18, y - size * 0.5, size * 0.19, size * 0.2, crown),
    ellipse(x + size * 0.18, y - size * 0.5, size * 0.19, size * 0.2, crown),
    ellipse(x - size * 0.09, y - size * 0.76, size * 0.1, size * 0.12, shade(crown, 0.05)),
  )
}

/** A fir of three tiers; its foot at (x, y). */
export function fir(x: number, y: number, size: number, colour: string, trunk: string): Svg {
  const tier = (top: number, bottom: number, half: number, paint: string) =>
    fill(
      `M${n(x)} ${n(y - size * top)}L${n(x + size * half)} ${n(y - size * bottom)}Q${n(x)} ${n(y - size * (bottom - 0.06))} ${n(x - size * half)} ${n(y - size * bottom)}Z`,
      paint,
    )
  return join(
    fill(`M${n(x - size * 0.04)} ${n(y)}V${n(y - size * 0.2)}H${n(x + size * 0.04)}V${n(y)}Z`, trunk),
    tier(0.62, 0.12, 0.27, shade(colour, -0.03)),
    tier(0.82, 0.36, 0.22, colour),
    tier(1, 0.6, 0.16, shade(colour, 0.03)),
  )
}

export function flower(x: number, y: number, size: number, petal: string, stem: string): Svg {
  const petals = [0, 1, 2, 3, 4].map((turn) => {
    const angle = (turn * Math.PI * 2) / 5
    return circle(x + Math.sin(angle) * size, y - size * 3 - Math.cos(angle) * size, size * 0.72, petal)
  })
  return join(
    line(`M${n(x)} ${n(y)}V${n(y - size * 3)}`, stem, size * 0.5),
    ...petals,
    circle(x, y - size * 3, size * 0.6, '#ffd23e'),
  )
}

export function grassTuft(x: number, y: number, size: number, colour: string): Svg {
  return line(
    `M${n(x)} ${n(y)}q${n(-size * 0.2)} ${n(-size * 0.6)} ${n(-size * 0.6)} ${n(-size * 0.9)}M${n(x)} ${n(y)}v${n(-size)}M${n(x)} ${n(y)}q${n(size * 0.2)} ${n(-size * 0.6)} ${n(size * 0.6)} ${n(-size * 0.9)}`,
    colour,
    size * 0.18,
  )
}

export function cloud(x: number, y: number, size: number, colour: string, opacity: number): Svg {
  const puffs = join(
    ellipse(x, y, size, size * 0.28, colour),
    circle(x - size * 0.38, y - size * 0.18, size * 0.34, colour),
    circle(x + size * 0.14, y - size * 0.32, size * 0.44, colour),
    circle(x + size * 0.56, y - size * 0.08, size * 0.28, colour),
  )
  return `<g opacity="${n(opacity)}">${puffs}</g>`
}

/** A gull far off, its wings spread; `unit` is the frame's. */
export function gull(x: number, y: number, unit: number, colour: string): Svg {
  return line(
    `M${n(x - unit * 30)} ${n(y - unit * 8)}Q${n(x - unit * 14)} ${n(y - unit * 18)} ${n(x)} ${n(y)}Q${n(x + unit * 14)} ${n(y - unit * 18)} ${n(x + unit * 30)} ${n(y - unit * 8)}`,
    colour,
    unit * 6,
  )
}
