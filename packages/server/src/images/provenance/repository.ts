import type { Database } from '../../database/connect.js'
import type { ImageRow } from '../repository.js'

/**
 * Whether somebody's own picture is among those that an image was made from, over any number of steps. True as well where
 * one of them was deleted, since it can't be known any more.
 */
export async function buildsOnUpload(database: Database, image: ImageRow): Promise<boolean> {
  const [found] = await database<{ builds_on_upload: boolean }[]>`
    with recursive line as (
      select id, kind, source_image_id, reference_image_ids from images
      where user_id = ${image.user_id} and id = ${image.id}
      union
      select images.id, images.kind, images.source_image_id, images.reference_image_ids from images
      join line on images.user_id = ${image.user_id}
        and images.id = any(array_append(line.reference_image_ids, line.source_image_id))
    )
    select not exists (select from line) or exists (
      select from line
      where kind = 'upload' or (kind = 'img2img' and source_image_id is null)
        or exists (select from image_references where image_id = line.id and reference_image_id is null)
    ) as builds_on_upload`
  return found?.builds_on_upload ?? true
}
