import * as z from 'zod'
import { knownIcons } from '../vocabulary/emoji-words.js'
import { guises } from '../vocabulary/things.js'

/**
 * What a picture shows, as plain data: it travels inside the PNG, so that the next prompt can edit it. Whoever uploads a
 * file can write one, so everything in it is checked: numbers are bounded, and words are of closed lists.
 */

export const places = [
  'meadow',
  'park',
  'forest',
  'jungle',
  'beach',
  'sea',
  'coast',
  'underwater',
  'lake',
  'mountains',
  'desert',
  'city',
  'village',
  'farm',
  'space',
  'snowfield',
  'room',
  'table',
  'sky',
  'studio',
  'street',
  'castle',
  'kitchen',
  'classroom',
  'library',
  'bedroom',
  'garden',
  'volcano',
  'cave',
  'waterfall',
  'stadium',
  'harbour',
] as const
export const times = ['day', 'dawn', 'golden hour', 'sunset', 'dusk', 'night'] as const
export const weathers = [
  'clear',
  'cloudy',
  'rain',
  'storm',
  'snow',
  'fog',
  'wind',
  'drizzle',
  'hail',
  'blizzard',
  'sandstorm',
  'falling leaves',
  'falling petals',
] as const
/** Light of its own, beside the hour's. */
export const glows = [
  'full moon',
  'northern lights',
  'shooting stars',
  'fireflies',
  'sunbeams',
  'candle light',
] as const
/** How the whole picture is made: flat colours, where nothing is said. */
export const styles = ['flat', 'night', 'sepia', 'pencil', 'pixel'] as const
/** How near the camera is: all that the layout made, where nothing is said. */
export const framings = ['usual', 'portrait', 'close-up', 'wide'] as const
/** What somebody does with the body. The last three are done with whoever is nearest. */
export const poses = [
  'sitting',
  'sleeping',
  'running',
  'jumping',
  'dancing',
  'waving',
  'holding hands',
  'hugging',
  'kissing',
] as const
export const moods = ['happy', 'sad', 'sleepy', 'angry', 'loving', 'surprised', 'excited'] as const
export const patterns = ['striped', 'dotted', 'checked', 'starry', 'hearts', 'flowers'] as const
export const garments = [
  'raincoat',
  'coat',
  'jacket',
  'cape',
  'shirt',
  'sweater',
  'hoodie',
  'dress',
  'trousers',
  'shorts',
  'skirt',
  'boots',
  'shoes',
  'socks',
  'gloves',
  'scarf',
  'bow tie',
  'tie',
  'necklace',
  'top hat',
  'cap',
  'beanie',
  'sun hat',
  'cowboy hat',
  'pirate hat',
  'party hat',
  'wizard hat',
  'santa hat',
  'chef hat',
  'graduation cap',
  'helmet',
  'crown',
  'flower crown',
  'bow',
  'headphones',
  'sunglasses',
  'glasses',
  'goggles',
  'backpack',
] as const

/** Parts of the scenery that can have a colour of their own. */
export const sceneryParts = ['sky', 'trees', 'ground', 'water', 'mountains'] as const

export type SceneryPart = (typeof sceneryParts)[number]
export type Place = (typeof places)[number]
export type Time = (typeof times)[number]
export type Weather = (typeof weathers)[number]
export type Mood = (typeof moods)[number]
export type Pattern = (typeof patterns)[number]
export type Glow = (typeof glows)[number]
export type Style = (typeof styles)[number]
export type Framing = (typeof framings)[number]
export type Pose = (typeof poses)[number]
export type GarmentKind = (typeof garments)[number]

const colour = z.string().regex(/^#[0-9a-f]{6}$/)
const icon = z.string().refine((name) => knownIcons.has(name))
const seed = z.int().min(0).max(4_294_967_295)

const garment = z.strictObject({
  kind: z.enum(garments),
  colour: z.nullable(colour),
  pattern: z.nullable(z.enum(patterns)),
  /** 1 is cloth, less lets through what is underneath. */
  opacity: z.number().min(0.05).max(1),
})

const heldItem = z.strictObject({
  icon,
  colour: z.nullable(colour),
  scale: z.number().min(0.3).max(3),
  opacity: z.number().min(0.05).max(1),
})

const actor = z.strictObject({
  id: z.int().min(1).max(1_000_000),
  icon,
  /** What it is called where that is more special than its icon: the dalmatian among the dogs. */
  called: z.optional(z.string().refine((name) => guises.has(name))),
  /** Where its feet are (its middle, for what flies): fractions of the picture's width and height. */
  x: z.number().min(-0.5).max(1.5),
  y: z.number().min(-0.5).max(1.5),
  /** Its height, as a fraction of the picture's shorter side. */
  size: z.number().min(0.01).max(3),
  flipped: z.boolean(),
  colour: z.nullable(colour),
  pattern: z.nullable(z.enum(patterns)),
  opacity: z.number().min(0.05).max(1),
  mood: z.nullable(z.enum(moods)),
  /** Without one, it stands. */
  pose: z.optional(z.enum(poses)),
  /** In the order they were put on. */
  wears: z.array(garment).max(12),
  /** At most one for each hand. */
  holds: z.array(heldItem).max(2),
  /** The actor that it rides on or sits in, drawn in front of it. */
  rides: z.nullable(z.int()),
  /** It stands on the upper side of what it rides, and is drawn before it. */
  onTop: z.optional(z.literal(true)),
  /** Its own small details, the same in every later picture. */
  seed,
})

export const sceneSchema = z.strictObject({
  version: z.literal(1),
  seed,
  place: z.enum(places),
  time: z.enum(times),
  weather: z.enum(weathers),
  /** How much of the weather there is: 1 is usual. */
  strength: z.optional(z.number().min(0.2).max(3)),
  glows: z.optional(z.array(z.enum(glows)).max(glows.length)),
  style: z.optional(z.enum(styles)),
  framing: z.optional(z.enum(framings)),
  /** A plain background of this colour in place of the sky, or null. */
  background: z.nullable(colour),
  /** The scenery's own colours: "orange trees". */
  paints: z.optional(z.partialRecord(z.enum(sceneryParts), colour)),
  actors: z.array(actor).max(120),
  /** What was talked about last, so that "make it bigger" has something to mean: an actor's id, or null. */
  focus: z.nullable(z.int()),
  /** The garment or held thing of the focused actor that was talked about last. */
  focusPart: z.nullable(z.string().max(40)),
  /** Those who were talked about last, where they are several: "they". */
  focusGroup: z.optional(z.array(z.int()).max(120)),
  /** A picture that is kept behind the drawing, as base64 of its bytes (WebP), or null. */
  picture: z.nullable(z.base64()),
})

export type Garment = z.infer<typeof garment>
export type HeldItem = z.infer<typeof heldItem>
export type Actor = z.infer<typeof actor>
export type Scene = z.infer<typeof sceneSchema>

/** A scene with nobody in it. */
export function emptyScene(seed: number): Scene {
  return {
    version: 1,
    seed,
    place: 'meadow',
    time: 'day',
    weather: 'clear',
    background: null,
    actors: [],
    focus: null,
    focusPart: null,
    picture: null,
  }
}

/** The id that the next actor gets. */
export function nextActorId(scene: Scene): number {
  return scene.actors.reduce((highest, { id }) => Math.max(highest, id), 0) + 1
}
