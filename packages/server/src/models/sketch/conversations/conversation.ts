import type { Actor, Scene } from '../scene/scene.js'

/** Somebody in a scene: an icon, or the second, third … of it in the order they came: "balloon 2". */
export type Who = string

/** What can be true of where two of them are. */
export type Position =
  | 'left of'
  | 'right of'
  | 'beside'
  | 'above'
  | 'under'
  | 'behind'
  | 'in front of'
  | 'on'
  | 'around'
  | 'between'

export type Fact =
  | readonly [who: Who, position: Position, other: Who]
  | readonly [who: Who, position: 'between', one: Who, other: Who]

/** How somebody must look; what is not said here is not looked at. */
export interface Looks {
  colour?: string | null
  mood?: Actor['mood']
  /** Garments with their colours: "scarf #e5383b"; a bare name takes any colour. All of them, in any order. */
  wears?: readonly string[]
  /** Held things, like garments. */
  holds?: readonly string[]
  /** The least and the most opacity of what is worn first. */
  sheer?: readonly [least: number, most: number]
  /** Its size now, as a multiple of what it was a turn ago: the least and the most. */
  grows?: readonly [least: number, most: number]
}

/** The part of the picture that the middle of somebody must be in, as fractions: left, right, top, bottom. */
export type Area = readonly [left: number, right: number, top: number, bottom: number]

export type Setting = Partial<Omit<Scene, 'version' | 'seed' | 'actors' | 'focus' | 'focusPart' | 'picture'>>

/** What a person says, and what the scene must be like after it. What is not named here must have stayed as it was. */
export interface Turn {
  says: string
  /** Everybody who is in the scene now: an icon, and how many. */
  cast: Readonly<Record<Who, number>>
  /** What the setting is now; the rest of it must be as a turn ago. */
  setting?: Setting
  looks?: Readonly<Record<Who, Looks>>
  /** Where they are. It must still be so in the turns that follow, until somebody is asked to move. */
  where?: readonly Fact[]
  areas?: Readonly<Record<Who, Area>>
  /** Who may differ from a turn ago, and in what. Nobody else may, in anything. */
  changes?: Readonly<Record<Who, readonly (keyof Actor)[]>>
  /** How many of a turn ago are no longer there. */
  gone?: Readonly<Record<Who, number>>
}

export interface Conversation {
  about: string
  turns: readonly [Turn, Turn, Turn, Turn]
}
