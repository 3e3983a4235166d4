import type { HeldItem } from '../scene/scene.js'
import type { IconSet } from './icons.js'
import { cocoaCup, umbrella } from './props.js'
import type { ArmPose } from './rig.js'
import { group, n, type Svg } from './svg.js'

/** How an icon is held: which of its points is in the hand, how big it is, how it leans. */
interface Grip {
  pose: ArmPose
  /** The point in the hand, in the icon's 32 by 32 grid. */
  x: number
  y: number
  size: number
  turned?: number
}

const usual: Grip = { pose: 'bent', x: 16, y: 23, size: 62 }
const stick = (size: number, turned = 0): Grip => ({ pose: 'raised', x: 16, y: 28, size, turned })

const grips: Record<string, Grip> = {
  'watering-can': { pose: 'bent', x: 6, y: 27, size: 108 },
  paintbrush: stick(70),
  microphone: { pose: 'bent', x: 10, y: 24, size: 70 },
  cooking: { pose: 'bent', x: 4, y: 20, size: 92 },
  balloon: { pose: 'raised', x: 16, y: 30, size: 120 },
  'hot-beverage': { ...usual, size: 66 },
  'magic-wand': { pose: 'raised', x: 7, y: 26, size: 84, turned: 0 },
  rose: stick(86),
  tulip: stick(80),
  sunflower: stick(100),
  hyacinth: stick(80),
  bouquet: { pose: 'bent', x: 16, y: 27, size: 86 },
  lollipop: stick(74),
  'fishing-pole': { pose: 'raised', x: 6, y: 28, size: 110 },
  kite: { pose: 'raised', x: 4, y: 29, size: 120 },
  broom: { pose: 'bent', x: 12, y: 18, size: 120 },
  guitar: { pose: 'bent', x: 16, y: 16, size: 110 },
  book: { ...usual, size: 70 },
  'wrapped-gift': { ...usual, size: 72, y: 25 },
  'birthday-cake': { ...usual, size: 78, y: 26 },
  'soft-ice-cream': { pose: 'raised', x: 16, y: 30, size: 74 },
  'ice-cream': { ...usual, size: 62 },
  sparkler: { pose: 'raised', x: 8, y: 27, size: 80 },
  dagger: { pose: 'raised', x: 8, y: 26, size: 76 },
  'trident-emblem': stick(90),
  sword: { pose: 'raised', x: 16, y: 26, size: 84 },
  torch: stick(80),
  popsicle: stick(70),
  'cotton-candy': stick(84),
  pinwheel: stick(86),
  fork: stick(66),
  shovel: { pose: 'bent', x: 16, y: 12, size: 110 },
  rake: { pose: 'bent', x: 16, y: 12, size: 110 },
  'soccer-ball': { ...usual, y: 26 },
  'teddy-bear': { ...usual, size: 84, y: 22 },
  pizza: { ...usual, size: 64 },
  umbrella: { pose: 'raised', x: 16, y: 29, size: 190 },
}

/** How the arm is held for this thing. */
export function poseFor(item: HeldItem | undefined): ArmPose {
  if (!item) return 'hanging'
  return (grips[item.icon] ?? usual).pose
}

/** A held thing at a hand. What is long rises behind the head, what is small is before the body. */
export function drawHeldItem(
  item: HeldItem,
  hand: { x: number; y: number },
  side: 'left' | 'right',
  depth: 'behind' | 'before',
  icons: IconSet,
): Svg {
  const grip = grips[item.icon] ?? usual
  if ((grip.pose === 'raised' ? 'behind' : 'before') !== depth) return ''
  return group(item.opacity < 1 ? `opacity="${n(item.opacity)}"` : '', drawAt(item, grip, hand, side, icons))
}

function drawAt(
  item: HeldItem,
  grip: Grip,
  hand: { x: number; y: number },
  side: 'left' | 'right',
  icons: IconSet,
): Svg {
  if (item.icon === 'hot-beverage')
    return cocoaCup(
      hand.x + (side === 'left' ? -23 : 23) * item.scale,
      hand.y - 8,
      1.12 * item.scale,
      item.colour,
      side,
    )
  if (item.icon === 'umbrella') return umbrella(hand.x, hand.y, item.scale, item.colour)
  const size = grip.size * item.scale
  const flipped = side === 'left'
  const gripX = flipped ? 32 - grip.x : grip.x
  return icons.draw(item.icon, item.colour, {
    x: hand.x - (gripX / 32) * size,
    y: hand.y - (grip.y / 32) * size,
    size,
    flipped,
    turned: grip.turned ?? 0,
  })
}
