import type { GarmentKind, Mood, Pattern, Place, SceneryPart, Time, Weather } from '../scene/scene.js'
import type { Guise } from '../vocabulary/guise.js'
import type { Relation, Spot } from '../vocabulary/meaning.js'

/** How something is to look; null and empty leave it as it is. */
export interface Attributes {
  colour: string | null
  /** Lighter or darker than it is. */
  shade: number | null
  pattern: Pattern | null
  mood: Mood | null
  /** A multiple of its size. */
  size: number | null
  /** Towards this opacity, this strongly; a negative strength goes away from it. */
  sheer: { towards: number; strength: number } | null
  spots: Spot[]
  flying: boolean
}

/** Something that a prompt names. */
export interface Phrase {
  /** An icon, a garment, or the thing talked about last. */
  noun:
    | { is: 'subject'; icon: string; name?: string; guise?: Guise }
    | { is: 'garment'; kind: GarmentKind; icon: string | null }
    /** `somebody`: "her" and "him" mean nothing that doesn't live. */
    | { is: 'it'; somebody?: boolean }
    | { is: 'all' }
  /** How many, or null where nobody said. */
  count: number | null
  plural: boolean
  /** "the cat": one that is there already, if one is. */
  definite: boolean
  /** "another cat": one more. */
  another: boolean
  /** "only one cat": so many and no more. */
  exact: boolean
  /** Named with it by "and": "a cat and a dog". */
  together: Phrase[]
  attributes: Attributes
}

/** One thing that a prompt asks for, in the order of its words. */
export type Instruction =
  /** Shows something: what is there already is changed, what is not is added. */
  | { do: 'show'; what: Phrase; adding: boolean; relation: Relation | null; to: Phrase | null }
  | { do: 'remove'; what: Phrase; owner: Phrase | null }
  | { do: 'change'; what: Phrase; attributes: Attributes }
  | { do: 'replace'; what: Phrase; by: Phrase }
  /** So many of them stay, or come. */
  | { do: 'keep'; what: Phrase; count: number }
  | { do: 'paint'; part: SceneryPart; colour: string }
  | { do: 'weather'; weather: Weather }
  | { do: 'endWeather'; weather: Weather }
  | { do: 'time'; time: Time }
  | { do: 'place'; place: Place; isBackdrop: boolean }
  | { do: 'background'; colour: string | null }

export function noAttributes(): Attributes {
  return { colour: null, shade: null, pattern: null, mood: null, size: null, sheer: null, spots: [], flying: false }
}

export function isPlain(attributes: Attributes): boolean {
  const { colour, shade, pattern, mood, size, sheer, spots, flying } = attributes
  return !colour && !shade && !pattern && !mood && !size && !sheer && spots.length === 0 && !flying
}
