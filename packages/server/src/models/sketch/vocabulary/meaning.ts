import type {
  Framing,
  GarmentKind,
  Glow,
  Mood,
  Pattern,
  Place,
  Pose,
  SceneryPart,
  Style,
  Time,
  Weather,
} from '../scene/scene.js'
import type { Guise } from './guise.js'

/** How one thing stands to another. */
export type Relation =
  | 'wearing'
  | 'holding'
  | 'with'
  | 'in'
  | 'on'
  /** On the upper side of it, also where one could sit in it. */
  | 'top'
  | 'of'
  | 'beside'
  | 'left'
  | 'right'
  | 'between'
  | 'around'
  | 'behind'
  | 'before'
  | 'above'
  | 'under'
  | 'from'
  | 'to'
  /** As big as another, bigger, smaller. */
  | 'alike'
  | 'bigger'
  | 'smaller'

/** Where in the picture something is. */
export type Spot = 'left' | 'right' | 'middle' | 'top' | 'bottom' | 'corner' | 'sky' | 'far' | 'near'

/** Which one of several: by where it is, by its size, or by its number from the left; -1 is the last. */
export type Which = Spot | 'biggest' | 'smallest' | number

/** What the person wants done. */
export type Verb = 'show' | 'add' | 'give' | 'remove' | 'change' | 'replace' | 'swap' | 'move' | 'keep'

/** What is said of the whole picture: a light in it, its style, how near the camera is, more or less of the weather. */
export type Look = { glow: Glow } | { style: Style } | { framing: Framing } | { strengthBy: number }

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
  /** Null is standing. */
  | { is: 'pose'; pose: Pose | null }
  | { is: 'number'; count: number }
  | { is: 'another' }
  | { is: 'exactly' }
  | { is: 'definite' }
  | { is: 'indefinite' }
  | { is: 'pronoun' }
  | { is: 'everybody' }
  /** "Both of them", "the two". */
  | { is: 'both' }
  /** Everybody but whom the talk was about. */
  | { is: 'rest' }
  /** "The other one". */
  | { is: 'other' }
  | { is: 'which'; which: Which }
  /** "Do not …", and what comes next is not to be done. */
  | { is: 'not' }
  | { is: 'except' }
  | { is: 'weather'; weather: Weather; strength?: number }
  | { is: 'look'; look: Look }
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
