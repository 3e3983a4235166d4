import type { Actor, Scene } from '../scene/scene.js'
import { knownIcons } from '../vocabulary/emoji-words.js'
import { faceOf } from './bounds.js'
import type { Frame } from './frame.js'

/** The part of the drawing that the picture shows, in its pixels; it has the picture's own proportions. */
export interface Camera {
  x: number
  y: number
  /** 1 shows all of it. */
  zoom: number
}

const near = { portrait: { face: 0.56, at: 0.46, least: 1.3 }, 'close-up': { face: 0.86, at: 0.5, least: 1.75 } }

/** Where the camera stands: on the faces of those who matter for a portrait or a close-up. */
export function cameraOf({ framing, focus }: Scene, actors: readonly Actor[], frame: Frame): Camera {
  const shot = framing === 'portrait' || framing === 'close-up' ? near[framing] : null
  const sitters = shot ? sittersOf(actors, focus) : []
  if (!shot || sitters.length === 0) return { x: 0, y: 0, zoom: 1 }
  const faces = sitters.map((actor) => faceOf(actor, frame))
  const left = Math.min(...faces.map(({ x, radius }) => x - radius))
  const right = Math.max(...faces.map(({ x, radius }) => x + radius))
  const top = Math.min(...faces.map(({ y, radius }) => y - radius))
  const bottom = Math.max(...faces.map(({ y, radius }) => y + radius))
  const fits = Math.min(
    (frame.width * 0.94) / (right - left),
    (Math.min(frame.width, frame.height) * shot.face) / (bottom - top),
  )
  const zoom = Math.min(6, Math.max(sitters.length > 1 ? 1.08 : shot.least, fits))
  const [width, height] = [frame.width / zoom, frame.height / zoom]
  const clamp = (value: number, most: number) => Math.min(Math.max(0, value), most)
  return {
    x: clamp((left + right) / 2 - width / 2, frame.width - width),
    y: clamp((top + bottom) / 2 - height * shot.at, frame.height - height),
    zoom,
  }
}

/** The living that are about as big as the biggest; the biggest thing where nobody lives. */
function sittersOf(actors: readonly Actor[], focus: number | null): Actor[] {
  const living = actors.filter(({ icon }) => isFaced(icon))
  const biggest = Math.max(...living.map(({ size }) => size))
  const main = living.filter(({ size }) => size > biggest * 0.7)
  if (main.length > 0) return main
  const focused = actors.find(({ id }) => id === focus)
  const largest = [...actors].sort((one, other) => other.size - one.size || one.id - other.id)[0]
  return [focused ?? largest].filter((actor) => actor !== undefined)
}

function isFaced(icon: string): boolean {
  const kind = knownIcons.get(icon)
  return kind === 'face' || kind === 'person' || kind === 'animal' || kind === 'bird' || kind === 'fish'
}

const ground = 0.735

/** Everybody as a wide shot shows them: further away, on the same ground. */
export function seenFrom({ framing }: Scene, actors: readonly Actor[]): Actor[] {
  if (framing !== 'wide') return [...actors]
  const far = 0.52
  return actors.map((actor) => ({
    ...actor,
    size: actor.size * far,
    x: 0.5 + (actor.x - 0.5) * 0.66,
    y: actor.y > ground ? ground + 0.012 + (actor.y - ground) * 0.7 : actor.y * 0.86,
  }))
}

/** A face's circle as the camera sees it. */
export function throughCamera(face: ReturnType<typeof faceOf>, { x, y, zoom }: Camera): ReturnType<typeof faceOf> {
  return { x: (face.x - x) * zoom, y: (face.y - y) * zoom, radius: face.radius * zoom }
}
