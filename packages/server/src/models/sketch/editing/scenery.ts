import type { Phrase } from '../reading/instruction.js'
import type { Framing, Glow, Place, Scene, SceneryPart, Style, Time, Weather } from '../scene/scene.js'
import type { Look, Relation, Spot } from '../vocabulary/meaning.js'
import { isSameSubject } from './subjects.js'

const wooded: readonly Place[] = [
  'meadow',
  'park',
  'forest',
  'jungle',
  'mountains',
  'lake',
  'village',
  'snowfield',
  'beach',
]

/** "The trees": those of the backdrop, where none was asked for by name. */
export function isBackdropTrees({ place, picture, actors }: Scene, { noun, definite, plural }: Phrase): boolean {
  if (noun.is !== 'subject' || !isTree(noun.icon) || !definite || !plural) return false
  return wooded.includes(place) && !picture && !actors.some(({ icon }) => isTree(icon))
}

function isTree(icon: string): boolean {
  return isSameSubject(icon, 'deciduous-tree')
}

/** Whether the place itself is what is spoken of: in a picture of a castle's courtyard, "the castle" is all around. */
export function isBackdropSight({ place, actors }: Scene, { noun, definite }: Phrase): boolean {
  if (noun.is !== 'subject' || !definite || !sights.includes(place) || noun.icon !== place) return false
  return !actors.some(({ icon }) => icon === noun.icon)
}

const sights: readonly Place[] = ['castle', 'volcano', 'waterfall', 'stadium']

/** Where in the picture somebody is who is put by a sight that fills it. */
export const spotBySight: Partial<Record<Relation, Spot>> = { above: 'sky', behind: 'far', before: 'near' }

export function paintScenery(scene: Scene, part: SceneryPart, colour: string | null): void {
  if (colour) scene.paints = { ...scene.paints, [part]: colour }
}

/** The sky after an hour was asked for: its own again. */
function forgetSky(scene: Scene): void {
  if (scene.paints) delete scene.paints.sky
}

/** Another weather, of its usual strength where none is said; the same one keeps its own. */
export function changeWeather(scene: Scene, weather: Weather, wanted?: number): void {
  const strength = wanted ?? (weather === scene.weather ? (scene.strength ?? 1) : 1)
  scene.weather = weather
  if (strength === 1) delete scene.strength
  else scene.strength = strength
}

/** Weathers that end together: "no rain" ends a storm too. */
const alikeWeathers: readonly (readonly Weather[])[] = [
  ['rain', 'storm', 'drizzle', 'hail'],
  ['snow', 'blizzard'],
]

/** The end of a weather, where it is what there is. */
export function endWeather(scene: Scene, weather: Weather): void {
  const alike = alikeWeathers.find((weathers) => weathers.includes(weather)) ?? [weather]
  if (alike.includes(scene.weather)) changeWeather(scene, weather === 'clear' ? 'cloudy' : 'clear')
}

/** Another hour: lights that cannot be seen at it go, and so does the night style. */
export function changeTime(scene: Scene, time: Time): void {
  scene.time = time
  forgetSky(scene)
  keepGlows(scene, (glow) => hoursOf[glow].includes(time))
  if (time !== 'night' && scene.style === 'night') delete scene.style
}

/** A light, a style or a framing that comes, or ends. */
export function changeLook(scene: Scene, look: Look, ends: boolean): void {
  if ('strengthBy' in look) changeWeather(scene, scene.weather, clampStrength((scene.strength ?? 1) * look.strengthBy))
  else if ('style' in look) changeStyle(scene, ends ? 'flat' : look.style)
  else if ('framing' in look) changeFraming(scene, ends ? 'usual' : look.framing)
  else if (ends) keepGlows(scene, (glow) => glow !== look.glow)
  else addGlow(scene, look.glow)
}

function changeStyle(scene: Scene, style: Style): void {
  if (style === 'flat') delete scene.style
  else scene.style = style
}

function changeFraming(scene: Scene, framing: Framing): void {
  if (framing === 'usual') delete scene.framing
  else scene.framing = framing
}

/** When each light can be seen; it brings its first hour along where the scene's is none of them. */
const hoursOf: Record<Glow, readonly [Time, ...Time[]]> = {
  'full moon': ['night', 'dusk'],
  'northern lights': ['night'],
  'shooting stars': ['night'],
  fireflies: ['night', 'dusk'],
  sunbeams: ['day', 'dawn', 'golden hour', 'sunset'],
  'candle light': ['night', 'dusk', 'sunset'],
}

function addGlow(scene: Scene, glow: Glow): void {
  const hours = hoursOf[glow]
  if (!hours.includes(scene.time)) changeTime(scene, hours[0])
  scene.glows = [...(scene.glows ?? []).filter((other) => other !== glow), glow]
}

function keepGlows(scene: Scene, isKept: (glow: Glow) => boolean): void {
  const kept = (scene.glows ?? []).filter(isKept)
  if (kept.length > 0) scene.glows = kept
  else delete scene.glows
}

function clampStrength(strength: number): number {
  return Math.min(3, Math.max(0.2, Math.round(strength * 100) / 100))
}
