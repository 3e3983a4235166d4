import { contrastTo, mix, shade } from './colour.js'
import { ellipse, fill, group, line, n, rectangle, type Svg } from './svg.js'

/** A mug of something hot: cocoa with marshmallows, steam above. (x, y) is where the hand holds it. */
export function cocoaCup(x: number, y: number, scale: number, colour: string | null, side: 'left' | 'right'): Svg {
  const cup = colour ?? '#e9f1fb'
  const dark = shade(cup, -0.16)
  const band = colour ? contrastTo(cup) : '#e2574c'
  const mirror = side === 'left' ? -1 : 1
  return group(
    `transform="translate(${n(x)} ${n(y)}) scale(${n(scale * mirror)} ${n(scale)})"`,
    steam(2, -44),
    steam(15, -40),
    line('M24-18C42-20 42 8 22 8', dark, 7),
    fill('M-25-26H25L22 10Q21 18 12 18H-12Q-21 18-22 10Z', cup),
    fill('M-24.3-17H24.3L23.4-6H-23.4Z', band),
    ellipse(0, -26, 25, 8, dark),
    ellipse(0, -25.5, 21.5, 6, '#6b3f26'),
    rectangle(-12, -32, 12, 9, '#fff7ee', 4),
    rectangle(3, -31, 11, 8, '#ffe9ee', 4),
    line('M-17 2Q-16 9-13 12', '#ffffff', 3, 'opacity=".8"'),
  )
}

function steam(x: number, y: number): Svg {
  return line(`M${x} ${y}q-6-7 0-13q6-6 0-13`, '#ffffff', 5, 'opacity=".8"')
}

/** An open umbrella over whoever holds its handle at (x, y). */
export function umbrella(x: number, y: number, scale: number, colour: string | null): Svg {
  const cover = colour ?? '#8d65c5'
  const dark = shade(cover, -0.09)
  const light = mix(cover, '#ffffff', 0.22)
  return group(
    `transform="translate(${n(x)} ${n(y)}) scale(${n(scale)})"`,
    line('M0 20Q0 32-9 32Q-17 32-17 24M0 20L-42-190', '#7a5a44', 6),
    '<g transform="translate(-42 6)">',
    fill(
      'M-128-108C-124-176-70-204 0-204C70-204 124-176 128-108Q108-126 86-108Q64-126 43-108Q22-126 0-108Q-22-126-43-108Q-64-126-86-108Q-108-126-128-108Z',
      cover,
    ),
    fill('M-43-108C-46-150-30-190 0-204C30-190 46-150 43-108Q22-126 0-108Q-22-126-43-108Z', light),
    fill('M-128-108C-124-160-90-196-32-202C-70-184-86-146-86-108Q-108-126-128-108Z', dark),
    fill('M128-108C124-160 90-196 32-202C70-184 86-146 86-108Q108-126 128-108Z', dark),
    line('M0-204V-214', '#7a5a44', 6),
    '</g>',
  )
}
