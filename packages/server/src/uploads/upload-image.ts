import { randomUUID } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../database/connect.js'
import { type DecodedImage, decodeImage, type ImageRow } from '../images/index.js'
import type { BlobStore } from '../storage/blob-store.js'
import { reencode } from './reencode.js'
import { createTurns } from './turns.js'

/** One picture of each user is decoded at a time, so that many large ones of somebody keep nobody else waiting. */
const ownTurns = createTurns(1)

/** An upload whose files are stored, and which nobody sees before it is a row. */
export interface StoredUpload extends Omit<DecodedImage, 'thumbnail'> {
  imageId: string
  fileName: string
  thumbnailName: string
}

/** Makes a picture of our own from a file, and stores it. Throws `unreadable_image`, a `StorageError`. */
export async function storeUpload(store: BlobStore, userId: string, bytes: Uint8Array): Promise<StoredUpload> {
  const { picture, thumbnail, ...decoded } = await decodeInTurn(userId, bytes)
  const name = randomUUID()
  const upload: StoredUpload = {
    ...decoded,
    imageId: uuidv7(),
    fileName: `${name}.${decoded.extension}`,
    thumbnailName: `${name}.thumbnail.webp`,
  }
  const { imageId, fileName, thumbnailName } = upload
  const puts = [store.put(`${imageId}/${fileName}`, picture), store.put(`${imageId}/${thumbnailName}`, thumbnail)]
  const [failed] = (await Promise.allSettled(puts)).filter((put) => put.status === 'rejected')
  if (!failed) return upload
  await removeUpload(store, upload)
  throw failed.reason
}

async function decodeInTurn(userId: string, bytes: Uint8Array) {
  const endTurn = await ownTurns.take(userId)
  try {
    const picture = await reencode(bytes)
    return { picture, ...(await decodeImage(picture)) }
  } finally {
    endTurn()
  }
}

/** Removes the files of an upload that did not become a row. What can't be removed just now is left to the sweep. */
export async function removeUpload(store: BlobStore, upload: StoredUpload): Promise<void> {
  const { imageId, fileName, thumbnailName } = upload
  await Promise.allSettled([store.delete(`${imageId}/${fileName}`), store.delete(`${imageId}/${thumbnailName}`)])
}

/** Makes it an image of the user's: completed at once, and free. */
export async function insertUpload(tx: Transaction, userId: string, upload: StoredUpload): Promise<ImageRow> {
  const { width, height } = upload
  const [row] = await tx<[ImageRow]>`
    insert into images ${tx({
      id: upload.imageId,
      user_id: userId,
      kind: 'upload',
      prompt: '',
      model: '',
      size: `${width}x${height}`,
      width,
      height,
      credits: 0,
      status: 'completed',
      file_name: upload.fileName,
      thumbnail_name: upload.thumbnailName,
      mime_type: upload.mimeType,
      placeholder: upload.placeholder,
      completed_at: new Date(),
    })} returning *`
  return row
}
