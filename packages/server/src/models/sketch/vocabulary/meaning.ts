import type { GarmentKind, Mood, Pattern, Place, SceneryPart, Time, Weather } from '../scene/scene.js'
import type { Guise } from './guise.js'

/** How one thing stands to another. */
export type Relation =
  | 'wearing'
  | 'holding'
  | 'with'
  | 'in'
  | 'on'
  | 'of'
  | 'beside'
  | 'behind'
  | 'before'
  | 'above'
  | 'under'
  | 'from'
  | 'to'

/** Where in the picture something is. */
export type Spot = 'left' | 'right' | 'middle' | 'top' | 'bottom' | 'sky' | 'far' | 'near'

/** What the person wants done. */
export type Verb = 'show' | 'add' | 'give' | 'remove' | 'change' | 'replace' | 'move'

/** What a word, or a few words together, mean in a prompt. */
export type Meaning =
  /** `name` and `guise`: what is more special than its icon, as a dalmatian is more than a dog. */
  | { is: 'subject'; icon: string; name?: string; guise?: Guise }
  | { is: 'garment'; kind: GarmentKind; icon: string | null }
  | { is: 'backdrop' }
  | { is: 'colour'; colour: string }
  | { is: 'shade'; by: number }
  | { is: 'size'; factor: number; compared: boolean }
  | { is: 'sheer'; towards: number }
  | { is: 'degree'; strength: number }
  | { is: 'less' }
  | { is: 'pattern'; pattern: Pattern }
  | { is: 'mood'; mood: Mood }
  | { is: 'number'; count: number }
  | { is: 'another' }
  | { is: 'exactly' }
  | { is: 'definite' }
  | { is: 'indefinite' }
  | { is: 'pronoun' }
  | { is: 'everybody' }
  | { is: 'weather'; weather: Weather }
  | { is: 'time'; time: Time; weather?: Weather }
  | { is: 'place'; place: Place }
  | { is: 'scenery'; part: SceneryPart; colour: string | null }
  | { is: 'spot'; spots: Spot[] }
  | { is: 'verb'; verb: Verb }
  | { is: 'relation'; relation: Relation }
  /** Something done with a thing: holding it, or on it. */
  | { is: 'activity'; icon: string; how: 'holding' | 'on' }
  | { is: 'bodyPart' }
  | { is: 'measure' }
  | { is: 'flying' }
  | { is: 'and' }
  | { is: 'pause'; ends: boolean }
  | { is: 'unknown' }

export type MeaningOf<Kind extends Meaning['is']> = Extract<Meaning, { is: Kind }>
