import { mix, shade } from '../colour.js'
import { circle, ellipse, fill, glow, group, join, n, rectangle, type Svg } from '../svg.js'
import { windowWeather } from './interiors/parts.js'
import { along, type DrawPlace } from './place.js'
import { hills } from './shapes.js'

/** A cave with stalactites, glowing crystals, a pool, and the day outside its mouth. */
export const cave: DrawPlace = (setting) => {
  const { frame, light, random } = setting
  const { width, height, unit } = frame
  const rock = light.lit('#4a4363')
  const mouth = { x: width * 0.5, y: height * 0.44, wide: unit * 240, tall: unit * 230 }
  const spike = (x: number, long: number, wide: number, colour: string, up: boolean) => {
    const [from, to] = up ? [height * 0.75, height * 0.75 - long] : [-unit * 10, long]
    return fill(
      `M${n(x - wide)} ${n(from)}Q${n(x - wide * 0.2)} ${n((from + to) / 2)} ${n(x)} ${n(to)}Q${n(x + wide * 0.3)} ${n((from + to) / 2)} ${n(x + wide)} ${n(from)}Z`,
      colour,
    )
  }
  return join(
    rectangle(0, 0, width, height, rock),
    hills(frame, random, height * 0.3, unit * 90, shade(rock, -0.035), 3),
    fill(cavity(mouth, unit, 60), shade(rock, 0.07)),
    fill(cavity(mouth, unit, 26), shade(rock, 0.13)),
    fill(cavity(mouth, unit, 0), 'url(#sky)'),
    fill(
      `M${n(mouth.x - mouth.wide * 0.8)} ${n(mouth.y + mouth.tall * 0.62)}Q${n(mouth.x)} ${n(mouth.y + mouth.tall * 0.4)} ${n(mouth.x + mouth.wide * 0.84)} ${n(mouth.y + mouth.tall * 0.6)}L${n(mouth.x + mouth.wide * 0.7)} ${n(mouth.y + mouth.tall)}H${n(mouth.x - mouth.wide * 0.7)}Z`,
      light.lit('#86c46a'),
    ),
    `<clipPath id="mouth"><path d="${cavity(mouth, unit, 0)}"/></clipPath>`,
    group(
      'clip-path="url(#mouth)"',
      windowWeather(setting, {
        x: mouth.x - mouth.wide,
        y: mouth.y - mouth.tall,
        wide: mouth.wide * 2,
        tall: mouth.tall * 2,
      }),
    ),
    fill(
      `M${n(mouth.x - mouth.wide * 0.6)} ${n(mouth.y + mouth.tall * 0.2)}H${n(mouth.x + mouth.wide * 0.6)}L${n(mouth.x + unit * 400)} ${n(height)}H${n(mouth.x - unit * 400)}Z`,
      light.sky[2],
      'opacity=".13"',
    ),
    along(9, random, (fraction) =>
      spike(
        fraction * width,
        unit * random.between(90, 300) * (0.5 + Math.abs(fraction - 0.5) * 1.4),
        unit * random.between(30, 52),
        shade(rock, random.between(-0.06, 0.0)),
        false,
      ),
    ),
    hills(frame, random, height * 0.735, unit * 16, shade(rock, 0.05), 3),
    ellipse(width * 0.5, height * 0.785, unit * 270, unit * 30, light.lit('#3f86b8')),
    ellipse(width * 0.49, height * 0.782, unit * 220, unit * 19, light.lit('#6fb8de')),
    crystals(width * 0.1, height * 0.79, unit, '#7fe3ff', 1.15),
    crystals(width * 0.9, height * 0.78, unit, '#ff9cf0', 1.25),
    crystals(width * 0.24, height * 0.755, unit, '#b99cff', 0.7),
    crystals(width * 0.77, height * 0.75, unit, '#8fffd0', 0.65),
    hills(frame, random, height * 0.86, unit * 14, shade(rock, 0.015), 2),
    along(9, random, (fraction) =>
      ellipse(
        fraction * width,
        height * random.between(0.89, 0.98),
        unit * random.between(16, 40),
        unit * 8,
        shade(rock, random.between(-0.05, 0.09)),
      ),
    ),
    along(16, random, (fraction, index) =>
      circle(
        fraction * width,
        height * random.between(0.3, 0.9),
        unit * random.between(2.4, 5),
        index % 2 ? '#bff4ff' : '#ffd6fb',
        'opacity=".8"',
      ),
    ),
  )
}

function cavity(
  { x, y, wide, tall }: { x: number; y: number; wide: number; tall: number },
  unit: number,
  grown: number,
): string {
  const [w, t] = [wide + unit * grown, tall + unit * grown]
  return `M${n(x - w * 0.84)} ${n(y + t)}Q${n(x - w * 1.1)} ${n(y + t * 0.1)} ${n(x - w * 0.62)} ${n(y - t * 0.6)}Q${n(x - w * 0.2)} ${n(y - t * 1.05)} ${n(x + w * 0.3)} ${n(y - t * 0.86)}Q${n(x + w * 0.96)} ${n(y - t * 0.6)} ${n(x + w)} ${n(y + t * 0.2)}Q${n(x + w)} ${n(y + t * 0.7)} ${n(x + w * 0.86)} ${n(y + t)}Z`
}

function crystals(x: number, y: number, unit: number, colour: string, scale: number): Svg {
  const one = (right: number, tall: number, wide: number, turned: number) =>
    group(
      `transform="translate(${n(right)} 0) rotate(${turned})"`,
      fill(`M${-wide} 0L${-wide} ${-tall * 0.74}L0 ${-tall}L${wide} ${-tall * 0.74}L${wide} 0Z`, colour),
      fill(`M0 0V${-tall}L${wide} ${-tall * 0.74}V0Z`, mix(colour, '#3a2f6b', 0.28)),
      fill(`M${-wide} ${-tall * 0.74}L0 ${-tall}L${-wide * 0.3} ${-tall * 0.66}Z`, '#ffffff', 'opacity=".6"'),
    )
  const id = `crystal${n(x)}`
  return join(
    glow(id, colour, 0.5),
    circle(x, y - unit * 70 * scale, unit * 190 * scale, `url(#${id})`),
    group(
      `transform="translate(${n(x)} ${n(y)}) scale(${n(unit * scale)})"`,
      one(-40, 96, 17, -24),
      one(40, 110, 18, 20),
      one(0, 168, 24, -3),
      one(-70, 54, 12, -38),
      one(72, 60, 12, 34),
    ),
  )
}
