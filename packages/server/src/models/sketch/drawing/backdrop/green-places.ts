import { shade } from '../colour.js'
import { circle, ellipse, fill, join, line, n, rectangle, type Svg } from '../svg.js'
import { along, type DrawPlace, ground, isSnowy, leaves, type PlaceSetting } from './place.js'
import { fir, flower, grassTuft, hills, peak, plain, roundTree } from './shapes.js'

const petals = ['#ffffff', '#ffd23e', '#ff9ec4', '#c9a2ff', '#ff8f6b'] as const

/** Flowers and tufts on a lawn; none under snow. */
function lawnDetails(setting: PlaceSetting, colour: string, flowers: number): Svg {
  const { scene, frame, light, random } = setting
  const { unit, width, height } = frame
  const tufts = along(9, random, (fraction) =>
    grassTuft(
      fraction * width,
      height * random.between(0.72, 0.98),
      unit * random.between(16, 26),
      shade(colour, -0.07),
    ),
  )
  const blossoms = along(flowers, random, (fraction) => {
    const y = random.between(0.74, 0.97)
    const size = unit * (3 + (y - 0.7) * 16)
    return flower(fraction * width, height * y, size, light.lit(random.pick([...petals])), shade(colour, -0.12))
  })
  return isSnowy(scene) ? '' : join(tufts, blossoms)
}

export const meadow: DrawPlace = (setting) => {
  const { frame, light, random } = setting
  const grass = ground(setting, '#7cc95e')
  return join(
    hills(
      frame,
      random,
      frame.horizon - frame.unit * 60,
      frame.unit * 42,
      light.faded(ground(setting, '#8fcf86'), 0.42),
      2,
    ),
    hills(
      frame,
      random,
      frame.horizon + frame.unit * 4,
      frame.unit * 30,
      light.faded(ground(setting, '#86cc6c'), 0.16),
      3,
    ),
    along(4, random, (fraction, index) =>
      fraction > 0.3 && fraction < 0.7
        ? ''
        : roundTree(
            fraction * frame.width,
            frame.horizon + frame.unit * 26,
            frame.unit * random.between(120, 190),
            light.faded(setting.paint('trees', index % 2 ? '#5fb257' : '#6fbd5a'), 0.14),
            light.faded('#8a6242', 0.14),
          ),
    ),
    hills(frame, random, frame.height * 0.745, frame.unit * 22, grass, 2),
    plain(frame, frame.height * 0.88, frame.unit * 30, shade(grass, -0.035)),
    lawnDetails(setting, grass, 14),
  )
}

export const park: DrawPlace = (setting) => {
  const { frame, light, random } = setting
  const { width, height, unit } = frame
  const grass = ground(setting, '#86cf62')
  const path = light.lit(isSnowy(setting.scene) ? '#e2e4e8' : '#f1dfb9')
  return join(
    hills(frame, random, frame.horizon, unit * 16, light.faded(ground(setting, '#9bd780'), 0.25), 2),
    along(6, random, (fraction, index) =>
      roundTree(
        fraction * width,
        frame.horizon + unit * 24,
        unit * random.between(190, 290),
        light.faded(setting.paint('trees', index % 2 ? '#57a854' : '#6bb658'), 0.1),
        light.faded('#84603f', 0.1),
      ),
    ),
    plain(frame, height * 0.69, unit * 12, grass),
    fill(
      `M${n(width * 0.44)} ${n(height * 0.685)}C${n(width * 0.7)} ${n(height * 0.76)} ${n(width * 0.3)} ${n(height * 0.84)} ${n(width * 0.24)} ${n(height)}H${n(width * 0.76)}C${n(width * 0.7)} ${n(height * 0.88)} ${n(width * 0.76)} ${n(height * 0.78)} ${n(width * 0.49)} ${n(height * 0.685)}Z`,
      path,
    ),
    lawnDetails(setting, grass, 10),
  )
}

export const forest: DrawPlace = (setting) => {
  const { frame, light, random } = setting
  const { width, height, unit } = frame
  const row = (count: number, y: number, low: number, high: number, distance: number) =>
    along(count, random, (fraction, index) =>
      fir(
        fraction * width,
        y,
        unit * random.between(low, high),
        light.faded(leaves(setting, index % 3 ? '#2f8a57' : '#3c9a5c'), distance),
        light.faded('#6a4a35', distance),
      ),
    )
  const moss = ground(setting, '#4f9d56')
  const count = (square: number) => Math.max(4, Math.round((square * width) / (unit * 1000)))
  return join(
    plain(frame, frame.horizon, 0, light.faded(moss, 0.45)),
    row(count(11), frame.horizon + unit * 10, 300, 420, 0.5),
    row(count(8), frame.horizon + unit * 40, 380, 520, 0.24),
    hills(frame, random, height * 0.7, unit * 18, shade(moss, 0.05), 2),
    fir(width * 0.06, height * 0.82, unit * 700, leaves(setting, '#27794d'), light.lit('#5d4030')),
    fir(width * 0.95, height * 0.84, unit * 760, leaves(setting, '#2c8253'), light.lit('#5d4030')),
    plain(frame, height * 0.82, unit * 26, moss),
    lawnDetails(setting, moss, 5),
  )
}

export const jungle: DrawPlace = (setting) => {
  const { frame, light, random } = setting
  const { width, height, unit } = frame
  const leaf = (x: number, y: number, long: number, turn: number, colour: string) =>
    fill(
      `M0 0C${n(long * 0.25)} ${n(-long * 0.3)} ${n(long * 0.75)} ${n(-long * 0.28)} ${n(long)} 0C${n(long * 0.75)} ${n(long * 0.2)} ${n(long * 0.25)} ${n(long * 0.2)} 0 0Z`,
      colour,
      `transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)})"`,
    )
  const bush = (x: number, y: number, size: number, colour: string) =>
    [-150, -122, -95, -65, -35]
      .map((turn, index) => leaf(x, y, size * (index === 2 ? 1.1 : 0.9), turn, shade(colour, index % 2 ? 0.03 : -0.03)))
      .join('')
  const soil = light.lit('#5a9c4c')
  return join(
    plain(frame, frame.horizon, 0, light.faded(soil, 0.25)),
    along(7, random, (fraction) =>
      bush(
        fraction * width,
        frame.horizon + unit * 50,
        unit * random.between(260, 380),
        light.faded(setting.paint('trees', '#2f9460'), 0.3),
      ),
    ),
    plain(frame, height * 0.72, unit * 20, soil),
    along(6, random, (fraction) =>
      fraction > 0.3 && fraction < 0.7
        ? ''
        : bush(
            fraction * width,
            height * 0.79,
            unit * random.between(210, 300),
            light.lit(setting.paint('trees', '#23834e')),
          ),
    ),
    leaf(-unit * 30, unit * 20, unit * 330, 24, light.lit(setting.paint('trees', '#1f7a48'))),
    leaf(width + unit * 30, unit * 10, unit * 340, 154, light.lit(setting.paint('trees', '#1f7a48'))),
    leaf(width * 0.08, -unit * 40, unit * 260, 52, light.lit(setting.paint('trees', '#2b8f55'))),
    leaf(width * 0.92, -unit * 40, unit * 260, 128, light.lit(setting.paint('trees', '#2b8f55'))),
    plain(frame, height * 0.89, unit * 26, shade(soil, -0.04)),
    lawnDetails(setting, soil, 8),
  )
}

export const mountains: DrawPlace = (setting) => {
  const { frame, light, random } = setting
  const { width, height, unit } = frame
  const rock = light.faded(setting.paint('mountains', '#7189a8'), 0.22)
  const far = light.faded(setting.paint('mountains', '#8fa6c2'), 0.48)
  const snow = light.faded('#ffffff', 0.1)
  const grass = ground(setting, '#74bd5f')
  return join(
    along(5, random, (fraction) =>
      peak(
        fraction * width,
        frame.horizon + unit * 10,
        unit * random.between(360, 460),
        unit * random.between(210, 300),
        far,
        light.faded('#ffffff', 0.3),
      ),
    ),
    peak(width * 0.22, frame.horizon + unit * 40, unit * 620, unit * 400, rock, snow),
    peak(width * 0.8, frame.horizon + unit * 40, unit * 700, unit * 460, shade(rock, -0.03), snow),
    hills(frame, random, frame.horizon + unit * 30, unit * 26, light.faded(ground(setting, '#6fb56a'), 0.2), 3),
    along(9, random, (fraction) =>
      fir(
        fraction * width,
        frame.horizon + unit * 62,
        unit * random.between(70, 120),
        light.faded(setting.paint('trees', '#2f8a57'), 0.15),
        light.lit('#6a4a35'),
      ),
    ),
    hills(frame, random, height * 0.74, unit * 20, grass, 2),
    plain(frame, height * 0.88, unit * 26, shade(grass, -0.035)),
    lawnDetails(setting, grass, 10),
  )
}

/** A round bale of hay; the middle of its foot at (x, y). */
function bale(x: number, y: number, radius: number, colour: string): Svg {
  return join(
    circle(x, y - radius, radius, colour),
    line(
      `M${n(x - radius * 0.5)} ${n(y - radius)}a${n(radius * 0.5)} ${n(radius * 0.5)} 0 1 1 ${n(radius * 0.5)} ${n(radius * 0.5)}M${n(x)} ${n(y - radius)}h${n(radius * 0.2)}`,
      shade(colour, -0.12),
      radius * 0.13,
    ),
  )
}

export const farm: DrawPlace = (setting) => {
  const { frame, light, random } = setting
  const { width, height, unit } = frame
  const grass = ground(setting, '#8ccc5c')
  const wheat = ground(setting, '#f0cf68')
  const fence = light.lit('#fff7e6')
  const posts = Array.from({ length: Math.ceil(width / (unit * 92)) + 1 }, (_, index) =>
    rectangle(index * unit * 92 - unit * 8, height * 0.665, unit * 18, unit * 84, fence, unit * 5),
  )
  const [x, y] = [width * 0.82, frame.horizon + unit * 26]
  return join(
    hills(frame, random, frame.horizon - unit * 40, unit * 34, light.faded(ground(setting, '#93cf78'), 0.36), 2),
    hills(frame, random, frame.horizon, unit * 18, light.faded(wheat, 0.14), 2),
    rectangle(x - unit * 90, y - unit * 120, unit * 180, unit * 124, light.lit('#c9483f')),
    fill(
      `M${n(x - unit * 110)} ${n(y - unit * 112)}L${n(x - unit * 62)} ${n(y - unit * 186)}H${n(x + unit * 62)}L${n(x + unit * 110)} ${n(y - unit * 112)}Z`,
      light.lit('#8f3438'),
    ),
    rectangle(x - unit * 34, y - unit * 80, unit * 68, unit * 84, light.lit('#fff1df')),
    line(
      `M${n(x - unit * 34)} ${n(y - unit * 80)}l${n(unit * 68)} ${n(unit * 84)}M${n(x + unit * 34)} ${n(y - unit * 80)}l${n(-unit * 68)} ${n(unit * 84)}`,
      light.lit('#c9483f'),
      unit * 7,
    ),
    rectangle(x + unit * 112, y - unit * 190, unit * 66, unit * 194, light.lit('#c9d0d8')),
    fill(
      `M${n(x + unit * 112)} ${n(y - unit * 188)}a${n(unit * 33)} ${n(unit * 40)} 0 0 1 ${n(unit * 66)} 0Z`,
      light.lit('#a5564a'),
    ),
    ...[0.12, 0.24, 0.5].map((at) => bale(width * at, frame.horizon + unit * 44, unit * 36, light.lit('#e3bd55'))),
    plain(frame, height * 0.69, unit * 8, grass),
    rectangle(0, height * 0.68, width, unit * 13, fence),
    rectangle(0, height * 0.705, width, unit * 13, fence),
    ...posts,
    plain(frame, height * 0.87, unit * 26, shade(grass, -0.035)),
    lawnDetails(setting, grass, 8),
  )
}

export const snowfield: DrawPlace = ({ frame, light, random, paint }) => {
  const { width, height, unit } = frame
  const snow = light.lit(paint('ground', '#f3f8fd'))
  return join(
    along(4, random, (fraction) =>
      peak(
        fraction * width,
        frame.horizon + unit * 20,
        unit * random.between(400, 560),
        unit * random.between(190, 300),
        light.faded(paint('mountains', '#9fb8d4'), 0.32),
        light.faded('#ffffff', 0.06),
      ),
    ),
    hills(frame, random, frame.horizon + unit * 14, unit * 28, light.lit(paint('ground', '#e2edf7')), 3),
    along(8, random, (fraction) =>
      fir(
        fraction * width,
        frame.horizon + unit * 56,
        unit * random.between(90, 150),
        light.faded(paint('trees', '#b9d3d8'), 0.08),
        light.lit('#7a6558'),
      ),
    ),
    hills(frame, random, height * 0.74, unit * 22, snow, 2),
    plain(frame, height * 0.88, unit * 30, light.lit(paint('ground', '#e6f0f9'))),
    along(7, random, (fraction) =>
      ellipse(
        fraction * width,
        height * random.between(0.78, 0.97),
        unit * random.between(26, 56),
        unit * 6,
        light.lit(paint('ground', '#d5e5f3')),
      ),
    ),
  )
}

/** A flat-topped rock, worn in steps; the middle of its foot at (x, y). */
function mesa(x: number, y: number, wide: number, tall: number, colour: string): Svg {
  const half = wide / 2
  return join(
    fill(
      `M${n(x - half * 1.25)} ${n(y + tall * 0.2)}L${n(x - half)} ${n(y - tall * 0.3)}L${n(x - half * 0.84)} ${n(y - tall)}H${n(x + half * 0.78)}L${n(x + half * 0.92)} ${n(y - tall * 0.34)}L${n(x + half * 1.3)} ${n(y + tall * 0.2)}Z`,
      colour,
    ),
    fill(
      `M${n(x + half * 0.2)} ${n(y - tall)}H${n(x + half * 0.78)}L${n(x + half * 0.92)} ${n(y - tall * 0.34)}L${n(x + half * 1.3)} ${n(y + tall * 0.2)}H${n(x + half * 0.3)}Z`,
      shade(colour, -0.05),
    ),
    line(`M${n(x - half * 0.9)} ${n(y - tall * 0.68)}H${n(x + half * 0.84)}`, shade(colour, 0.05), tall * 0.07),
  )
}

export const desert: DrawPlace = ({ frame, light, random, paint }) => {
  const { width, height, unit } = frame
  const sand = light.lit(paint('ground', '#f2c879'))
  const green = light.lit('#4f9a5b')
  const cactus = (x: number, y: number, size: number) =>
    line(
      `M${n(x)} ${n(y)}v${n(-size)}M${n(x)} ${n(y - size * 0.35)}h${n(-size * 0.28)}v${n(-size * 0.26)}M${n(x)} ${n(y - size * 0.5)}h${n(size * 0.28)}v${n(-size * 0.24)}`,
      green,
      size * 0.17,
    )
  return join(
    mesa(width * 0.26, frame.horizon, unit * 190, unit * 150, light.faded(paint('mountains', '#c97f5c'), 0.36)),
    mesa(width * 0.7, frame.horizon, unit * 260, unit * 190, light.faded(paint('mountains', '#c4765a'), 0.3)),
    hills(frame, random, frame.horizon - unit * 16, unit * 30, light.faded(paint('ground', '#e3a869'), 0.3), 2),
    hills(frame, random, frame.horizon + unit * 24, unit * 36, light.faded(paint('ground', '#efbd70'), 0.1), 2),
    cactus(width * 0.13, height * 0.77, unit * 210),
    cactus(width * 0.88, height * 0.735, unit * 140),
    hills(frame, random, height * 0.76, unit * 26, sand, 2),
    plain(frame, height * 0.9, unit * 30, shade(sand, -0.03)),
    along(6, random, (fraction) =>
      line(
        `M${n(fraction * width)} ${n(height * random.between(0.82, 0.96))}q${n(unit * 30)} ${n(-unit * 10)} ${n(unit * 60)} 0t${n(unit * 60)} 0`,
        shade(sand, -0.06),
        unit * 4,
      ),
    ),
    along(4, random, (fraction) =>
      circle(fraction * width, height * random.between(0.84, 0.97), unit * random.between(6, 12), shade(sand, -0.12)),
    ),
  )
}
