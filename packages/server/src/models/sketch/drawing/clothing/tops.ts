import { contrastTo, shade } from '../colour.js'
import { cloth } from '../patterns.js'
import { circle, fill, group, join, line, n, rectangle } from '../svg.js'
import type { ClothingLayers, Tailored } from './layers.js'

const shirtBody = 'M75 137C62 168 56 210 57 246Q100 264 143 246C144 210 138 168 125 137Q100 156 75 137Z'

/** A T-shirt. */
export function shirt({ garment, colour, id }: Tailored): ClothingLayers {
  const { definition, paint } = cloth(id, colour, garment.pattern)
  const edge = shade(colour, -0.14)
  return {
    back: definition,
    torso: join(group(see(garment), fill(shirtBody, paint)), line('M58 245Q100 262 142 245', edge, 3)),
    sleeve: { length: 'short', paint, width: 31, edge, opacity: garment.opacity },
    neck: line('M80 141Q100 162 120 141', edge, 4),
  }
}

/** A knitted sweater with ribs at its hem and neck. */
export function sweater({ garment, colour, id }: Tailored): ClothingLayers {
  const { definition, paint } = cloth(id, colour, garment.pattern)
  const rib = shade(colour, -0.11)
  const ticks = [66, 78, 90, 102, 114, 126, 136].map((x) => line(`M${x} 246V253`, shade(colour, -0.2), 2))
  return {
    back: definition,
    torso: join(group(see(garment), fill(shirtBody, paint)), line('M60 247Q100 264 140 247', rib, 12), ...ticks),
    sleeve: { length: 'long', paint, width: 32, edge: rib, opacity: garment.opacity },
    neck: line('M78 146Q100 166 122 146', rib, 11),
  }
}

/** A hoodie: its hood down behind the head, a pocket, two strings. */
export function hoodie({ garment, colour, id }: Tailored): ClothingLayers {
  const { definition, paint } = cloth(id, colour, garment.pattern)
  const dark = shade(colour, -0.12)
  return {
    back: join(definition, fill('M100 78C52 78 40 120 52 152H148C160 120 148 78 100 78Z', dark)),
    torso: join(
      group(see(garment), fill(shirtBody, paint)),
      fill('M78 212H122L132 242Q100 252 68 242Z', dark, 'opacity=".8"'),
      line('M60 247Q100 264 140 247', dark, 8),
    ),
    sleeve: { length: 'long', paint, width: 32, edge: dark, opacity: garment.opacity },
    neck: join(line('M76 144Q100 170 124 144', dark, 13), line('M90 160V186M110 160V186', contrastTo(colour), 3)),
  }
}

/** A dress with a wide skirt and short sleeves. */
export function dress({ garment, colour, id }: Tailored): ClothingLayers {
  const { definition, paint } = cloth(id, colour, garment.pattern)
  const dark = shade(colour, -0.12)
  const skirt =
    'M75 137C68 158 66 176 66 192C54 216 40 244 34 264Q100 288 166 264C160 244 146 216 134 192C134 176 132 158 125 137Q100 154 75 137Z'
  return {
    back: definition,
    torso: join(
      group(see(garment), fill(skirt, paint)),
      line('M66 194Q100 204 134 194', dark, 6),
      line('M35 264Q100 287 165 264', dark, 4),
      line('M82 210L74 262M100 212V272M118 210L126 262', dark, 1.6),
    ),
    sleeve: { length: 'short', paint, width: 33, edge: dark, opacity: garment.opacity },
    neck: line('M80 141Q100 160 120 141', dark, 4),
  }
}

export function trousers({ garment, colour, id }: Tailored): ClothingLayers {
  const { definition, paint } = cloth(id, colour, garment.pattern)
  const dark = shade(colour, -0.13)
  const long = garment.kind === 'trousers'
  const bottom = long ? 284 : 264
  const legs = `M60 232H140L137 ${bottom}H103L100 258L97 ${bottom}H63Z`
  return {
    back: definition,
    legs: join(group(see(garment), fill(legs, paint)), line(`M65 ${bottom}H95M105 ${bottom}H135`, dark, long ? 7 : 5)),
    torso: join(
      group(see(garment), fill('M58 222Q100 234 142 222L141 252Q100 268 59 252Z', paint)),
      line('M59 224Q100 236 141 224', dark, 5),
    ),
  }
}

export function skirt({ garment, colour, id }: Tailored): ClothingLayers {
  const { definition, paint } = cloth(id, colour, garment.pattern)
  const dark = shade(colour, -0.13)
  return {
    back: definition,
    torso: join(
      group(see(garment), fill('M62 214Q100 226 138 214L160 264Q100 286 40 264Z', paint)),
      line('M62 215Q100 227 138 215', dark, 6),
      line('M82 226L72 268M100 228V274M118 226L128 268', dark, 2),
    ),
  }
}

export function backpack({ colour }: Tailored): ClothingLayers {
  const dark = shade(colour, -0.14)
  return {
    back: join(rectangle(44, 136, 112, 104, colour, 26), rectangle(52, 196, 96, 40, dark, 14)),
    torso: line('M80 140C72 166 70 190 72 214M120 140C128 166 130 190 128 214', dark, 10),
  }
}

export function boots({ garment, colour }: Tailored): ClothingLayers {
  const sole = shade(colour, -0.2)
  const high = garment.kind === 'boots'
  const foot = (x: number, outwards: number) =>
    join(
      rectangle(x - 16, high ? 256 : 276, 32, high ? 34 : 14, colour, 7),
      fill(
        `M${x - 18 + outwards * 4} 292Q${x - 18 + outwards * 4} 274 ${x + outwards * 5} 274Q${x + 22 + outwards * 4} 274 ${x + 22 + outwards * 4} 292Z`,
        colour,
      ),
      line(`M${x - 16 + outwards * 5} 294H${x + 18 + outwards * 5}`, sole, 6),
      high && rectangle(x - 18, 253, 36, 8, sole, 4),
      !high && line(`M${x - 7 + outwards * 3} 281H${x + 7 + outwards * 3}`, '#ffffff', 2.5),
    )
  return { legs: join(foot(80, -1), foot(120, 1)) }
}

export function socks({ garment, colour, id }: Tailored): ClothingLayers {
  const { definition, paint } = cloth(id, colour, garment.pattern)
  return { back: definition, legs: join(...[81, 119].map((x) => rectangle(x - 16, 258, 32, 28, paint, 5))) }
}

export function gloves({ colour }: Tailored): ClothingLayers {
  return { hand: colour }
}

export function scarf({ garment, colour, id }: Tailored): ClothingLayers {
  const { definition, paint } = cloth(id, colour, garment.pattern)
  const dark = shade(colour, -0.12)
  const fringe = [112, 119, 126, 133].map((x) => line(`M${x} 204V212`, dark, 3))
  return {
    back: definition,
    neck: group(
      see(garment),
      fill('M108 152L138 150L136 206H109Z', paint),
      ...fringe,
      fill('M64 136Q100 156 136 136Q144 150 136 162Q100 182 64 162Q56 150 64 136Z', paint),
      line('M66 158Q100 178 134 158', dark, 2.5),
      line('M122 152L128 168', dark, 2.5),
    ),
  }
}

export function bowTie({ colour }: Tailored): ClothingLayers {
  const dark = shade(colour, -0.15)
  return {
    neck: join(
      fill('M100 160L74 146Q68 160 74 176Z', colour),
      fill('M100 160L126 146Q132 160 126 176Z', colour),
      rectangle(92, 152, 16, 17, dark, 6),
    ),
  }
}

export function tie({ garment, colour, id }: Tailored): ClothingLayers {
  const { definition, paint } = cloth(id, colour, garment.pattern)
  return {
    back: definition,
    neck: join(
      line('M80 148L100 160L120 148', '#ffffff', 7),
      fill('M92 156H108L105 168H95Z', shade(colour, -0.1)),
      fill('M95 168H105L112 218L100 232L88 218Z', paint),
    ),
  }
}

export function necklace({ colour }: Tailored): ClothingLayers {
  const beads = [-3, -2, -1, 0, 1, 2, 3].map((step) =>
    circle(100 + step * 9, 166 - step * step * 1.7, step === 0 ? 7 : 4.5, step === 0 ? shade(colour, -0.1) : colour),
  )
  return { neck: join(...beads) }
}

function see(garment: Tailored['garment']): string {
  return `opacity="${n(garment.opacity)}"`
}
