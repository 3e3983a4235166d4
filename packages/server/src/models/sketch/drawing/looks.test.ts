import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { composeScene } from '../compose.js'
import { framings, glows, places, poses, type Scene, sceneSchema, styles, times, weathers } from '../scene/scene.js'
import { drawScene } from './draw-scene.js'

/** A name, and what it changes in the scene. */
type Look = readonly [string, Partial<Scene>]

const side = 256
const base = composeScene({ prompt: 'a cat and a dog in the park', width: side, height: side }, 5)

async function pixels(changes: Partial<Scene>): Promise<Buffer> {
  return sharp(await drawScene({ ...base, ...changes }, side, side))
    .removeAlpha()
    .raw()
    .toBuffer()
}

/** How far two pictures are from one another: the mean difference of a channel, 0 to 255. */
function distance(one: Buffer, other: Buffer): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += Math.abs((one[at] ?? 0) - (other[at] ?? 0))
  return sum / one.length
}

/** The two of these that look most alike, and how far apart they are. */
async function mostAlike(looks: readonly Look[]): Promise<[string, number]> {
  const drawn = await Promise.all(looks.map(async ([name, changes]) => [name, await pixels(changes)] as const))
  let least: [string, number] = ['', 255]
  for (const [index, [name, picture]] of drawn.entries()) {
    for (const [other, another] of drawn.slice(index + 1)) {
      const apart = distance(picture, another)
      if (apart < least[1]) least = [`${name} and ${other}`, apart]
    }
  }
  return least
}

const nightly: Partial<Scene> = { time: 'night' }

describe('a look', () => {
  it.each<[string, number, Look[]]>([
    ['place', 6, places.map((place) => [place, { place, actors: [] }])],
    ['weather', 3, weathers.map((weather) => [weather, { weather }])],
    ['hour', 8, times.map((time) => [time, { time }])],
    [
      'light by night',
      1,
      [
        ['night', nightly],
        ...glows.filter((glow) => glow !== 'sunbeams').map((glow): Look => [glow, { ...nightly, glows: [glow] }]),
      ],
    ],
    [
      'light by day',
      4,
      [
        ['day', {}],
        ['sunbeams', { glows: ['sunbeams'] }],
      ],
    ],
    ['style', 8, styles.map((style) => [style, { style }])],
    ['framing', 8, framings.map((framing) => [framing, { framing }])],
    ['strength of rain', 3, [0.5, 1, 2].map((strength) => [`${strength}`, { weather: 'rain', strength }] as const)],
  ])('is seen: every %s is at least %d from every other', async (_, least, looks) => {
    const [pair, apart] = await mostAlike(looks)
    expect(apart, pair).toBeGreaterThan(least)
  })

  it('is seen in every pose', async () => {
    const posed = poses.map((pose) => [pose, { actors: base.actors.map((actor) => ({ ...actor, pose })) }] as const)
    const [pair, apart] = await mostAlike([['standing', {}], ...posed])
    expect(apart, pair).toBeGreaterThan(1)
  })

  it('is the same for the same scene, in every style', async () => {
    for (const style of styles) {
      const scene: Scene = { ...base, style, weather: 'storm' }
      expect((await drawScene(scene, 128, 128)).equals(await drawScene(scene, 128, 128))).toBe(true)
    }
  })

  it('fits every size, for every style and framing', async () => {
    for (const style of styles) {
      for (const framing of framings) {
        const { width, height } = await sharp(await drawScene({ ...base, style, framing }, 200, 117)).metadata()
        expect([width, height]).toEqual([200, 117])
      }
    }
  })

  it('frames and styles a photo that is kept behind the drawing', async () => {
    const photo = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#3f8fc4' } })
      .webp()
      .toBuffer()
    const picture = photo.toString('base64')
    const plain = await pixels({ picture })
    for (const changes of [{ style: 'sepia' }, { style: 'pencil' }, { framing: 'portrait' }] as const)
      expect(distance(plain, await pixels({ ...changes, picture }))).toBeGreaterThan(4)
  })
})

describe('what people wear', () => {
  const dressed = (prompt: string) =>
    drawScene(composeScene({ prompt, width: side, height: side }, 5), side, side).then((png) =>
      sharp(png).removeAlpha().raw().toBuffer(),
    )

  it.each(['princess', 'astronaut', 'cook', 'cat', 'horse', 'robot', 'penguin'])(
    'is seen on a %s, whatever they wear by themselves',
    async (who) => {
      const plain = await dressed(`a ${who}`)
      for (const garment of ['raincoat', 'cape', 'top hat', 'goggles', 'sun hat'])
        expect(distance(plain, await dressed(`a ${who} wearing a ${garment}`)), garment).toBeGreaterThan(0.2)
    },
  )
})

describe('a style', () => {
  it('pixel has a grid of big pixels in few colours', async () => {
    const size = 624
    const data = await sharp(await drawScene({ ...base, style: 'pixel' }, size, size))
      .removeAlpha()
      .raw()
      .toBuffer()
    const at = (x: number, y: number) => data.subarray((y * size + x) * 3, (y * size + x) * 3 + 3).toString('hex')
    const colours = new Set<string>()
    for (let y = 0; y < size; y += 6) {
      for (let x = 0; x < size; x += 6) {
        colours.add(at(x, y))
        expect(at(x + 5, y + 5)).toBe(at(x, y))
      }
    }
    expect(colours.size).toBeLessThanOrEqual(32)
  })

  it('pencil is grey on paper, sepia is brown, night is dark and blue', async () => {
    const mean = async (changes: Partial<Scene>) => {
      const { channels } = await sharp(await drawScene({ ...base, ...changes }, side, side)).stats()
      return channels.map((channel) => channel.mean) as [number, number, number]
    }
    const [red, , blue] = await mean({ style: 'pencil' })
    expect(red).toBeGreaterThan(180)
    expect(red - blue).toBeLessThan(12)
    const brown = await mean({ style: 'sepia' })
    expect(brown[0] - brown[2]).toBeGreaterThan(30)
    const [day, moonlit] = [await mean({}), await mean({ style: 'night' })]
    expect(moonlit[2]).toBeGreaterThan(moonlit[0])
    expect(moonlit[1]).toBeLessThan(day[1] * 0.6)
  })
})

describe('the scene in an old picture', () => {
  it('is read without a style, and drawn flat as it was', async () => {
    const {
      style,
      strength,
      glows: lights,
      framing,
      ...old
    } = { ...base, style: undefined, strength: undefined, glows: undefined, framing: undefined }
    expect([style, strength, lights, framing]).toEqual([undefined, undefined, undefined, undefined])
    const read = sceneSchema.parse(JSON.parse(JSON.stringify(old)))
    expect(distance(await pixels(read), await pixels({ style: 'flat', framing: 'usual' }))).toBe(0)
  })

  it.each<[string, object]>([
    ['a style that there is not', { style: 'oil' }],
    ['more weather than there may be', { strength: 99 }],
    ['the same light a hundred times', { glows: Array.from({ length: 100 }, () => 'fireflies') }],
    ['a framing that there is not', { framing: 'x-ray' }],
  ])('is refused with %s', (_, changes) => {
    expect(sceneSchema.safeParse({ ...base, ...changes }).success).toBe(false)
  })
})
