import type { Actor } from '../scene/scene.js'
import { knownIcons } from '../vocabulary/emoji-words.js'
import { headwear } from './clothing/headwear.js'
import { shade } from './colour.js'
import { drawHeldItem, poseFor } from './held.js'
import type { IconSet } from './icons.js'
import { moodMarks } from './mood.js'
import { rig } from './rig.js'
import { fill, join, line, type Svg } from './svg.js'

/** Emoji of people down to the chest: they get legs. The value is what the legs wear, or null for the main colour. */
export const busts: ReadonlyMap<string, string | null> = withEverybody([
  ['astronaut', '#e6e6e6'],
  ['prince', '#3f5fa8'],
  ['princess', 'dress #8d65c5'],
  ['person-mage', 'dress #0074ba'],
  ['man-mage', 'dress #0074ba'],
  ['woman-mage', 'dress #0074ba'],
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
  ['factory-worker', '#3f5fa8'],
  ['woman-with-headscarf', 'dress #7d5fa8'],
  ['person-with-crown', '#c96a2c'],
  ['person-raising-hand', '#3f5fa8'],
  ['man-raising-hand', '#3f5fa8'],
  ['woman-raising-hand', '#5a4a7a'],
  ['baby-angel', 'dress #dff0fb'],
])

/** A trade's men and women stand on the same legs. */
function withEverybody(legs: readonly [icon: string, wear: string][]): Map<string, string> {
  const everybody = legs.flatMap(([icon, wear]): [string, string][] =>
    [icon, `man-${icon}`, `woman-${icon}`].filter((name) => knownIcons.has(name)).map((name) => [name, wear]),
  )
  return new Map([...everybody, ...legs])
}

/** A person of the emoji's own dress, on legs, in the rig's box. */
export function drawBust(actor: Actor, icons: IconSet): Svg {
  const size = 206
  const place = { x: rig.width / 2 - size / 2, y: 28, size }
  const at = (unit: number) => place.y + (unit / 32) * size
  const anchor = { x: 100, top: at(6), width: size * 0.42, eyesX: 100, eyesY: at(13), spread: size * 0.07 }
  return join(
    lower(busts.get(actor.icon) ?? '#56616e'),
    icons.draw(actor.icon, actor.colour, place),
    ...actor.wears.map((garment) => headwear(garment, anchor, icons)),
    ...actor.holds.flatMap((item, index) => {
      const side = index === 0 ? 'right' : 'left'
      const isRaised = poseFor(item) === 'raised'
      const [x, y] = isRaised ? [166, 172] : [150, 202]
      const where = { x: index === 0 ? x : rig.width - x, y }
      return [drawHeldItem(item, where, side, 'behind', icons), drawHeldItem(item, where, side, 'before', icons)]
    }),
    moodMarks(actor.mood, { x: 160, y: 60 }),
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
