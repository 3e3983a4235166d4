import type { Pattern } from '../scene/scene.js'
import { contrastTo } from './colour.js'
import { circle, fill, join, rectangle, type Svg } from './svg.js'

/** Cloth: what to fill a shape with, and what must stand before it. */
export interface Cloth {
  definition: Svg
  paint: string
}

/** Cloth of one colour, or with a pattern in a colour that is seen on it. `id` must be the picture's own. */
export function cloth(id: string, colour: string, pattern: Pattern | null, second = contrastTo(colour)): Cloth {
  if (!pattern) return { definition: '', paint: colour }
  const { width, height, inside } = tiles[pattern](second)
  const ground = rectangle(0, 0, width, height, colour)
  const size = `width="${width}" height="${height}" patternUnits="userSpaceOnUse"`
  return {
    definition: `<pattern id="${id}" ${size}>${join(ground, inside)}</pattern>`,
    paint: `url(#${id})`,
  }
}

interface Tile {
  width: number
  height: number
  inside: Svg
}

const heart = 'M0 3.2C-5-1.6-2.6-5 0-2.4C2.6-5 5-1.6 0 3.2Z'
const star = 'M0-5L1.5-1.6L5-1.4L2.3 1L3.1 4.6L0 2.6L-3.1 4.6L-2.3 1L-5-1.4L-1.5-1.6Z'

const tiles: Record<Pattern, (colour: string) => Tile> = {
  striped: (colour) => ({ width: 16, height: 16, inside: rectangle(0, 0, 16, 7, colour) }),
  checked: (colour) => ({
    width: 20,
    height: 20,
    inside: join(
      rectangle(0, 0, 20, 10, colour, 0, 'opacity=".55"'),
      rectangle(0, 0, 10, 20, colour, 0, 'opacity=".55"'),
    ),
  }),
  dotted: (colour) => ({
    width: 20,
    height: 20,
    inside: join(circle(5, 5, 3.6, colour), circle(15, 15, 3.6, colour)),
  }),
  hearts: (colour) => scattered(heart, colour),
  starry: (colour) => scattered(star, colour),
  flowers: (colour) => ({
    width: 24,
    height: 24,
    inside: join(blossom(6, 6, colour), blossom(18, 18, colour)),
  }),
}

function scattered(shape: string, colour: string): Tile {
  const at = (x: number, y: number) => fill(shape, colour, `transform="translate(${x} ${y})"`)
  return { width: 24, height: 24, inside: join(at(6, 6), at(18, 18)) }
}

function blossom(x: number, y: number, colour: string): Svg {
  const petals = [0, 1, 2, 3, 4].map((turn) => {
    const angle = (turn * Math.PI * 2) / 5
    return circle(x + Math.sin(angle) * 3, y - Math.cos(angle) * 3, 2.1, colour)
  })
  return join(...petals, circle(x, y, 1.7, '#ffd23e'))
}
