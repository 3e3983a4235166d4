import type { Actor, GarmentKind, Pose } from '../scene/scene.js'
import { knownIcons } from '../vocabulary/emoji-words.js'
import { headwear } from './clothing/headwear.js'
import { type ClothingLayers, usualColours } from './clothing/layers.js'
import { tailors } from './clothing/tailors.js'
import { shade } from './colour.js'
import { drawHeldItem } from './held.js'
import type { IconSet } from './icons.js'
import { moodMarks } from './mood.js'
import { armsOf, posedLegs } from './posing/limbs.js'
import type { Posture } from './posing/postures.js'
import { rig } from './rig.js'
import { circle, fill, group, join, line, rectangle, type Svg } from './svg.js'

/** Emoji of people down to the chest: they get legs. The value is what the legs wear, or null for the main colour. */
export const busts: ReadonlyMap<string, string | null> = withEverybody([
  ['astronaut', '#e6e6e6'],
  ['prince', '#3f5fa8'],
  ['princess', 'dress #8d65c5'],
  ['mage', 'dress #0074ba'],
  ['cook', '#5b6472'],
  ['ninja', '#321b41'],
  ['detective', '#5b5048'],
  ['farmer', '#3f5fa8'],
  ['firefighter', '#4a3b33'],
  ['guard', '#212121'],
  ['police-officer', '#26406e'],
  ['pilot', '#26406e'],
  ['scientist', '#56616e'],
  ['teacher', '#56616e'],
  ['student', '#4a4f6e'],
  ['artist', '#4a4f6e'],
  ['singer', '#5b3f86'],
  ['judge', 'dress #212121'],
  ['mechanic', '#3f5fa8'],
  ['health-worker', '#7fa9d0'],
  ['construction-worker', '#3f5fa8'],
  ['office-worker', '#3a4666'],
  ['technologist', '#3a4666'],
  ['person-in-tuxedo', '#2c2c38'],
  ['person-with-veil', 'dress #f6f2fa'],
  ['superhero', '#2f62c9'],
  ['supervillain', '#5b3f86'],
  ['elf', '#5f8a3f'],
  ['vampire', '#2a262e'],
  ['zombie', '#4a5f8a'],
  ['factory-worker', '#3f5fa8'],
  ['woman-with-headscarf', 'dress #7d5fa8'],
  ['person-with-crown', '#c96a2c'],
  ['raising-hand', '#3f5fa8'],
  ['baby-angel', 'dress #dff0fb'],
])

/** A trade's men and women stand on the same legs. */
function withEverybody(legs: readonly [icon: string, wear: string][]): Map<string, string> {
  const everybody = legs.flatMap(([icon, wear]): [string, string][] =>
    ['', 'man-', 'woman-', 'person-'].flatMap((who) => (knownIcons.has(who + icon) ? [[who + icon, wear]] : [])),
  )
  return new Map(everybody)
}

const size = 206
const place = { x: rig.width / 2 - size / 2, y: 28, size }
const skin = '#ffc83d'

/** A person of the emoji's own dress, on legs, in the rig's box. `id` must be the picture's own. */
export function drawBust(actor: Actor, icons: IconSet, id: string, posture?: Posture): Svg {
  const at = (unit: number) => place.y + (unit / 32) * size
  const anchor = { x: 100, top: at(6), width: size * 0.42, eyesX: 100, eyesY: at(13), spread: size * 0.07 }
  return join(
    isReclothed(actor) ? reclothed(actor, icons, id, posture) : inOwnDress(actor, icons, posture),
    ...actor.wears.map((garment) => headwear(garment, anchor, icons)),
    posture?.pose !== 'sleeping' && moodMarks(actor.mood, { x: 160, y: 60 }),
  )
}

function inOwnDress(actor: Actor, icons: IconSet, posture: Posture | undefined): Svg {
  const dress = ownColour(actor.icon)
  const { left, right } = armsOf(actor, posture)
  const isBusy = posture !== undefined && busy.includes(posture.pose)
  const arms = isBusy ? [left, right] : [right, left].slice(0, actor.holds.length)
  const held = (depth: 'behind' | 'before') =>
    actor.holds.map((item, index) =>
      drawHeldItem(item, (index === 0 ? right : left).hand, index === 0 ? 'right' : 'left', depth, icons),
    )
  return join(
    lower(busts.get(actor.icon) ?? '#56616e'),
    ...held('behind'),
    icons.draw(actor.icon, actor.colour, place),
    ...arms.flatMap((arm) => [
      line(arm.path, shade(dress, -0.05), rig.armWidth + 3),
      line(arm.longSleeve, shade(dress, 0.04), rig.armWidth),
    ]),
    ...held('before'),
    ...arms.map((arm) => circle(arm.hand.x, arm.hand.y, 13, skin)),
  )
}

const busy: readonly Pose[] = ['running', 'jumping', 'dancing', 'waving', 'holding hands', 'hugging']

function ownColour(icon: string): string {
  return (busts.get(icon) ?? '#56616e').replace('dress ', '')
}

/** Clothes that hide what the emoji itself wears. */
const hiding: readonly GarmentKind[] = ['raincoat', 'coat', 'jacket', 'cape', 'shirt', 'sweater', 'hoodie', 'dress']

function isReclothed({ wears }: Actor): boolean {
  return wears.some(({ kind }) => tailors[kind] && (hiding.includes(kind) || kind === 'backpack' || kind === 'scarf'))
}

/** In other clothes than its own: the emoji's head on the body that everybody else has. */
function reclothed(actor: Actor, icons: IconSet, id: string, posture: Posture | undefined): Svg {
  const own = ownColour(actor.icon)
  const layers = actor.wears.map(
    (garment, index): ClothingLayers =>
      tailors[garment.kind]?.({
        garment,
        colour: garment.colour ?? usualColours[garment.kind] ?? own,
        id: `${id}g${index}`,
      }) ?? {},
  )
  const { left, right } = armsOf(actor, posture)
  const hand = layers.findLast((layer) => layer.hand)?.hand ?? skin
  const sleeve = layers.findLast((layer) => layer.sleeve)?.sleeve
  const held = (depth: 'behind' | 'before') =>
    actor.holds.map((item, index) =>
      drawHeldItem(item, (index === 0 ? right : left).hand, index === 0 ? 'right' : 'left', depth, icons),
    )
  const head = `<clipPath id="${id}head">${rectangle(-60, -60, 320, rig.chin + 62, '#000000')}</clipPath>`
  return join(
    head,
    ...layers.map(({ back }) => back),
    posedLegs(join(lower(busts.get(actor.icon) ?? own), ...layers.map(({ legs }) => legs)), posture, `${id}l`),
    fill(rig.torso, own),
    ...layers.map(({ torso }) => torso),
    ...[left, right].flatMap((arm) => [
      line(arm.path, sleeve ? skin : own, rig.armWidth),
      sleeve &&
        line(
          sleeve.length === 'long' ? arm.longSleeve : arm.shortSleeve,
          sleeve.edge,
          sleeve.width + 3,
          'opacity=".5"',
        ),
      sleeve && line(sleeve.length === 'long' ? arm.longSleeve : arm.shortSleeve, sleeve.paint, sleeve.width),
    ]),
    ...held('behind'),
    ...layers.map(({ neck }) => neck),
    group(`clip-path="url(#${id}head)"`, icons.draw(actor.icon, actor.colour, place)),
    ...held('before'),
    ...[left, right].map((arm) => circle(arm.hand.x, arm.hand.y, 14, hand)),
  )
}

function lower(wanted: string): Svg {
  const isDress = wanted.startsWith('dress ')
  const colour = isDress ? wanted.slice(6) : wanted
  const shoes = line('M64 291H90M110 291H136', shade(colour, -0.2), 13)
  if (isDress)
    return join(
      shoes,
      fill('M46 212H154L172 278Q100 300 28 278Z', colour),
      line('M70 226L58 280M100 226V288M130 226L142 280', shade(colour, -0.08), 3),
    )
  return join(shoes, fill('M52 212H148L140 286H106L100 240L94 286H60Z', colour))
}
