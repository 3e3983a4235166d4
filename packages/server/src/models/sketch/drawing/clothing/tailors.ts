import type { GarmentKind } from '../../scene/scene.js'
import { cape, coat, jacket, raincoat } from './coats.js'
import type { Tailor } from './layers.js'
import {
  backpack,
  boots,
  bowTie,
  dress,
  gloves,
  hoodie,
  necklace,
  scarf,
  shirt,
  skirt,
  socks,
  sweater,
  tie,
  trousers,
} from './tops.js'

/** Who cuts which garment to the body. What goes on the head is not here. */
export const tailors: Partial<Record<GarmentKind, Tailor>> = {
  raincoat,
  coat,
  jacket,
  cape,
  shirt,
  sweater,
  hoodie,
  dress,
  trousers,
  shorts: trousers,
  skirt,
  boots,
  shoes: boots,
  socks,
  gloves,
  scarf,
  'bow tie': bowTie,
  tie,
  necklace,
  backpack,
}
