import type { ImageModelRequest } from '../image-model.js'
import { plainSource } from '../local/index.js'
import type { StableDiffusionCppOptions } from './options.js'

/** The body of `POST /sdcpp/v1/img_gen`, as the API publishes it. It answers with no seed, so one is always named. */
export async function jobRequest(
  { prompt, width, height, source }: ImageModelRequest,
  options: StableDiffusionCppOptions,
  seed: number,
) {
  const { extra, negative_prompt, clip_skip, strength, source_image_as, ...sampling } = options
  const image = source ? Buffer.from(await plainSource(source)).toString('base64') : null
  const sample_params = sampleParams(sampling)
  return {
    ...(negative_prompt === undefined ? {} : { negative_prompt }),
    ...(clip_skip === undefined ? {} : { clip_skip }),
    ...(Object.keys(sample_params).length === 0 ? {} : { sample_params }),
    ...extra,
    prompt,
    width,
    height,
    seed,
    batch_count: 1,
    output_format: 'png',
    ...(image === null ? {} : source_image_as === 'init' ? { init_image: image, strength } : { ref_images: [image] }),
  }
}

type Sampling = Pick<
  StableDiffusionCppOptions,
  'sample_steps' | 'sample_method' | 'scheduler' | 'txt_cfg' | 'distilled_guidance'
>

function sampleParams({ txt_cfg, distilled_guidance, ...named }: Sampling) {
  const guidance = {
    ...(txt_cfg === undefined ? {} : { txt_cfg }),
    ...(distilled_guidance === undefined ? {} : { distilled_guidance }),
  }
  return { ...named, ...(Object.keys(guidance).length === 0 ? {} : { guidance }) }
}
