import { createRandom } from '../../random.js'
import type { Place, Scene } from '../../scene/scene.js'
import type { Frame } from '../frame.js'
import type { Light } from '../light.js'
import { join, type Svg } from '../svg.js'
import { castle } from './castle.js'
import { cave } from './cave.js'
import { coast } from './coast.js'
import { garden } from './garden.js'
import { desert, farm, forest, jungle, meadow, mountains, park, snowfield } from './green-places.js'
import { harbour } from './harbour.js'
import { bedroom } from './interiors/bedroom.js'
import { classroom } from './interiors/classroom.js'
import { kitchen } from './interiors/kitchen.js'
import { library } from './interiors/library.js'
import { room } from './interiors/room.js'
import { table } from './interiors/table.js'
import { sky as amongClouds, city, space, studio, village } from './other-places.js'
import { type DrawPlace, painter } from './place.js'
import { sky } from './sky/sky.js'
import { stadium } from './stadium.js'
import { street } from './street.js'
import { volcano } from './volcano.js'
import { beach, lake, sea, underwater } from './water-places.js'
import { waterfall } from './waterfall.js'

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
  street,
  castle,
  kitchen,
  classroom,
  library,
  bedroom,
  garden,
  volcano,
  cave,
  waterfall,
  stadium,
  harbour,
}

/** Everything behind everybody: sky and land. Nothing where a kept picture is the backdrop. */
export function backdrop(scene: Scene, frame: Frame, light: Light): Svg {
  if (scene.picture) return ''
  const random = createRandom(scene.seed, `place ${scene.place}`)
  const draw = scene.background ? studio : places[scene.place]
  return join(sky(scene, frame, light), draw({ scene, frame, light, random, paint: painter(scene) }))
}
