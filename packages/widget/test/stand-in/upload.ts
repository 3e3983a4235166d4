import type { Image } from '@picgen/sdk'
import { completedImage, freshId } from '../fixtures.js'
import type { Library } from './library.js'
import { refuse } from './problem.js'
import { drawScene } from './scene.js'

/** Keeps a picture that a person brings: a form with a `file`, or the bytes themselves. */
export async function uploadImage(library: Library, request: Request): Promise<Image> {
  const isForm = request.headers.get('content-type')?.startsWith('multipart/form-data')
  const file = isForm ? (await request.formData()).get('file') : await request.blob()
  if (!(file instanceof Blob)) refuse(400, 'invalid_request', 'There is no file.')
  const picture = await readPicture(file)
  const image = completedImage({
    ...picture,
    id: freshId(),
    kind: 'upload',
    prompt: '',
    model: '',
    size: `${picture.width}x${picture.height}`,
    thumbnail_url: picture.url,
    placeholder: drawScene('', picture.width, picture.height).placeholder,
    mime_type: file.type || 'image/png',
    seed: null,
    created_at: library.now(),
    completed_at: library.now(),
  })
  library.addImage(image)
  return image
}

async function readPicture(file: Blob): Promise<{ url: string; width: number; height: number }> {
  const picture = new Image()
  picture.src = await dataUrl(file)
  try {
    await picture.decode()
  } catch {
    refuse(422, 'unreadable_image', 'This file is no picture that can be read. Choose a PNG, JPEG, WebP, AVIF or GIF.')
  }
  return { url: picture.src, width: picture.naturalWidth, height: picture.naturalHeight }
}

function dataUrl(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
