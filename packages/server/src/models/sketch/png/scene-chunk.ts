import { type Scene, sceneSchema } from '../scene/scene.js'
import { readText, writeText } from './chunks.js'

const keyword = 'picgen:scene'

/** The PNG with its scene in it. */
export function writeScene(png: Buffer, scene: Scene): Buffer {
  return writeText(png, keyword, JSON.stringify(scene))
}

/** The scene that a picture carries, or null for one that carries none, or none that can be trusted. */
export function readScene(bytes: Uint8Array): Scene | null {
  const text = readText(bytes, keyword)
  if (text === null) return null
  try {
    const read = sceneSchema.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    // No JSON: somebody else's text under our keyword.
    return null
  }
}
