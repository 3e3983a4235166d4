import sharp from 'sharp'
import type { SourceImage } from '../image-model.js'

/** The source as PNG or JPEG, which every one of these servers reads; as it is where it is one of them. */
export async function plainSource({ bytes, mimeType }: SourceImage): Promise<Uint8Array> {
  return mimeType === 'image/png' || mimeType === 'image/jpeg' ? bytes : sharp(bytes).png().toBuffer()
}
