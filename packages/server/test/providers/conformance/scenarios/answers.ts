import type { Image } from '@picgen/sdk/contract'
import sharp from 'sharp'
import { expect } from 'vitest'
import { ratioOf, sourcePicture } from '../pictures.js'
import type { Scene } from '../scene.js'

/** How far an aspect ratio may be from that of the size in whose place it was asked for. */
const RATIO_TOLERANCE = 0.03

export async function text(scene: Scene): Promise<void> {
  const { standIn, model } = scene
  const seed = model.info.supports_seed ? 1234 : undefined
  const prompt = 'a red fox in the snow, “quoted”, 狐狸 🦊'
  const image = await scene.completes(prompt, seed === undefined ? {} : { seed })
  expect(standIn.asks).toHaveLength(1)
  expect(standIn.asks[0]?.prompt).toBe(prompt)
  expect(standIn.asks[0]?.seed).toBe(seed)
  expect(standIn.asks[0]?.sources ?? []).toEqual([])
  if (seed !== undefined) expect(image.seed).toBe(seed)
  // Where it came from is written into the file, so that it is the same picture in other bytes.
  await requireSamePicture(await bytesOf(scene, image), standIn.gallery.pictures[0]?.bytes ?? new Uint8Array())
}

export async function imageInput(scene: Scene): Promise<void> {
  const { standIn } = scene
  const source = await upload(scene)
  const more = { mode: 'img2img', source_image_id: source.id }
  const image = await scene.completes('now make it raining', more)
  expect(image).toMatchObject({ kind: 'img2img', source_image_id: source.id })
  expect(standIn.asks).toHaveLength(1)
  const [ask] = standIn.asks
  expect(ask?.prompt).toContain('now make it raining')
  expect(ask?.sources).toHaveLength(1)
  await requireSamePicture(ask?.sources?.[0] ?? new Uint8Array(), await bytesOf(scene, source))
}

/** As many as the model looks at, and two where there is no source. */
export async function referenceImages(scene: Scene): Promise<void> {
  const { model, standIn } = scene
  const pictures: Image[] = []
  while (pictures.length < (model.info.max_source_images ?? 1)) pictures.push(await upload(scene))
  const [source, ...references] = pictures.map(({ id }) => id)
  const all = { mode: 'img2img', source_image_id: source, reference_image_ids: references }
  expect(await scene.completes('all of them at one table', all)).toMatchObject({ reference_image_ids: references })
  const two = pictures.slice(0, 2).toReversed()
  await scene.completes('these two', { mode: 'text2img', reference_image_ids: two.map(({ id }) => id) })
  expect(standIn.asks).toHaveLength(2)
  for (const [index, sent] of [pictures, two].entries()) {
    const came = standIn.asks[index]?.sources ?? []
    expect(came).toHaveLength(sent.length)
    for (const [at, image] of sent.entries()) {
      await requireSamePicture(came[at] ?? new Uint8Array(), await bytesOf(scene, image))
    }
  }
}

async function upload({ user }: Scene): Promise<Image> {
  const { status, body } = await user.post<Image>('/api/images', await sourcePicture(), { 'content-type': 'image/png' })
  expect(status).toBe(201)
  return body
}

export async function sizes(scene: Scene): Promise<void> {
  const { standIn, model } = scene
  const asked = someSizes(model.info.sizes, model.info.default_size)
  for (const [index, size] of asked.entries()) {
    const image = await scene.completes(`size ${size}`, { size })
    const ask = standIn.asks[index]
    const came = ask?.size ?? ask?.aspectRatio
    if (came === undefined) expect(asked, 'neither a size nor an aspect ratio arrived').toHaveLength(1)
    else if (ask?.size !== undefined && model.info.sizes_are_exact !== false) expect(ask.size).toBe(size)
    else expect(Math.abs(ratioOf(came) / ratioOf(size) - 1), `${came} for ${size}`).toBeLessThan(RATIO_TOLERANCE)
    const { width, height } = standIn.gallery.pictures[index] ?? {}
    expect(image).toMatchObject({ size, width, height })
  }
}

export async function check({ model, standIn }: Scene): Promise<void> {
  expect(model.check, 'it has a check').toBeTypeOf('function')
  await model.check?.(AbortSignal.timeout(60_000))
  expect(standIn.asks).toEqual([])
}

export async function slowAnswer(scene: Scene): Promise<void> {
  const { standIn, user, description } = scene
  standIn.script = { isHeld: true }
  const id = await scene.send()
  await scene.untilUnderWay(id)
  expect(await user.image(id)).toMatchObject({ status: 'processing' })
  if (description.showsProgress) await untilProgress(scene, id)
  standIn.release()
  scene.requireCompleted(await scene.settled(id))
  expect(standIn.asks).toHaveLength(1)
}

/** Looks until the image has a progress between its beginning and its end. */
async function untilProgress({ user }: Scene, id: string): Promise<void> {
  const deadline = Date.now() + 60_000
  let progress: number | null = null
  while (Date.now() < deadline) {
    progress = (await user.image(id)).progress
    if (progress !== null && progress > 0 && progress < 1) return
  }
  throw new Error(`The image shows no progress: ${progress}.`)
}

/** The first, the default, the widest and the tallest. */
function someSizes(all: readonly string[], usual: string): string[] {
  const byRatio = all.toSorted((one, other) => ratioOf(one) - ratioOf(other))
  return [...new Set([usual, all[0], byRatio[0], byRatio.at(-1)])].filter((size) => size !== undefined)
}

async function bytesOf({ parts }: Scene, { url }: Image): Promise<Buffer> {
  const response = await fetch(new URL(url ?? '', parts.studio.url))
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

/** The same to the last pixel, even where it was packed anew. */
async function requireSamePicture(came: Uint8Array, sent: Uint8Array): Promise<void> {
  if (Buffer.from(came).equals(sent)) return
  const [one, other] = await Promise.all(
    [came, sent].map((bytes) => sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })),
  )
  expect(one?.info).toMatchObject({ width: other?.info.width, height: other?.info.height })
  expect(other && one?.data.equals(other.data), 'the source arrives to its last pixel').toBe(true)
}
