import type { Image } from '@picgen/sdk/contract'
import type { ImageRow } from './repository.js'
import type { UrlSigner } from './signed-urls.js'

/** Turns rows into the contract's images; made for one request, since the origin of a URL can depend on it. */
export type PresentImage = (row: ImageRow) => Image

/** `origin` such as `https://pictures.example`, without a slash at its end. */
export function presentImageWith(signer: UrlSigner, origin: string): PresentImage {
  const urlOf = (imageId: string, fileName: string | null) => fileName && origin + signer.sign(imageId, fileName)
  return (row) => ({
    id: row.id,
    conversation_id: row.conversation_id,
    source_image_id: row.source_image_id,
    reference_image_ids: row.reference_image_ids,
    kind: row.kind,
    prompt: row.prompt,
    model: row.model,
    size: row.size,
    width: row.width,
    height: row.height,
    status: row.status,
    progress: row.progress,
    preview: row.preview,
    error_code: row.error_code,
    error_message: row.error_message,
    seed: row.seed,
    credits: row.credits,
    url: urlOf(row.id, row.file_name),
    thumbnail_url: urlOf(row.id, row.thumbnail_name),
    placeholder: row.placeholder,
    mime_type: row.mime_type,
    created_at: row.created_at.toISOString(),
    completed_at: row.completed_at?.toISOString() ?? null,
  })
}
