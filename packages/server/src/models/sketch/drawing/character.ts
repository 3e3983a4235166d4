import { createRandom } from '../random.js'
import type { Actor, Garment, HeldItem } from '../scene/scene.js'
import { furOf, legsAndTail, torso } from './body.js'
import { headwear } from './clothing/headwear.js'
import { type ClothingLayers, usualColours } from './clothing/layers.js'
import { tailors } from './clothing/tailors.js'
import { contrastTo, shade } from './colour.js'
import { type Head, heads } from './heads.js'
import { drawHeldItem, poseFor } from './held.js'
import type { IconSet } from './icons.js'
import { moodMarks } from './mood.js'
import { eyelids } from './posing/eyelids.js'
import { armsOf, posedLegs } from './posing/limbs.js'
import type { Posture } from './posing/postures.js'
import { armOf, rig } from './rig.js'
import { circle, group, join, line, n, type Svg } from './svg.js'

/**
 * An emoji's head on a body that can be dressed and can hold things, in the rig's box of 200 by 300.
 * `id` must be the picture's own.
 */
export function drawCharacter(actor: Actor, head: Head, icons: IconSet, id: string, posture?: Posture): Svg {
  const fur = furOf(actor, head, icons)
  const worn = clothesOf(actor, head)
  const layers = worn.map((garment, index) => tailor(garment, `${id}g${index}`))
  const { left, right } = armsOf(actor, posture)
  const arms = [left, right]
  const handColour = layers.findLast(({ hand }) => hand)?.hand ?? fur.fur
  const behind = actor.holds.map((item, index) => held(item, index, 'behind', icons))
  const before = actor.holds.map((item, index) => held(item, index, 'before', icons))
  const sleeves = layers.flatMap(({ sleeve }) => (sleeve ? arms.map((arm) => sleeveOf(sleeve, arm)) : []))
  return join(
    ...layers.map(({ back }) => back),
    posedLegs(join(legsAndTail(actor, head, fur, `${id}b`), ...layers.map(({ legs }) => legs)), posture, `${id}l`),
    torso(actor, head, fur, `${id}t`),
    ...layers.map((layer) => layer.torso),
    ...arms.map(({ path }) => line(path, fur.arm, rig.armWidth)),
    ...sleeves,
    ...behind,
    ...layers.map(({ neck }) => neck),
    drawHead(actor, head, worn, icons, posture?.pose === 'sleeping' ? fur.fur : null),
    ...before,
    ...arms.map(({ hand }) => paw(hand, handColour)),
    posture?.pose !== 'sleeping' &&
      moodMarks(actor.mood, { x: 100 + head.width * 2.4, y: rig.chin - (head.chin - head.top) * rig.headScale }),
  )
}

function held(item: HeldItem, index: number, depth: 'behind' | 'before', icons: IconSet): Svg {
  const side = index === 0 ? 'right' : 'left'
  return drawHeldItem(item, armOf(side, poseFor(item)).hand, side, depth, icons)
}

function paw({ x, y }: { x: number; y: number }, colour: string): Svg {
  const toes = [-4.5, 4.5].map((step) => line(`M${x + step} ${y + 7}v6`, shade(colour, -0.12), 2.4))
  return join(circle(x, y, 14.5, colour), ...toes)
}

function sleeveOf(sleeve: NonNullable<ClothingLayers['sleeve']>, arm: ReturnType<typeof armOf>): Svg {
  const path = sleeve.length === 'long' ? arm.longSleeve : arm.shortSleeve
  const style = `opacity="${n(sleeve.opacity)}"`
  return join(
    // The edge keeps a sleeve apart from the coat of the same colour behind it.
    line(path, sleeve.edge, sleeve.width + 3, `opacity="${n(Math.min(0.55, sleeve.opacity * 0.55))}"`),
    line(path, sleeve.paint, sleeve.width, style),
  )
}

function tailor(garment: Garment, id: string): ClothingLayers {
  const colour = garment.colour ?? usualColours[garment.kind] ?? '#4aa3e0'
  return tailors[garment.kind]?.({ garment, colour, id }) ?? {}
}

const coversTop = new Set(['shirt', 'sweater', 'hoodie', 'dress'])
const needsShirt = new Set(['raincoat', 'coat', 'jacket'])

/** What is worn, from the skin outwards, with what nobody mentions: a shirt under a coat, people's clothes. */
export function clothesOf(actor: Actor, head: Head): Garment[] {
  const has = (kinds: Set<string>) => actor.wears.some(({ kind }) => kinds.has(kind))
  const random = createRandom(actor.seed, 'wardrobe')
  const colour = random.pick(['#d9304c', '#d9304c', '#c9367f', '#2f62c9'])
  const pattern = random.pick(['striped', 'striped', 'dotted', 'hearts', 'starry'])
  const bottoms = random.pick(['#3f5f9e', '#5a4a7a', '#36756a', '#7a5a44'])
  const own: Garment[] = []
  const usual = (kind: Garment['kind'], paint: string, cut: Garment['pattern'] = null) =>
    own.push({ kind, colour: paint, pattern: cut, opacity: 1 })
  const isSanta = head.fur === '#f8312f'
  if (head.dressed && !has(new Set(['trousers', 'shorts', 'skirt', 'dress'])))
    usual('trousers', isSanta ? '#c4262a' : bottoms)
  if (head.dressed && !has(new Set(['boots', 'shoes', 'raincoat'])))
    usual('shoes', isSanta ? '#3a3038' : contrastTo(bottoms))
  if (!has(coversTop) && has(needsShirt)) usual('shirt', '#ffffff', pattern)
  else if (!has(coversTop) && head.dressed) usual(isSanta ? 'sweater' : 'shirt', isSanta ? '#f8312f' : colour)
  return [...own, ...actor.wears].sort((one, other) => depthOf(one) - depthOf(other)).map(undershirt(colour))
}

/** A white shirt's pattern takes the wardrobe's colour, so that it is bold enough to be seen through a coat. */
function undershirt(colour: string): (garment: Garment) => Garment {
  return (garment) =>
    garment.kind === 'shirt' && garment.colour === '#ffffff' && garment.pattern ? { ...garment, colour } : garment
}

const order: Garment['kind'][] = ['socks', 'trousers', 'shorts', 'skirt', 'shirt', 'dress', 'sweater', 'hoodie']

function depthOf({ kind }: Garment): number {
  const at = order.indexOf(kind)
  return at < 0 ? order.length : at
}

/** `lids` is the colour of closed eyes, or null for open ones. */
function drawHead(actor: Actor, head: Head, worn: Garment[], icons: IconSet, lids: string | null): Svg {
  const scale = rig.headScale
  const x = 100 - head.middle * scale
  const y = rig.chin - head.chin * scale
  const anchor = {
    x: 100,
    top: y + head.top * scale,
    width: head.width * scale,
    eyesX: 100,
    eyesY: y + head.eyes * scale,
    spread: head.spread * scale,
  }
  return join(
    icons.draw(actor.icon, actor.colour, { x, y, size: 32 * scale }),
    lids && eyelids(actor.icon, head, lids, anchor.eyesX, anchor.eyesY),
    group('', ...worn.map((garment) => headwear(garment, anchor, icons))),
  )
}

/** The head that an icon is, or null for one that is no head. */
export function headOf(icon: string): Head | null {
  return heads.get(icon) ?? null
}
