import type { Mood } from '../scene/scene.js'
import { ellipse, fill, join, line, type Svg } from './svg.js'

const heart = 'M0 8C-14-4-7-13 0-6C7-13 14-4 0 8Z'
const sparkle = 'M0-11Q2-2 11 0Q2 2 0 11Q-2 2-11 0Q-2-2 0-11Z'

/** Small marks beside a head that say how somebody feels. */
export function moodMarks(mood: Mood | null, at: { x: number; y: number }): Svg {
  return mood ? marks[mood](at.x, at.y) : ''
}

const put = (path: string, colour: string, x: number, y: number, scale: number) =>
  fill(path, colour, `transform="translate(${x} ${y}) scale(${scale})"`)

const marks: Record<Mood, (x: number, y: number) => Svg> = {
  happy: (x, y) => join(put(sparkle, '#ffd23e', x + 10, y, 1), put(sparkle, '#ffe89a', x + 24, y + 20, 0.6)),
  excited: (x, y) =>
    join(
      line(
        `M${x - 4} ${y}L${x + 6} ${y - 18}M${x + 8} ${y + 8}L${x + 26} ${y - 2}M${x + 12} ${y + 22}H${x + 32}`,
        '#ffb02e',
        6,
      ),
    ),
  sad: (x, y) =>
    join(
      fill(`M${x} ${y + 30}q-9 14 0 20q9-6 0-20Z`, '#5aa9f0'),
      fill(`M${x + 12} ${y + 50}q-7 11 0 16q7-5 0-16Z`, '#8cc6f8'),
    ),
  sleepy: (x, y) =>
    join(line(`M${x} ${y + 6}h12l-12 14h12`, '#6b7fd0', 5), line(`M${x + 20} ${y - 18}h16l-16 18h16`, '#8b9ae0', 6)),
  angry: (x, y) =>
    line(
      `M${x} ${y - 10}q2 10-8 12M${x + 10} ${y - 12}q0 12 12 12M${x - 10} ${y + 10}q10 0 12 12M${x + 22} ${y + 8}q-10 2-10 14`,
      '#e0312f',
      5,
    ),
  loving: (x, y) => join(put(heart, '#f8467a', x + 10, y, 1.4), put(heart, '#ff8fb0', x + 30, y - 24, 1)),
  surprised: (x, y) =>
    join(line(`M${x + 8} ${y - 22}L${x + 6} ${y + 2}`, '#ff8a3c', 8), ellipse(x + 5, y + 16, 5, 5, '#ff8a3c')),
}
