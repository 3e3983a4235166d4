import { createRandom } from '../../../random.js'
import type { Scene } from '../../../scene/scene.js'
import type { Frame } from '../../frame.js'
import { ellipse, glow, join, n, rectangle, type Svg, verticalGradient } from '../../svg.js'

const pale = { day: '#e9eef1', dark: '#8f9bb8' }

export function fogBehind(scene: Scene, frame: Frame): Svg {
  return join(mist(scene, frame, 0.6, 0.75), banks(scene, frame, [0.56, 0.66, 0.73], 0.75))
}

export function fogBefore(scene: Scene, frame: Frame): Svg {
  return join(mist(scene, frame, 0.32, 0.86), banks(scene, frame, [0.93], 0.6))
}

function colourOf({ time }: Scene): string {
  return time === 'night' || time === 'dusk' ? pale.dark : pale.day
}

function mist(scene: Scene, frame: Frame, opacity: number, top: number): Svg {
  const id = `mist${n(top * 100)}`
  const colour = colourOf(scene)
  const much = Math.min(0.95, opacity * (scene.strength ?? 1))
  return join(
    verticalGradient(id, [0, colour, 0], [0.45, colour, much], [1, colour, much * 0.8]),
    rectangle(0, frame.height * (top - 0.5), frame.width, frame.height, `url(#${id})`),
  )
}

/** Long soft banks that lie one before the other. */
function banks(scene: Scene, { width, height, unit }: Frame, rows: readonly number[], opacity: number): Svg {
  const random = createRandom(scene.seed, `fog ${rows[0]}`)
  const much = Math.min(0.95, opacity * (scene.strength ?? 1))
  const id = `bank${n((rows[0] ?? 0) * 100)}`
  const ellipses = rows.flatMap((y) =>
    [0.1, 0.5, 0.9].map((x) =>
      ellipse(
        width * (x + random.between(-0.12, 0.12)),
        height * y,
        width * random.between(0.3, 0.44),
        unit * random.between(42, 66),
        `url(#${id})`,
      ),
    ),
  )
  return join(glow(id, colourOf(scene), much), ...ellipses)
}
