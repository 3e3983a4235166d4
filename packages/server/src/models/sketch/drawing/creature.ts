import type { Actor, Garment, HeldItem } from '../scene/scene.js'
import { knownIcons } from '../vocabulary/emoji-words.js'
import type { Box } from './bounds.js'
import { headwear } from './clothing/headwear.js'
import { usualColours } from './clothing/layers.js'
import { tailors } from './clothing/tailors.js'
import { contrastTo, shade } from './colour.js'
import { anyCreature, anyFace, type Creature, creatures } from './creatures.js'
import { drawHeldItem, poseFor } from './held.js'
import type { IconSet } from './icons.js'
import { moodMarks } from './mood.js'
import { cloth } from './patterns.js'
import { circle, fill, group, join, line, n, rectangle, type Svg } from './svg.js'

/** An emoji that shows a whole body, with what it wears and holds, where `box` says. */
export function drawCreature(actor: Actor, box: Box, icons: IconSet, id: string): Svg {
  const measures = creatures.get(actor.icon) ?? (knownIcons.get(actor.icon) === 'face' ? anyFace : anyCreature)
  const { head } = measures
  const holds = actor.holds.slice(0, 1)
  const dressed = join(
    measures.isFrontal &&
      group('', ...actor.wears.map((garment, index) => behindBody(garment, measures, `${id}k${index}`))),
    ...holds.map((item) => inHand(item, measures, 'behind', icons)),
    icons.draw(actor.icon, actor.colour, { x: 0, y: 0, size: 32 }),
    ...actor.wears.map((garment, index) => onBody(garment, measures, `${id}g${index}`)),
    ...actor.wears.map((garment) => headwear(garment, head, icons)),
    ...holds.map((item) => inHand(item, measures, 'before', icons)),
    group(
      `transform="translate(${n(head.x + head.width / 2)} ${n(head.top)}) scale(.12)"`,
      moodMarks(actor.mood, { x: 0, y: 0 }),
    ),
  )
  const scale = box.height / 32
  const mirror = actor.flipped ? `translate(${n(box.x + box.width)} ${n(box.y)}) scale(${-scale} ${scale})` : ''
  return group(`transform="${mirror || `translate(${n(box.x)} ${n(box.y)}) scale(${scale})`}"`, dressed)
}

/** An umbrella opens behind the head; what else is held up stands a little aside, so that it hides no face. */
function inHand(item: HeldItem, { hand, isFrontal }: Creature, depth: 'behind' | 'before', icons: IconSet): Svg {
  const isUmbrella = item.icon === 'umbrella'
  if (isUmbrella !== (depth === 'behind')) return ''
  const aside = poseFor(item) !== 'raised' || isUmbrella ? 0 : isFrontal ? 1.4 : -3
  // A cup stands before the hand: on the side that the animal looks to.
  const side = item.icon === 'hot-beverage' && !isFrontal ? 'left' : 'right'
  const drawn = (['behind', 'before'] as const).map((own) => drawHeldItem(item, { x: 0, y: 0 }, side, own, icons))
  return group(`transform="translate(${n(hand.x + aside)} ${hand.y}) scale(.115)"`, ...drawn)
}

const coats = new Set<Garment['kind']>([
  'raincoat',
  'coat',
  'jacket',
  'shirt',
  'sweater',
  'hoodie',
  'dress',
  'cape',
  'backpack',
])
const onNeck = new Set<Garment['kind']>(['scarf', 'bow tie', 'tie', 'necklace'])

function onBody(garment: Garment, measures: Creature, id: string): Svg {
  const colour = garment.colour ?? usualColours[garment.kind] ?? '#4aa3e0'
  const drawn = coats.has(garment.kind)
    ? measures.isFrontal
      ? tailored(garment, colour, measures, id)
      : blanket(garment, colour, measures, id)
    : onNeck.has(garment.kind)
      ? neckpiece(garment, colour, measures)
      : ''
  return group(`opacity="${n(garment.opacity)}"`, drawn)
}

/** What people wear, fitted to a body that faces the viewer. */
function tailored(garment: Garment, colour: string, { body }: Creature, id: string): Svg {
  const layers = tailors[garment.kind]?.({ garment: { ...garment, opacity: 1 }, colour, id })
  const definition = garment.pattern ? layers?.back?.match(/<pattern.*<\/pattern>/)?.[0] : ''
  return group(fittedTo(body), definition, layers?.torso, garment.kind === 'raincoat' ? layers?.neck : '')
}

/** A cape's cloth, which hangs from the shoulders behind the body. */
function behindBody(garment: Garment, { body }: Creature, id: string): Svg {
  if (garment.kind !== 'cape') return ''
  const colour = garment.colour ?? usualColours.cape ?? '#d8344a'
  const wide = { ...body, width: body.width * 1.5 }
  return group(fittedTo(wide), tailors.cape?.({ garment, colour, id }).back)
}

/** The clothes of the rig reach from x 39 to 161, and from the shoulders at y 139 to the hem at 268. */
function fittedTo(body: Creature['body']): string {
  const [across, down] = [body.width / 122, body.height / 129]
  const corner = { x: body.x - 100 * across, y: body.y - body.height / 2 - 139 * down }
  return `transform="translate(${n(corner.x)} ${n(corner.y)}) scale(${across} ${down})"`
}

/** A coat as dogs wear them: cloth over the body, a hem, a few buttons. */
function blanket(garment: Garment, colour: string, { body }: Creature, id: string): Svg {
  const [left, top] = [body.x - body.width / 2, body.y - body.height / 2]
  const { definition, paint } = cloth(id, colour, garment.pattern)
  const dark = shade(colour, -0.15)
  const [right, bottom, bend] = [left + body.width, top + body.height, body.height * 0.16]
  const shape = `M${n(left)} ${n(top + bend)}Q${n(body.x)} ${n(top - bend * 0.6)} ${n(right)} ${n(top + bend)}L${n(right + 0.5)} ${n(bottom - bend)}Q${n(body.x)} ${n(bottom + bend)} ${n(left - 0.5)} ${n(bottom - bend)}Z`
  const scaled = garment.pattern
    ? `${definition.replace('patternUnits', 'patternTransform="scale(.11)" patternUnits')}`
    : ''
  return join(
    scaled,
    fill(shape, paint),
    line(
      `M${n(left - 0.3)} ${n(bottom - bend)}Q${n(body.x)} ${n(bottom + bend)} ${n(right + 0.3)} ${n(bottom - bend)}`,
      dark,
      0.8,
    ),
    ...[0.32, 0.62].map((down) => circle(body.x, top + body.height * down, 0.55, contrastTo(colour))),
  )
}

function neckpiece(garment: Garment, colour: string, { neck: { x, y, width } }: Creature): Svg {
  const half = width / 2
  const dark = shade(colour, -0.14)
  if (garment.kind === 'scarf') {
    return join(
      fill(`M${n(x + half * 0.2)} ${n(y)}h2.6v5.4h-2.6Z`, dark),
      line(`M${n(x - half)} ${n(y - 0.4)}Q${n(x)} ${n(y + 1.2)} ${n(x + half)} ${n(y - 0.4)}`, colour, 2.4),
    )
  }
  if (garment.kind === 'necklace')
    return line(`M${n(x - half)} ${n(y - 0.6)}Q${n(x)} ${n(y + 2)} ${n(x + half)} ${n(y - 0.6)}`, colour, 0.9)
  if (garment.kind === 'tie') return fill(`M${n(x - 0.8)} ${n(y)}h1.6l.9 4.6L${n(x)} ${n(y + 6)}l-1.7-1.4Z`, colour)
  return join(
    fill(`M${n(x)} ${n(y)}l-2.7-1.7v3.6ZM${n(x)} ${n(y)}l2.7-1.7v3.6Z`, colour),
    rectangle(x - 0.8, y - 0.9, 1.6, 1.8, dark, 0.6),
  )
}
