import { mix, shade } from '../colour.js'
import { ellipse, fill, group, join, line, n, rectangle, type Svg, verticalGradient } from '../svg.js'
import { along, type DrawPlace, ground, isSnowy, leaves, type PlaceSetting } from './place.js'
import { blossoms, flower, grassTuft, hills, plain } from './shapes.js'

/** A waterfall between green cliffs, its pool, and a bank of grass. */
export const waterfall: DrawPlace = (setting) => {
  const { width, height, unit } = setting.frame
  const edges = { left: width / 2 - unit * 205, right: width / 2 + unit * 205, top: height * 0.255, foot: height * 0.7 }
  const grass = ground(setting, '#6fbb5c')
  const blue = setting.light.lit(setting.paint('water', '#4fb8e6'))
  return join(
    fallingWater(setting, edges, blue),
    cliffs(setting, edges, grass),
    pool(setting, edges, blue),
    bank(setting, grass),
  )
}

/** Where the water falls, in pixels. */
interface Edges {
  left: number
  right: number
  top: number
  foot: number
}

function fallingWater(setting: PlaceSetting, { left, right, top, foot }: Edges, blue: string): Svg {
  const { frame, light, random } = setting
  const { height, unit } = frame
  return join(
    hills(frame, random, height * 0.3, unit * 40, light.faded(leaves(setting, '#5fa86a'), 0.4), 3),
    verticalGradient('fall', [0, mix(blue, '#ffffff', 0.25)], [0.7, blue], [1, mix(blue, '#ffffff', 0.5)]),
    rectangle(left - unit * 20, top, right - left + unit * 40, foot - top, 'url(#fall)'),
    ...Array.from({ length: 26 }, () => {
      const x = random.between(left, right)
      const y = random.between(top, foot - unit * 120)
      return line(
        `M${n(x)} ${n(y)}v${n(unit * random.between(60, 220))}`,
        '#ffffff',
        unit * random.between(3, 9),
        `opacity="${n(random.between(0.35, 0.8))}"`,
      )
    }),
  )
}

/** The cliffs on both sides, with turf and bushes on them, and plants that hang down. */
function cliffs(setting: PlaceSetting, { left, right }: Edges, grass: string): Svg {
  const { frame, light, random } = setting
  const { width, height, unit } = frame
  const rock = light.faded(setting.paint('mountains', '#7d7a86'), 0.1)
  const cliff = (edge: number, side: number, down: number, colour: string) =>
    fill(
      `M${n(edge)} ${n(height * 0.72)}V${n(height * down)}q${n(side * unit * 60)} ${n(-unit * 30)} ${n(side * unit * 150)} ${n(-unit * 22)}t${n(side * unit * 220)} ${n(unit * 40)}H${n(side < 0 ? -unit * 20 : width + unit * 20)}V${n(height * 0.72)}Z`,
      colour,
    )
  const turf = (edge: number, side: number, down: number) =>
    fill(
      `M${n(edge - side * unit * 14)} ${n(height * down + unit * 22)}q${n(-unit * 4 * side)} ${n(-unit * 34)} ${n(side * unit * 20)} ${n(-unit * 30)}q${n(side * unit * 60)} ${n(-unit * 30)} ${n(side * unit * 150)} ${n(-unit * 22)}t${n(side * unit * 240)} ${n(unit * 40)}v${n(unit * 34)}q${n(-side * unit * 60)} ${n(unit * 24)} ${n(-side * unit * 120)} 0t${n(-side * unit * 130)} ${n(-unit * 6)}t${n(-side * unit * 130)} ${n(-unit * 4)}Z`,
      grass,
    )
  return join(
    cliff(left, -1, 0.25, rock),
    cliff(right, 1, 0.235, shade(rock, -0.03)),
    along(16, random, (fraction) => {
      const x =
        fraction < 0.5 ? fraction * 2 * (left - unit * 50) : right + unit * 30 + (fraction - 0.5) * 2 * (width - right)
      return rectangle(
        x,
        height * random.between(0.36, 0.66),
        unit * random.between(36, 76),
        unit * random.between(10, 18),
        shade(rock, random.between(-0.07, 0.06)),
        unit * 8,
      )
    }),
    along(22, random, (fraction) =>
      Math.abs(fraction * width - width / 2) < unit * 250
        ? ''
        : line(
            `M${n(fraction * width)} ${n(height * 0.26)}q${n(unit * random.between(-24, 24))} ${n(unit * 60)} 0 ${n(unit * random.between(90, 210))}`,
            leaves(setting, random.next() < 0.5 ? '#4f9a58' : '#6ab364'),
            unit * random.between(7, 13),
          ),
    ),
    turf(left, -1, 0.25),
    turf(right, 1, 0.235),
    along(10, random, (fraction) =>
      Math.abs(fraction - 0.5) < 0.19
        ? ''
        : ellipse(
            fraction * width,
            height * random.between(0.66, 0.73),
            unit * random.between(60, 90),
            unit * random.between(44, 66),
            leaves(setting, random.next() < 0.5 ? '#3f8f56' : '#57a85c'),
          ),
    ),
  )
}

/** The pool with foam where the water meets it. */
function pool({ frame, random }: PlaceSetting, { foot }: Edges, blue: string): Svg {
  const { width, height, unit } = frame
  return join(
    fill(
      `M0 ${n(height * 0.715)}Q${n(width / 2)} ${n(height * 0.68)} ${n(width)} ${n(height * 0.715)}V${n(height)}H0Z`,
      blue,
    ),
    group(
      'opacity=".85"',
      ...[-205, -160, -110, -64, -10, 40, 92, 144, 200].map((x) =>
        ellipse(
          width / 2 + unit * x,
          foot + unit * random.between(2, 14),
          unit * random.between(44, 62),
          unit * random.between(34, 52),
          '#ffffff',
        ),
      ),
    ),
    ...[0.745, 0.775, 0.8].map((y, index) =>
      line(
        `M${n(width * (0.2 + index * 0.12))} ${n(height * y)}q${n(unit * 60)} ${n(-unit * 12)} ${n(unit * 120)} 0t${n(unit * 120)} 0M${n(width * (0.66 - index * 0.08))} ${n(height * (y + 0.012))}q${n(unit * 50)} ${n(-unit * 10)} ${n(unit * 100)} 0t${n(unit * 100)} 0`,
        '#ffffff',
        unit * 5,
        'opacity=".7"',
      ),
    ),
  )
}

function bank({ scene, frame, light, random }: PlaceSetting, grass: string): Svg {
  const { width, height, unit } = frame
  return join(
    fill(
      `M0 ${n(height * 0.86)}C${n(width * 0.25)} ${n(height * 0.815)} ${n(width * 0.65)} ${n(height * 0.87)} ${n(width)} ${n(height * 0.83)}V${n(height)}H0Z`,
      grass,
    ),
    plain(frame, height * 0.95, unit * 12, shade(grass, -0.035)),
    !isSnowy(scene) &&
      along(7, random, (fraction) =>
        flower(
          fraction * width,
          height * random.between(0.88, 0.97),
          unit * 6,
          light.lit(random.pick(blossoms)),
          light.lit('#3f8f4a'),
        ),
      ),
    along(8, random, (fraction) =>
      grassTuft(fraction * width, height * random.between(0.87, 0.96), unit * 26, shade(grass, -0.08)),
    ),
  )
}
