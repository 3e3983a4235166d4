import { shade } from '../colour.js'
import { cloth } from '../patterns.js'
import { circle, ellipse, fill, group, join, line, n, rectangle } from '../svg.js'
import type { ClothingLayers, Tailored } from './layers.js'

const coatBody =
  'M78 139C62 166 46 212 39 250Q37 259 46 262Q100 276 154 262Q163 259 161 250C154 212 138 166 122 139L100 176Z'
const hem = 'M40 251Q37 259 46 262Q100 276 154 262Q163 259 160 251'
const hood = 'M100 14C52 14 24 52 26 98C27 128 46 150 68 156H132C154 150 173 128 174 98C176 52 148 14 100 14Z'

/** A raincoat with its hood, buttons and pockets; the see-through ones keep their edges and a shine. */
export function raincoat({ garment, colour, id }: Tailored): ClothingLayers {
  const shiny = garment.opacity < 0.8
  const dark = shade(colour, -0.13)
  // Clear plastic shows its colour in its edges.
  const deep = shade(colour, shiny ? -0.06 : -0.24)
  const light = shade(colour, 0.07)
  const { definition, paint } = cloth(id, colour, garment.pattern)
  const see = `opacity="${n(garment.opacity)}"`
  const firm = `opacity="${n(Math.max(garment.opacity, 0.8))}"`
  return {
    back: join(
      definition,
      group(see, fill(hood, paint), fill(hood, dark, 'transform="translate(14 14) scale(.86)"')),
      group(firm, line(hood, deep, shiny ? 4 : 0.01)),
    ),
    torso: join(
      group(
        see,
        fill(coatBody, paint),
        fill(
          'M46 226C43 236 40 246 39 250Q37 259 46 262Q100 276 154 262Q163 259 161 250L158 236Q100 262 46 226Z',
          dark,
          'opacity=".55"',
        ),
      ),
      group(
        firm,
        line('M100 176V268', deep, 2.5),
        line(hem, deep, 2.5),
        line('M78 139C62 166 46 212 40 250M122 139C138 166 154 212 160 250', deep, shiny ? 4 : 1),
        pocket(62, 218, dark, deep),
        pocket(138, 218, dark, deep),
        ...[190, 214, 238].map((y) => join(circle(109, y, 5, '#ffffff'), circle(109, y, 2, deep))),
      ),
      shiny &&
        group(
          'opacity=".75"',
          line('M70 178C63 196 58 214 55 230', '#ffffff', 5),
          line('M63 238L62 243', '#ffffff', 5),
        ),
      !shiny && line('M71 176C65 190 60 204 57 216', light, 5),
    ),
    legs: join(...[81, 119].map((x) => wellington(x, shade(colour, -0.06), shade(colour, -0.24)))),
    sleeve: { length: 'long', paint, width: 33, edge: deep, opacity: garment.opacity },
    neck: group(
      firm,
      fill('M74 136Q66 152 78 168L100 158L88 138Z', dark),
      fill('M126 136Q134 152 122 168L100 158L112 138Z', dark),
    ),
  }
}

function pocket(x: number, y: number, colour: string, edge: string) {
  return join(
    rectangle(x - 12, y, 24, 20, colour, 5, 'opacity=".7"'),
    rectangle(x - 13, y - 2, 26, 7, colour, 3),
    line(`M${x - 11} ${y + 5}H${x + 11}`, edge, 1.5),
  )
}

/** A rubber boot under a leg whose middle is at `x`. */
export function wellington(x: number, colour: string, sole: string) {
  const outwards = x < 100 ? -1 : 1
  return join(
    rectangle(x - 17, 252, 34, 38, colour, 7),
    ellipse(x + outwards * 5, 288, 23, 10, colour),
    rectangle(x - 19, 250, 38, 9, sole, 4),
    line(`M${x + outwards * 5 - 19} 295H${x + outwards * 5 + 19}`, sole, 5),
  )
}

/** A winter coat: lapels, two rows of buttons, a belt line. */
export function coat({ garment, colour, id }: Tailored): ClothingLayers {
  const dark = shade(colour, -0.12)
  const deep = shade(colour, -0.25)
  const { definition, paint } = cloth(id, colour, garment.pattern)
  const see = `opacity="${n(garment.opacity)}"`
  return {
    back: definition,
    torso: join(
      group(see, fill(coatBody, paint)),
      line('M100 176V268', deep, 2.5),
      line(hem, deep, 2.5),
      line('M56 222Q100 236 144 222', dark, 7),
      ...[190, 208, 246].flatMap((y) => [circle(91, y, 3.6, deep), circle(109, y, 3.6, deep)]),
    ),
    sleeve: { length: 'long', paint, width: 33, edge: deep, opacity: garment.opacity },
    neck: join(
      fill('M78 138L66 168L92 184L100 172L86 140Z', dark),
      fill('M122 138L134 168L108 184L100 172L114 140Z', dark),
    ),
  }
}

/** A short jacket, worn open. */
export function jacket({ garment, colour, id }: Tailored): ClothingLayers {
  const deep = shade(colour, -0.2)
  const { definition, paint } = cloth(id, colour, garment.pattern)
  const left = 'M76 138C62 166 55 206 55 240Q55 246 62 247L88 251L92 150Z'
  const right = 'M124 138C138 166 145 206 145 240Q145 246 138 247L112 251L108 150Z'
  return {
    back: definition,
    torso: join(
      group(`opacity="${n(garment.opacity)}"`, fill(left, paint), fill(right, paint)),
      line('M56 240L88 246M144 240L112 246', deep, 6),
      line('M92 152L88 250M108 152L112 250', deep, 2.5),
      line('M64 212L78 216M136 212L122 216', deep, 3),
    ),
    sleeve: { length: 'long', paint, width: 31, edge: deep, opacity: garment.opacity },
    neck: join(fill('M80 134L72 158L94 166L98 148Z', deep), fill('M120 134L128 158L106 166L102 148Z', deep)),
  }
}

/** A cape behind the body, with its knot under the chin. */
export function cape({ garment, colour, id }: Tailored): ClothingLayers {
  const dark = shade(colour, -0.1)
  const { definition, paint } = cloth(id, colour, garment.pattern)
  return {
    back: join(
      definition,
      group(
        `opacity="${n(garment.opacity)}"`,
        fill(
          'M74 136C40 170 22 230 14 276Q40 292 62 276Q82 294 100 280Q118 294 138 276Q160 292 186 276C178 230 160 170 126 136Z',
          paint,
        ),
        line('M62 276C64 240 70 200 78 170M138 276C136 240 130 200 122 170', dark, 3),
      ),
    ),
    neck: join(fill('M70 138Q100 164 130 138L128 152Q100 176 72 152Z', dark), circle(100, 164, 7, '#ffd23e')),
  }
}
