import { mix, shade } from '../../colour.js'
import { circle, fill, glow, group, join, line, n, rectangle, type Svg } from '../../svg.js'
import { isSnowy, type PlaceSetting } from '../place.js'
import { cloud } from '../shapes.js'

/** A rectangle in pixels. */
export interface Opening {
  x: number
  y: number
  wide: number
  tall: number
}

/** A wall with faint stripes down to `foot` (a fraction of the height), and its skirting board. */
export function wall({ frame, light }: PlaceSetting, colour: string, foot = 0.74): Svg {
  const { width, height, unit } = frame
  const paint = light.lit(colour)
  return join(
    rectangle(0, 0, width, height, paint),
    ...Array.from({ length: Math.ceil(width / (unit * 110)) }, (_, index) =>
      rectangle(index * unit * 110, 0, unit * 55, height * foot, shade(paint, 0.016)),
    ),
  )
}

/** Boards, and the skirting above them. */
export function woodenFloor({ frame, light }: PlaceSetting, colour = '#c98f5e'): Svg {
  const { width, height, unit } = frame
  const floor = light.lit(colour)
  const boards = Array.from({ length: 6 }, (_, index) =>
    line(`M0 ${n(height * (0.775 + index * 0.045))}H${n(width)}`, shade(floor, -0.05), unit * 3),
  )
  return join(
    rectangle(0, height * 0.74, width, height * 0.26, floor),
    ...boards,
    rectangle(0, height * 0.725, width, unit * 24, light.lit('#fff7ec')),
  )
}

/** A window with what is outside: the hour's sky, the moon, clouds, the weather. */
export function window(setting: PlaceSetting, opening: Opening): Svg {
  const { frame, light, scene } = setting
  const { unit } = frame
  const { x, y, wide, tall } = opening
  const white = light.lit('#fffaf2')
  const isNight = scene.time === 'night'
  return join(
    rectangle(x - unit * 16, y - unit * 16, wide + unit * 32, tall + unit * 32, white, unit * 10),
    rectangle(x, y, wide, tall, 'url(#sky)'),
    `<clipPath id="pane${n(x)}">${rectangle(x, y, wide, tall, '#000000')}</clipPath>`,
    group(
      `clip-path="url(#pane${n(x)})"`,
      isNight && outsideNight(opening, unit),
      !isNight && cloud(x + wide * 0.66, y + tall * 0.3, wide * 0.24, mix(light.sky[1], '#ffffff', 0.7), 0.9),
      fill(
        `M${n(x)} ${n(y + tall)}v${n(-tall * 0.2)}q${n(wide * 0.3)} ${n(-tall * 0.16)} ${n(wide * 0.6)} 0t${n(wide * 0.4)} 0v${n(tall * 0.2)}Z`,
        light.lit(isSnowy(scene) ? '#eef4fa' : '#86c47a'),
      ),
      windowWeather(setting, opening),
    ),
    rectangle(x + wide / 2 - unit * 6, y, unit * 12, tall, white),
    rectangle(x, y + tall * 0.48, wide, unit * 12, white),
    rectangle(x - unit * 34, y + tall + unit * 8, wide + unit * 68, unit * 22, light.lit('#fff3e2'), unit * 6),
  )
}

function outsideNight({ x, y, wide, tall }: Opening, unit: number): Svg {
  const star = (right: number, down: number) => circle(x + wide * right, y + tall * down, unit * 3.4, '#ffffff')
  return join(
    circle(x + wide * 0.72, y + tall * 0.24, unit * 28, '#f6f1d8'),
    star(0.2, 0.18),
    star(0.36, 0.4),
    star(0.14, 0.6),
    star(0.86, 0.56),
  )
}

const outside: Partial<Record<PlaceSetting['scene']['weather'], 'rain' | 'snow' | 'fog'>> = {
  rain: 'rain',
  storm: 'rain',
  drizzle: 'rain',
  hail: 'snow',
  snow: 'snow',
  blizzard: 'snow',
  fog: 'fog',
  sandstorm: 'fog',
}

/** The weather outside, as it is seen through an opening. */
export function windowWeather({ scene, frame: { unit }, random }: PlaceSetting, { x, y, wide, tall }: Opening): Svg {
  const kind = outside[scene.weather]
  if (!kind) return ''
  if (kind === 'fog') return rectangle(x, y, wide, tall, '#eceff1', 0, 'opacity=".6"')
  const bolt = `M${n(x + wide * 0.3)} ${n(y)}l${n(-unit * 24)} ${n(tall * 0.34)}l${n(unit * 26)} ${n(-unit * 6)}l${n(-unit * 22)} ${n(tall * 0.3)}`
  const marks = Array.from({ length: 34 }, () => {
    const [left, top] = [x + random.next() * wide, y + random.next() * tall]
    return kind === 'rain'
      ? line(`M${n(left)} ${n(top)}l${n(-unit * 7)} ${n(unit * 28)}`, '#e6f4ff', unit * 3.4)
      : circle(left, top, unit * (scene.weather === 'blizzard' ? 7 : 5), '#ffffff')
  })
  return join(scene.weather === 'storm' && line(bolt, '#ffe98a', unit * 7), ...marks)
}

/** Curtains at both sides of a window, on their rod. */
export function curtains({ frame: { unit }, light }: PlaceSetting, { x, y, wide, tall }: Opening, colour: string): Svg {
  const cloth = light.lit(colour)
  const top = y - unit * 34
  const side = (edge: number, inwards: number) =>
    join(
      fill(
        `M${n(edge - inwards * unit * 40)} ${n(top)}H${n(edge + inwards * unit * 62)}Q${n(edge + inwards * unit * 46)} ${n(y + tall * 0.5)} ${n(edge - inwards * unit * 2)} ${n(y + tall * 0.66)}L${n(edge + inwards * unit * 10)} ${n(y + tall + unit * 46)}H${n(edge - inwards * unit * 44)}Z`,
        cloth,
      ),
      line(
        `M${n(edge)} ${n(top + unit * 8)}Q${n(edge - inwards * unit * 4)} ${n(y + tall * 0.4)} ${n(edge - inwards * unit * 18)} ${n(y + tall * 0.64)}M${n(edge + inwards * unit * 32)} ${n(top + unit * 8)}Q${n(edge + inwards * unit * 22)} ${n(y + tall * 0.42)} ${n(edge - inwards * unit * 8)} ${n(y + tall * 0.62)}`,
        shade(cloth, -0.06),
        unit * 4,
      ),
    )
  return join(
    side(x, 1),
    side(x + wide, -1),
    line(`M${n(x - unit * 62)} ${n(top)}H${n(x + wide + unit * 62)}`, light.lit('#a8744a'), unit * 12),
  )
}

/** A lamp's shade that hangs from the ceiling, and its light in the dark. */
export function hangingLamp({ frame: { unit }, light }: PlaceSetting, x: number, long: number, colour: string): Svg {
  const shadeOf = light.lit(colour)
  return join(
    light.dark &&
      join(glow(`lamp${n(x)}`, '#ffd88a', 0.55), circle(x, long + unit * 60, unit * 420, `url(#lamp${n(x)})`)),
    line(`M${n(x)} 0V${n(long)}`, light.lit('#5b4a44'), unit * 5),
    circle(x, long + unit * 34, unit * 17, light.dark ? '#fff3c4' : light.lit('#fff3d6')),
    fill(
      `M${n(x - unit * 62)} ${n(long + unit * 34)}Q${n(x - unit * 50)} ${n(long - unit * 22)} ${n(x)} ${n(long - unit * 24)}Q${n(x + unit * 50)} ${n(long - unit * 22)} ${n(x + unit * 62)} ${n(long + unit * 34)}Z`,
      shadeOf,
    ),
  )
}

/** A framed landscape, its middle at (x, y). */
export function framedPicture({ frame: { unit }, light }: PlaceSetting, x: number, y: number): Svg {
  return group(
    `transform="translate(${n(x - unit * 80)} ${n(y - unit * 60)}) scale(${n(unit)})"`,
    rectangle(0, 0, 160, 130, light.lit('#a8744a'), 6),
    rectangle(12, 12, 136, 106, light.lit('#bfe3f2')),
    fill('M12 118L60 56L92 92L112 70L148 118Z', light.lit('#7fb98a')),
    circle(118, 38, 14, light.lit('#ffd86b')),
  )
}

/** A carpet that one stands on. */
export function carpet({ frame, light }: PlaceSetting, colour: string): Svg {
  const { width, height, unit } = frame
  const oval = (half: number, least: number, tall: number, paint: string) =>
    `<ellipse cx="${n(width / 2)}" cy="${n(height * 0.9)}" rx="${n(Math.min(width * half, unit * least))}" ry="${n(height * tall)}" fill="${paint}"/>`
  return join(oval(0.42, 520, 0.062, light.lit(colour)), oval(0.36, 450, 0.048, light.lit(mix(colour, '#ffffff', 0.3))))
}
