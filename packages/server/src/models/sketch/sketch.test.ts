import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { boundsOf, faceOf } from './drawing/bounds.js'
import { createFrame } from './drawing/frame.js'
import { createSketch } from './index.js'
import { readScene, writeScene } from './png/scene-chunk.js'

const sketch = createSketch({ minimumDurationMs: 0 })
const quiet = { signal: new AbortController().signal, onProgress: () => undefined }
const side = 512

interface Asked {
  seed?: number
  width?: number
  height?: number
  model?: typeof sketch
}

async function draw(prompt: string, source: Uint8Array | null = null, asked: Asked = {}): Promise<Uint8Array> {
  const { seed = 5, width = side, height = side, model = sketch } = asked
  const kind = source ? 'img2img' : 'text2img'
  const request = {
    kind,
    prompt,
    width,
    height,
    seed,
    source: source && { bytes: source, mimeType: 'image/png' },
    references: [],
  } as const
  return (await model.generate(request, quiet)).bytes
}

async function pixelsOf(image: Uint8Array) {
  const { data, info } = await sharp(image).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** The share of a region's pixels that differ between two pictures of one size. */
async function changed(one: Uint8Array, other: Uint8Array, isInside: (x: number, y: number) => boolean = () => true) {
  const [before, after] = await Promise.all([pixelsOf(one), pixelsOf(other)])
  let [inside, different] = [0, 0]
  for (let y = 0; y < before.height; y++) {
    for (let x = 0; x < before.width; x++) {
      if (!isInside(x, y)) continue
      inside += 1
      const at = (y * before.width + x) * 3
      if ([0, 1, 2].some((channel) => before.data[at + channel] !== after.data[at + channel])) different += 1
    }
  }
  return different / inside
}

function actorOf(image: Uint8Array) {
  const actor = readScene(image)?.actors[0]
  if (!actor) throw new Error('There is nobody in the picture.')
  const frame = createFrame(side, side)
  const [face, box] = [faceOf(actor, frame), boundsOf(actor, frame)]
  return {
    face: (x: number, y: number) => Math.hypot(x - face.x, y - face.y) < face.radius * 0.8,
    body: (x: number, y: number) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height,
  }
}

const first = await draw('Draw a cute cartoon cat in a yellow raincoat.')
const second = await draw('Nice! Now make it raining, and give the cat a cup of hot cocoa.', first, { seed: 77 })
const third = await draw('The raincoat should be more transparent, you can see the pattern underneath', second, {
  seed: 9,
})
const photo = await sharp({
  create: {
    width: 640,
    height: 400,
    channels: 3,
    noise: { type: 'gaussian', mean: 128, sigma: 30 },
    background: '#808080',
  },
})
  .blur(6)
  .jpeg()
  .toBuffer()

describe('the sketch model', () => {
  it('keeps a style from picture to picture, and gives it back as it was', async () => {
    const flat = await draw('a cat in the park')
    const pixels = await draw('in pixel art style', flat)
    const rainy = await draw('make it rain', pixels)
    expect(readScene(rainy)).toMatchObject({ style: 'pixel', weather: 'rain' })
    expect(await changed(rainy, await draw('make it rain', flat))).toBeGreaterThan(0.3)
    expect(await changed(flat, await draw('flat style again', pixels))).toBe(0)
  })

  it('draws a PNG of the asked size, with its scene in it', async () => {
    const image = await draw('a dog', null, { width: 768, height: 512 })
    expect(await sharp(image).metadata()).toMatchObject({ format: 'png', width: 768, height: 512 })
    expect(readScene(image)?.actors).toHaveLength(1)
  })

  it('draws the same bytes for the same prompt, size, seed and source', async () => {
    expect(await draw('Draw a cute cartoon cat in a yellow raincoat.')).toEqual(first)
    expect(await draw('make it night', first)).toEqual(await draw('make it night', first))
    expect(await draw('a cat', null, { seed: 6 })).not.toEqual(await draw('a cat', null, { seed: 7 }))
  })

  it('lets rain come, and the cat stay', async () => {
    const { face } = actorOf(first)
    expect(await changed(first, second, (_, y) => y < side * 0.2)).toBeGreaterThan(0.9)
    expect(await changed(first, second, face)).toBe(0)
  })

  it('puts the cup into the paw, and rain streaks into the air', async () => {
    const dry = await draw('stop the rain', second)
    expect(await changed(first, dry, actorOf(first).body)).toBeGreaterThan(0.02)
    expect(await changed(first, dry, (x) => x < side * 0.25)).toBe(0)
  })

  it('shows the pattern under the raincoat, and changes nothing outside of it', async () => {
    const { body, face } = actorOf(second)
    expect(await changed(second, third, body)).toBeGreaterThan(0.1)
    expect(await changed(second, third, (x, y) => !body(x, y))).toBe(0)
    expect(
      await changed(
        second,
        third,
        (x, y) => face(x, y) && Math.abs(y - side * 0.42) < 20 && Math.abs(x - side / 2) < 40,
      ),
    ).toBe(0)
  })

  it('keeps everybody where they are in the dark', () => {
    expect(readScene(second)?.actors.map(({ x, y, size, seed }) => [x, y, size, seed])).toEqual(
      readScene(first)?.actors.map(({ x, y, size, seed }) => [x, y, size, seed]),
    )
  })

  it('keeps a photo as the backdrop, and draws upon it', async () => {
    const drawn = await draw('add a cat in the middle', photo)
    const cover = await sharp(photo).resize(side, side, { fit: 'cover' }).png().toBuffer()
    const [kept, wanted] = await Promise.all([pixelsOf(drawn), pixelsOf(cover)])
    const { body } = actorOf(drawn)
    let furthest = 0
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side * 0.1; x++) {
        if (body(x, y)) continue
        const at = (y * side + x) * 3
        furthest = Math.max(furthest, Math.abs((kept.data[at] ?? 0) - (wanted.data[at] ?? 255)))
      }
    }
    expect(furthest).toBeLessThan(24)
    expect(await changed(drawn, cover, body)).toBeGreaterThan(0.3)
  })

  it('loses nothing of the photo, however often it is edited', async () => {
    let image = await draw('add a cat', photo)
    const once = image
    for (const prompt of ['give the cat a hat', 'make the hat red', 'remove the hat', 'remove the cat', 'add a cat']) {
      image = await draw(prompt, image)
    }
    expect(await changed(once, image, (x, y) => y < side * 0.1 || x < side * 0.08)).toBe(0)
    expect(await draw('remove the cat', once)).toEqual(await draw('remove the cat', image))
  })

  it('takes a scene whose picture is forged for a picture without a scene', async () => {
    const cat = readScene(first)
    if (!cat) throw new Error('The first picture carries no scene.')
    for (const picture of ['AAAA', Buffer.from('<svg/>').toString('base64'), photo.toString('base64')]) {
      const redrawn = readScene(await draw('add a dog', writeScene(Buffer.from(first), { ...cat, picture })))
      expect(redrawn?.actors.map(({ icon }) => icon)).not.toContain('cat-face')
    }
  })

  it('takes a WebP and a PNG without a scene as a photo', async () => {
    for (const source of [await sharp(photo).webp().toBuffer(), await sharp(photo).png().toBuffer()]) {
      expect(readScene(await draw('add a star', source))).toMatchObject({ picture: expect.any(String) })
    }
  })

  it('refuses a source that is no picture, with a sentence', async () => {
    await expect(draw('a cat', Buffer.from('no picture'))).rejects.toMatchObject({
      name: 'ImageModelError',
      code: 'source_missing',
    })
  })

  it('draws something for any prompt, and never the prompt itself', async () => {
    const plain = await draw('florp')
    expect(await draw('florp', null, { seed: 5 })).toEqual(plain)
    for (const prompt of ['<image href="file:///etc/hostname"/>', '猫', '&&&&', 'a'.repeat(4000)]) {
      expect((await sharp(await draw(prompt, null, { width: 256, height: 256 })).metadata()).format).toBe('png')
    }
  })

  it('reports its progress from 0 to 1', async () => {
    const seen: number[] = []
    const context = { signal: new AbortController().signal, onProgress: (fraction: number) => seen.push(fraction) }
    await sketch.generate(
      { kind: 'text2img', prompt: 'a cat', width: 256, height: 256, seed: 1, source: null, references: [] },
      context,
    )
    expect(seen).toEqual([...seen].sort((one, other) => one - other))
    expect([seen[0], seen.at(-1)]).toEqual([0, 1])
    expect(seen.length).toBeGreaterThan(4)
  })

  it('takes its time, and stops at once with the reason when it is aborted', async () => {
    const controller = new AbortController()
    const reason = new Error('Enough.')
    const slow = createSketch({ minimumDurationMs: 60_000 })
    const request = {
      kind: 'text2img',
      prompt: 'a cat',
      width: 256,
      height: 256,
      seed: 1,
      source: null,
      references: [],
    } as const
    const drawing = slow.generate(request, { signal: controller.signal, onProgress: () => controller.abort(reason) })
    await expect(drawing).rejects.toBe(reason)
    await expect(slow.generate(request, { ...quiet, signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })

  it('can draw every size that it offers', () => {
    expect(sketch.info.sizes).toContain(sketch.info.default_size)
    for (const size of sketch.info.sizes) expect(size).toMatch(/^\d+x\d+$/)
  })

  it('brings a pond with a boat, and leaves the rest of the land dry', async () => {
    const land = await draw('a house in the forest')
    const withBoat = await draw('add a boat', land)
    const boat = readScene(withBoat)?.actors.find(({ icon }) => icon === 'sailboat')
    if (!boat) throw new Error('There is no boat in the picture.')
    const box = boundsOf(boat, createFrame(side, side))
    const isNear = (x: number, y: number) =>
      Math.abs(x - (box.x + box.width / 2)) < box.width * 0.8 && y > box.y && y < box.y + box.height * 1.1
    expect(await changed(land, withBoat, isNear)).toBeGreaterThan(0.3)
    expect(await changed(land, withBoat, (x, y) => !isNear(x, y))).toBe(0)
  })

  it('paints the trees and nothing else', async () => {
    const green = await draw('a cat in the park')
    const orange = await draw('make the trees orange', green)
    expect(await changed(green, orange)).toBeGreaterThan(0.02)
    expect(await changed(green, orange, (_, y) => y < side * 0.3 || y > side * 0.75)).toBe(0)
  })

  it('lights a lighthouse by night', async () => {
    const night = await draw('a lighthouse at night')
    const lamp = readScene(night)?.actors[0]
    if (!lamp) throw new Error('There is no lighthouse in the picture.')
    const { x, y, width, height } = boundsOf(lamp, createFrame(side, side))
    const { data } = await pixelsOf(night)
    const at = (Math.round(y + height * 0.22) * side + Math.round(x + width / 2)) * 3
    expect(Math.min(...data.subarray(at, at + 2))).toBeGreaterThan(220)
  })
})
