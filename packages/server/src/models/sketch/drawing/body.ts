import type { Actor } from '../scene/scene.js'
import { lightnessOf, repaint, shade } from './colour.js'
import type { Head } from './heads.js'
import type { IconSet } from './icons.js'
import { cloth } from './patterns.js'
import { rig } from './rig.js'
import { circle, ellipse, fill, group, join, line, rectangle, type Svg } from './svg.js'

/** A body's colours, after its actor's own colour. */
export interface Fur {
  fur: string
  arm: string
  belly: string
  mark: string
}

export function furOf(actor: Actor, head: Head, icons: IconSet): Fur {
  const wanted = actor.colour
  const paint = (colour: string) => (wanted ? repaint(colour, icons.mainColour(actor.icon), wanted) : colour)
  const fur = head.dressed ? head.fur : paint(head.fur)
  return {
    fur,
    arm: fur,
    belly: head.dressed ? head.belly : paint(head.belly),
    mark: head.dressed
      ? head.mark
      : head.marks === 'none'
        ? paint(head.mark)
        : wanted
          ? shade(wanted, -0.13)
          : head.mark,
  }
}

/** A dalmatian's spots are black: what is shaded white is hardly seen. */
function patternOn({ fur, mark }: Fur): string {
  return lightnessOf(fur) > 0.95 ? '#3a3442' : mark
}

/** What is behind and below the torso: the tail, two legs, two feet. */
export function legsAndTail(actor: Actor, head: Head, fur: Fur, id: string): Svg {
  const feet = [
    { x: 77, leg: rig.leftLeg },
    { x: 123, leg: rig.rightLeg },
  ]
  const { definition, paint } = cloth(id, fur.fur, actor.pattern, patternOn(fur))
  return join(
    definition,
    tails[head.tail](fur),
    ...feet.map(({ x, leg }) => join(fill(leg, paint), ellipse(x, 288, 22, 10, fur.fur))),
    ...feet.flatMap(({ x }) => [-6, 2].map((step) => line(`M${x + step} 286V292`, shade(fur.fur, -0.12), 2))),
  )
}

export function torso(actor: Actor, head: Head, fur: Fur, id: string): Svg {
  const { definition, paint } = cloth(id, fur.fur, actor.pattern, patternOn(fur))
  return join(
    definition,
    fill(rig.torso, paint),
    !head.dressed && !actor.pattern && head.marks !== 'panel' && head.marks !== 'ribs' && fill(rig.belly, fur.belly),
    !actor.pattern && group(`stroke-linecap="round"`, ...marks[head.marks](fur)),
  )
}

const marks: Record<Head['marks'], (fur: Fur) => Svg[]> = {
  none: () => [],
  stripes: ({ mark }) => [
    line('M66 178Q74 180 80 176M62 200Q72 203 79 199M60 222Q70 226 78 222', mark, 6),
    line('M134 178Q126 180 120 176M138 200Q128 203 121 199M140 222Q130 226 122 222', mark, 6),
  ],
  panel: ({ mark }) => [
    rectangle(78, 176, 44, 44, mark, 8),
    rectangle(84, 182, 32, 14, '#26324f', 4),
    line('M88 190L94 186L99 192L104 185L112 190', '#5be3b0', 2.5),
    circle(90, 208, 5, '#f8312f'),
    circle(100, 208, 5, '#ffd23e'),
    circle(110, 208, 5, '#00c26a'),
  ],
  ribs: () => [
    line('M100 164V236', '#c9c9cf', 8),
    line('M78 178Q100 188 122 178M76 196Q100 207 124 196M79 214Q100 225 121 214', '#c9c9cf', 7),
  ],
  spots: ({ mark }) => [
    circle(69, 184, 5, mark),
    circle(66, 212, 6, mark),
    circle(132, 196, 6, mark),
    circle(134, 226, 5, mark),
  ],
  patches: ({ mark }) => [fill('M126 139C138 166 142 190 141 206C124 204 116 186 118 160Z', mark)],
}

const tails: Record<Head['tail'], (fur: Fur) => Svg> = {
  none: () => '',
  cat: ({ fur, mark }) =>
    join(
      line('M64 244C30 250 16 226 26 204C32 190 24 178 18 172', fur, 17),
      line('M22 218L30 222M23 198L34 201', mark, 6),
      line('M20 176L18 172', mark, 17),
    ),
  dog: ({ fur }) => line('M64 240C44 238 34 222 34 204', fur, 16),
  bushy: ({ fur, belly }) =>
    join(
      fill('M70 250C26 262 -2 232 10 188C14 174 26 166 32 176C54 200 66 222 74 240Z', fur),
      fill('M10 190C14 174 26 166 32 176C38 184 42 190 46 196Q26 206 10 190Z', belly),
    ),
  short: ({ fur, belly }) => join(circle(56, 240, 15, fur), circle(52, 238, 8, belly)),
  thin: ({ fur }) => line('M66 246C34 258 14 236 26 214C32 202 24 196 16 198', fur, 8),
  tuft: ({ fur, mark }) => join(line('M66 246C36 250 22 228 24 206', fur, 9), ellipse(23, 200, 11, 15, mark)),
  curly: ({ fur }) =>
    line('M62 240C44 246 34 234 42 226C50 220 54 232 44 236C32 240 24 230 26 220', shade(fur, -0.06), 7),
}
