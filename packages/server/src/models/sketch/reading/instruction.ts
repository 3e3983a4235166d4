import type { GarmentKind, Mood, Pattern, Place, Pose, SceneryPart, Time, Weather } from '../scene/scene.js'
import type { Guise } from '../vocabulary/guise.js'
import type { Look, Relation, Spot, Which } from '../vocabulary/meaning.js'

/** How something is to look; null and empty leave it as it is. */
export interface Attributes {
  colour: string | null
  /** Lighter or darker than it is. */
  shade: number | null
  pattern: Pattern | null
  mood: Mood | null
  /** Standing is a pose that can be asked for; null leaves it as it is. */
  pose: Pose | 'standing' | null
  /** A multiple of its size. */
  size: number | null
  /** Towards this opacity, this strongly; a negative strength goes away from it. */
  sheer: { towards: number; strength: number } | null
  spots: Spot[]
  flying: boolean
}

/** What a phrase is about. */
export type Noun =
  | { is: 'subject'; icon: string; name?: string; guise?: Guise }
  | { is: 'garment'; kind: GarmentKind; icon: string | null }
  /** The thing talked about last. `somebody`: "her" and "him" mean nothing that doesn't live. */
  | { is: 'it'; somebody?: boolean; gender?: 'she' | 'he' }
  /** Those talked about last. */
  | { is: 'them' }
  | { is: 'both' }
  /** "The red one": of the kind that the talk was about. */
  | { is: 'one' }
  | { is: 'all' }
  /** All but those that the talk was about. */
  | { is: 'rest' }

/** Something that a prompt names. */
export interface Phrase {
  noun: Noun
  /** How many, or null where nobody said. */
  count: number | null
  plural: boolean
  /** Written the same for one as for several: "the sheep". */
  mayBeMany: boolean
  /** "the cat": one that is there already, if one is. */
  definite: boolean
  /** "another cat": one more. */
  another: boolean
  /** "only one cat": so many and no more. */
  exact: boolean
  /** "fewer cats" */
  fewer: boolean
  /** "the other cat": not the one talked about last. */
  other: boolean
  /** "the cat on the left", where there are several. */
  which: Which | null
  /** "Everybody except the cat". */
  except: Phrase[]
  /** Named with it by "and": "a cat and a dog". */
  together: Phrase[]
  attributes: Attributes
}

/** A phrase of which nothing more was said. */
export function phraseOf(noun: Noun, more: Partial<Phrase> = {}): Phrase {
  return {
    noun,
    count: null,
    plural: false,
    mayBeMany: false,
    definite: false,
    another: false,
    exact: false,
    fewer: false,
    other: false,
    which: null,
    except: [],
    together: [],
    attributes: noAttributes(),
    ...more,
  }
}

/** One thing that a prompt asks for, in the order of its words. */
export type Instruction =
  /** Shows something: what is there already is changed, what is not is added. */
  | { do: 'show'; what: Phrase; adding: boolean; relation: Relation | null; to: Phrase | null }
  /** Somebody is talked about, and nothing about them is to change. */
  | { do: 'mention'; what: Phrase }
  /** Places somebody by another, or makes them as big. */
  | { do: 'put'; what: Phrase; relation: Relation; to: Phrase }
  | { do: 'remove'; what: Phrase; owner: Phrase | null }
  | { do: 'change'; what: Phrase; attributes: Attributes }
  | { do: 'replace'; what: Phrase; by: Phrase }
  /** They trade places where both are there; else the second takes the place of the first. */
  | { do: 'swap'; what: Phrase; by: Phrase }
  /** So many of them stay, or come; null is fewer than there are. */
  | { do: 'keep'; what: Phrase; count: number | null }
  | { do: 'paint'; part: SceneryPart; colour: string }
  | { do: 'weather'; weather: Weather; strength?: number }
  /** A light, a style, a framing: it comes, or it ends. */
  | { do: 'look'; look: Look; ends: boolean }
  | { do: 'endWeather'; weather: Weather }
  | { do: 'time'; time: Time }
  /** `bears`: who is on the table, where that is the place. */
  | { do: 'place'; place: Place; isBackdrop: boolean; bears?: Phrase | null }
  | { do: 'background'; colour: string | null }

export function noAttributes(): Attributes {
  return {
    colour: null,
    shade: null,
    pattern: null,
    mood: null,
    pose: null,
    size: null,
    sheer: null,
    spots: [],
    flying: false,
  }
}

export function isPlain(attributes: Attributes): boolean {
  const { colour, shade, pattern, mood, pose, size, sheer, spots, flying } = attributes
  return !colour && !shade && !pattern && !mood && !pose && !size && !sheer && spots.length === 0 && !flying
}
