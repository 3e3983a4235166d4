import type { ImageModelRequest } from '../image-model.js'
import { plainSource } from '../local/index.js'
import type { Automatic1111Options } from './options.js'

/** Scales the source to fill the size and cuts off what stands over; the default would distort it. */
const CROP_AND_RESIZE = 1

/** The body of `POST /sdapi/v1/txt2img` or `img2img`, as the API publishes it. */
export async function pictureRequest(
  { prompt, width, height, seed, source }: ImageModelRequest,
  { extra, override_settings, clip_skip, denoising_strength, ...options }: Automatic1111Options,
  { checkpoint, taskId }: { checkpoint: string | null; taskId: string },
) {
  const settings = {
    ...override_settings,
    ...(checkpoint === null ? {} : { sd_model_checkpoint: checkpoint }),
    ...(clip_skip === undefined ? {} : { CLIP_stop_at_last_layers: clip_skip }),
  }
  const init_images = source ? [Buffer.from(await plainSource(source)).toString('base64')] : []
  return {
    ...options,
    ...extra,
    prompt,
    width,
    height,
    seed: seed ?? -1,
    batch_size: 1,
    n_iter: 1,
    override_settings: settings,
    override_settings_restore_afterwards: true,
    force_task_id: taskId,
    send_images: true,
    save_images: false,
    ...(source ? { init_images, denoising_strength, resize_mode: CROP_AND_RESIZE } : {}),
  }
}
