import { createRandom } from '../../random.js'
import type { Place, Scene } from '../../scene/scene.js'
import type { Frame } from '../frame.js'
import type { Light } from '../light.js'
import { join, type Svg } from '../svg.js'
import { coast } from './coast.js'
import { desert, farm, forest, jungle, meadow, mountains, park, snowfield } from './green-places.js'
import { sky as amongClouds, city, room, space, studio, village } from './other-places.js'
import { type DrawPlace, painter } from './place.js'
import { sky } from './sky.js'
import { table } from './table.js'
import { beach, lake, sea, underwater } from './water-places.js'

const places: Record<Place, DrawPlace> = {
  meadow,
  park,
  forest,
  jungle,
  beach,
  sea,
  coast,
  underwater,
  lake,
  mountains,
  desert,
  city,
  village,
  farm,
  space,
  snowfield,
  room,
  table,
  sky: amongClouds,
  studio,
}

/** Everything behind everybody: sky and land. Nothing where a kept picture is the backdrop. */
export function backdrop(scene: Scene, frame: Frame, light: Light): Svg {
  if (scene.picture) return ''
  const random = createRandom(scene.seed, `place ${scene.place}`)
  const draw = scene.background ? studio : places[scene.place]
  return join(sky(scene, frame, light), draw({ scene, frame, light, random, paint: painter(scene) }))
}
