import sharp from 'sharp'
import { ImageModelError } from '../image-model.js'
import { emptyScene, type Scene } from './scene/scene.js'

/** No picture with more pixels than this is decoded. */
export const mostPixels = 50_000_000

/**
 * A scene with nothing in it but a picture, kept behind everything: a photo, or another model's image. It is encoded this
 * once, cut to the asked size; later pictures carry the same bytes on, so that nothing is lost from one to the next.
 */
export async function sceneOnPicture(bytes: Uint8Array, width: number, height: number, seed: number): Promise<Scene> {
  try {
    const kept = await sharp(bytes, { limitInputPixels: mostPixels })
      .autoOrient()
      .resize(width, height, { fit: 'cover' })
      .flatten({ background: '#ffffff' })
      .webp({ quality: 92, effort: 2 })
      .toBuffer()
    return { ...emptyScene(seed), place: 'studio', picture: kept.toString('base64') }
  } catch (error) {
    throw new ImageModelError('source_missing', 'The picture to build on could not be read.', { cause: error })
  }
}

/** Whether a scene's kept picture can be drawn: a forged one may hold anything. */
export async function hasReadablePicture(scene: Scene): Promise<boolean> {
  if (!scene.picture) return true
  try {
    const picture = sharp(Buffer.from(scene.picture, 'base64'), { limitInputPixels: mostPixels })
    const { format } = await picture.metadata()
    // A good header says nothing of the rest: only decoding does.
    await picture.resize(8, 8).toBuffer()
    return format === 'webp'
  } catch {
    // Not an image: the source counts as one without a scene.
    return false
  }
}
