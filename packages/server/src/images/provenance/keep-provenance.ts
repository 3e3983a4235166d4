import type { Logger } from 'pino'
import type { Database } from '../../database/connect.js'
import type { Catalogue } from '../../models/catalogue.js'
import type { ImageRow } from '../repository.js'
import type { Provenance } from './provenance.js'
import { buildsOnUpload } from './repository.js'
import { carriesContentCredentials, writeProvenance } from './write-provenance.js'

/** What keeping an image's provenance takes. */
export interface ProvenanceParts {
  database: Database
  catalogue: Catalogue
  logger: Logger
}

/**
 * A model's picture with its provenance written into it, as it will be downloaded. A picture with content credentials, or
 * of a structure that is not understood, stays as it came, and the log says so. Rejects when the database fails.
 */
export async function keepProvenance(
  { database, catalogue, logger }: ProvenanceParts,
  image: ImageRow,
  mimeType: string,
  bytes: Uint8Array,
): Promise<Uint8Array> {
  // An upload is not generated, and stays without metadata.
  if (image.kind === 'upload') return bytes
  const model = catalogue.find(image.model)?.info
  const written = writeProvenance(bytes, mimeType, {
    id: image.id,
    kind: image.kind,
    prompt: image.prompt,
    model: { id: image.model, name: model?.name ?? image.model },
    seed: image.seed,
    sourceImageId: image.source_image_id,
    referenceImageIds: image.reference_image_ids,
    sourceType: await sourceTypeOf(database, image, model?.is_demo ?? false),
    createdAt: image.created_at,
  })
  if (written === bytes) {
    const reason = carriesContentCredentials(bytes, mimeType) ? 'content credentials' : 'structure not understood'
    logger.info({ image_id: image.id, reason }, 'a picture was kept byte for byte, without provenance in its file')
  }
  return written
}

/** A built-in model draws by rules and was not trained: to call its pictures AI would be wrong. */
async function sourceTypeOf(database: Database, image: ImageRow, isDemo: boolean): Promise<Provenance['sourceType']> {
  const isOnImages = image.kind === 'img2img' || image.reference_image_ids.length > 0
  const isOnUpload = isOnImages && (await buildsOnUpload(database, image))
  if (isDemo) return isOnUpload ? 'composed' : 'drawn'
  return isOnUpload ? 'edited' : 'generated'
}
