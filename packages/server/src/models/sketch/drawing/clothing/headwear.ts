import type { Garment, GarmentKind } from '../../scene/scene.js'
import { contrastTo, shade } from '../colour.js'
import type { IconSet } from '../icons.js'
import { circle, ellipse, fill, group, join, line, n, type Svg } from '../svg.js'
import { usualColours } from './layers.js'

/** Where a head is, in the box that it is drawn in. */
export interface HeadAnchor {
  /** The middle of the head, and where a hat's brim sits. */
  x: number
  top: number
  /** How wide the head is where the hat sits. */
  width: number
  eyesX: number
  eyesY: number
  /** Half the distance between the eyes. */
  spread: number
}

interface IconHat {
  icon: string
  /** The icon's width as a multiple of the head's. */
  scale: number
  /** How far the icon's lower edge hangs below the brim line, as a fraction of its size. */
  drop: number
}

const iconHats: Partial<Record<GarmentKind, IconHat>> = {
  'top hat': { icon: 'top-hat', scale: 0.95, drop: 0.22 },
  cap: { icon: 'billed-cap', scale: 1.02, drop: 0.3 },
  'graduation cap': { icon: 'graduation-cap', scale: 1.15, drop: 0.36 },
  helmet: { icon: 'rescue-workers-helmet', scale: 1.12, drop: 0.34 },
  crown: { icon: 'crown', scale: 0.74, drop: 0.2 },
  bow: { icon: 'ribbon', scale: 0.6, drop: 0.4 },
}

const iconsOnEyes: Partial<Record<GarmentKind, string>> = {
  sunglasses: 'sunglasses',
  glasses: 'glasses',
}

/** The icons that a garment is drawn from. */
export function iconOfGarment(kind: GarmentKind): string | null {
  return iconHats[kind]?.icon ?? iconsOnEyes[kind] ?? null
}

/** What is worn on a head or before the eyes; empty for what is worn elsewhere. */
export function headwear(garment: Garment, anchor: HeadAnchor, icons: IconSet): Svg {
  return group(garment.opacity < 1 ? `opacity="${n(garment.opacity)}"` : '', drawHeadwear(garment, anchor, icons))
}

function drawHeadwear(garment: Garment, anchor: HeadAnchor, icons: IconSet): Svg {
  const hat = iconHats[garment.kind]
  if (hat) return hatFromIcon(garment, hat, anchor, icons)
  const onEyes = iconsOnEyes[garment.kind]
  if (onEyes) {
    const size = Math.max(anchor.spread * 4.6, anchor.width * 0.62)
    return icons.draw(onEyes, garment.colour, { x: anchor.eyesX - size / 2, y: anchor.eyesY - size * 0.5, size })
  }
  if (garment.kind === 'goggles') return goggles(garment.colour ?? '#5b6b8c', anchor)
  const draw = ownHats[garment.kind]
  if (!draw) return ''
  const colour = garment.colour ?? usualColours[garment.kind] ?? '#d8344a'
  const scale = anchor.width / 100
  return group(`transform="translate(${n(anchor.x)} ${n(anchor.top)}) scale(${n(scale)})"`, draw(colour))
}

function hatFromIcon(garment: Garment, hat: IconHat, anchor: HeadAnchor, icons: IconSet): Svg {
  const size = anchor.width * hat.scale
  const aside = garment.kind === 'bow' ? anchor.width * 0.3 : 0
  return icons.draw(hat.icon, garment.colour, {
    x: anchor.x - size / 2 + aside,
    y: anchor.top - size * (1 - hat.drop),
    size,
    turned: garment.kind === 'bow' ? 14 : 0,
  })
}

/** Two round glasses on a strap around the head. */
function goggles(colour: string, { x, width, eyesX, eyesY, spread }: HeadAnchor): Svg {
  const radius = Math.max(spread * 0.86, width * 0.15)
  const apart = Math.max(spread, radius * 1.04)
  const lens = (side: number) =>
    join(
      circle(eyesX + side * apart, eyesY, radius, colour),
      circle(eyesX + side * apart, eyesY, radius * 0.74, '#9fdcf5'),
      line(
        `M${n(eyesX + side * apart - radius * 0.36)} ${n(eyesY + radius * 0.1)}L${n(eyesX + side * apart + radius * 0.1)} ${n(eyesY - radius * 0.4)}`,
        '#ffffff',
        radius * 0.18,
        'opacity=".9"',
      ),
    )
  return join(
    line(`M${n(x - width * 0.5)} ${n(eyesY - radius * 0.1)}H${n(x + width * 0.5)}`, shade(colour, -0.12), radius * 0.5),
    lens(-1),
    lens(1),
  )
}

/** Drawn around (0, 0), the middle of the brim, for a head of 100. */
const ownHats: Partial<Record<GarmentKind, (colour: string) => Svg>> = {
  beanie: (colour) =>
    join(
      fill('M-50 6C-50-44-26-62 0-62C26-62 50-44 50 6Z', colour),
      line('M-24-50L-28-8M0-60V-8M24-50L28-8', shade(colour, -0.08), 4),
      line('M-46 6H46', shade(colour, -0.14), 22),
      circle(0, -68, 15, contrastTo(colour)),
    ),
  'party hat': (colour) =>
    join(
      fill('M0-86L38 8Q0 22-38 8Z', colour),
      line('M-17-40L14-50M-27-14L27-28', contrastTo(colour), 8),
      circle(0, -86, 12, '#ffd23e'),
    ),
  'wizard hat': (colour) =>
    join(
      fill('M14-104Q-8-92-42 2Q0 18 42 2Q24-50 20-70L34-84Z', colour),
      ellipse(0, 4, 70, 15, shade(colour, -0.08)),
      fill('M-44-4Q0 14 44-4L40-20Q0-6-39-20Z', '#ffd23e'),
      fill(
        'M0-5L1.5-1.6L5-1.4L2.3 1L3.1 4.6L0 2.6L-3.1 4.6L-2.3 1L-5-1.4L-1.5-1.6Z',
        '#ffe27a',
        'transform="translate(-4 -44) scale(2.4)"',
      ),
    ),
  'santa hat': (colour) =>
    join(
      fill('M-46 4C-44-40-20-70 18-66C48-62 62-36 66-8Q56-14 44-28Q46-8 46 4Z', colour),
      line('M-44 4Q0-6 44 4', '#ffffff', 22),
      circle(64, 0, 15, '#ffffff'),
    ),
  'chef hat': (colour) =>
    join(
      circle(-30, -46, 26, colour),
      circle(30, -46, 26, colour),
      circle(0, -58, 32, colour),
      fill('M-38-40H38L34 8Q0 18-34 8Z', colour),
      line('M-34-2Q0 8 34-2', shade(colour, -0.12), 5),
    ),
  'cowboy hat': (colour) =>
    join(
      fill('M-40 0C-38-46-28-64-12-58Q0-48 12-58C28-64 38-46 40 0Z', colour),
      line('M-38-8Q0 4 38-8', shade(colour, -0.2), 10),
      fill('M-84-18C-62 26 62 26 84-18C66-2 40 2 0 2C-40 2-66-2-84-18Z', shade(colour, -0.07)),
    ),
  'pirate hat': (colour) =>
    join(
      fill('M-78 10C-70-22-44-62 0-68C44-62 70-22 78 10C54-6 28-12 0-12C-28-12-54-6-78 10Z', colour),
      line('M-74 4C-50-10-26-17 0-17C26-17 50-10 74 4', '#ffd23e', 5),
      line('M-15-46L15-26M15-46L-15-26', '#f4f1e8', 5),
      circle(0, -40, 11, '#f4f1e8'),
      circle(-4, -40, 2.8, shade(colour, -0.05)),
      circle(4, -40, 2.8, shade(colour, -0.05)),
    ),
  'sun hat': (colour) =>
    join(
      ellipse(0, 2, 84, 19, shade(colour, -0.05)),
      fill('M-44 2C-44-40-28-58 0-58C28-58 44-40 44 2Q0 14-44 2Z', colour),
      fill('M-45-6Q0 8 45-6L44-24Q0-10-44-24Z', contrastTo(colour)),
      line('M-70 2Q0 26 70 2', shade(colour, 0.04), 4),
      daisy(30, -14, 0),
    ),
  'flower crown': (colour) =>
    join(
      line('M-46 2Q0-18 46 2', colour, 8),
      ...[-42, -21, 0, 21, 42].map((x, index) => daisy(x, -8 + (x * x) / 170, index)),
    ),
  headphones: (colour) =>
    join(
      line('M-58 50C-66-40 66-40 58 50', shade(colour, -0.05), 11),
      fill('M-70 34H-50V78H-70Q-78 56-70 34Z', colour),
      fill('M70 34H50V78H70Q78 56 70 34Z', colour),
    ),
}

function daisy(x: number, y: number, index: number): Svg {
  const colour = ['#ff8fb8', '#ffffff', '#ffd23e', '#c9a2ff', '#ff9d66'][index % 5] ?? '#ffffff'
  const petals = [0, 1, 2, 3, 4].map((turn) => {
    const angle = (turn * Math.PI * 2) / 5
    return circle(x + Math.sin(angle) * 8, y - Math.cos(angle) * 8, 6, colour)
  })
  return join(...petals, circle(x, y, 5, '#ffb02e'))
}
