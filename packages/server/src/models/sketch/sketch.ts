import { randomInt } from 'node:crypto'
import type { GeneratedImage, ImageModel, ImageModelContext, ImageModelRequest } from '../image-model.js'
import { composeScene, editScene } from './compose.js'
import { drawScene } from './drawing/draw-scene.js'
import { createPace } from './pace.js'
import { hasReadablePicture, sceneOnPicture } from './picture.js'
import { readScene, writeScene } from './png/scene-chunk.js'
import type { Scene } from './scene/scene.js'

export interface SketchOptions {
  /** How long one picture takes at least, in milliseconds, so that waiting is seen. 1000 by default; tests pass 0. */
  minimumDurationMs?: number
}

/** It has no provider, so it needs to know less than other models. */
export type SketchContext = Pick<ImageModelContext, 'signal' | 'onProgress'>

export interface SketchModel extends ImageModel {
  generate(request: ImageModelRequest, context: SketchContext): Promise<GeneratedImage>
}

const info: ImageModel['info'] = {
  id: 'sketch',
  name: 'Sketch',
  kinds: ['text2img', 'img2img'],
  sizes: [
    '1024x1024',
    '768x768',
    '512x512',
    '256x256',
    '1216x832',
    '832x1216',
    '1152x864',
    '864x1152',
    '1344x768',
    '768x1344',
    '768x512',
    '512x768',
    '640x480',
    '480x640',
    '640x360',
    '360x640',
  ],
  default_size: '1024x1024',
  credits: 1,
  max_images: 1,
  supports_mask: false,
  supports_seed: true,
  is_demo: true,
}

/**
 * The built-in illustrator: reads a prompt, composes a scene from vector emoji, draws it as PNG. It needs no network.
 * The scene travels inside the PNG, so that image-to-image edits it: what a prompt does not name stays where it is.
 */
export function createSketch({ minimumDurationMs = 1000 }: SketchOptions = {}): SketchModel {
  return {
    info,
    generate: (request, context) => generate(request, context, minimumDurationMs),
  }
}

async function generate(
  request: ImageModelRequest,
  { signal, onProgress }: SketchContext,
  minimumDurationMs: number,
): Promise<GeneratedImage> {
  const pace = createPace(minimumDurationMs, signal, onProgress)
  await pace.reach(0)
  const scene = await sceneFor(request)
  await pace.reach(0.3)
  const picture = await drawScene(scene, request.width, request.height)
  for (const fraction of [0.5, 0.7, 0.85]) await pace.reach(fraction)
  const bytes = writeScene(picture, scene)
  await pace.reach(1)
  return { bytes }
}

async function sceneFor(request: ImageModelRequest): Promise<Scene> {
  const { source, width, height } = request
  const seed = request.seed ?? randomInt(2 ** 32)
  if (!source) return composeScene(request, seed)
  const carried = readScene(source.bytes)
  const isUsable = carried !== null && (await hasReadablePicture(carried))
  const scene = isUsable ? carried : await sceneOnPicture(source.bytes, width, height, seed)
  return editScene(scene, request)
}
