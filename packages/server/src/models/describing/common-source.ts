import type { SourceImage } from '../image-model.js'
import { sourceFile } from './source-file.js'

/** The source in a format that every provider reads: PNG, JPEG or WebP. */
export async function commonSource(source: SourceImage): Promise<SourceImage> {
  const file = await sourceFile(source)
  if (file.type === 'url' || typeof file.data === 'string') return source
  return { bytes: file.data, mimeType: file.mediaType }
}

/** The source's bytes in base64, in a format that every provider reads. */
export async function sourceBase64(source: SourceImage): Promise<string> {
  return Buffer.from((await commonSource(source)).bytes).toString('base64')
}
