import { describe, expect, it } from 'vitest'
import { composeScene, editScene } from './compose.js'
import { isAfloat } from './layout/water.js'
import type { Actor, Scene } from './scene/scene.js'

const size = { width: 1024, height: 1024 }
const start = (prompt: string) => composeScene({ ...size, prompt }, 5)
const edit = (scene: Scene, prompt: string) => editScene(scene, { ...size, prompt })
const one = (scene: Scene, icon: string): Actor => {
  const [actor, ...others] = scene.actors.filter((candidate) => candidate.icon === icon)
  if (!actor || others.length > 0) throw new Error(`There are ${others.length + (actor ? 1 : 0)} of ${icon}.`)
  return actor
}
const count = (scene: Scene, icon: string) => scene.actors.filter((actor) => actor.icon === icon).length
const worn = (actor: Actor) => actor.wears.map(({ kind }) => kind)

describe('what newcomers ask for first', () => {
  const drawn = (prompt: string, seed = 5) => composeScene({ ...size, prompt }, seed)

  it('lets a lion stand on top of a rock, big enough to be what the picture is of', () => {
    const [lion, rock] = drawn('a lion on a rock').actors
    expect(lion?.size).toBeGreaterThan(rock?.size ?? 1)
    expect(lion?.y).toBeLessThan((rock?.y ?? 0) - (rock?.size ?? 0) * 0.6)
  })

  it('seats three crows on a fence side by side', () => {
    const crows = drawn('three crows on a fence').actors.filter(({ icon }) => icon === 'blackbird')
    const [one, two] = crows.map(({ x }) => x).sort()
    expect(crows).toHaveLength(3)
    expect((two ?? 0) - (one ?? 0)).toBeGreaterThan((crows[0]?.size ?? 1) * 0.6)
  })

  it('draws a drone on a plain background in the middle of it, and big', () => {
    const { actors } = drawn('a drone on a plain background')
    expect(actors[0]?.x).toBeCloseTo(0.5, 1)
    expect(actors[0]?.size).toBeGreaterThan(0.5)
  })

  it('takes two lovers for two people', () => {
    expect(drawn('two lovers under a tree').actors.map(({ icon }) => icon)).toEqual(['man', 'woman', 'deciduous-tree'])
  })

  it('sends a pirate ship to sea', () => {
    expect(drawn('a pirate ship in a storm').place).toBe('sea')
  })

  it.each([
    ['a pirate cat', 'cat-face', 'pirate hat'],
    ['a cat pirate', 'cat-face', 'pirate hat'],
    ['a cat dressed as a pirate', 'cat-face', 'pirate hat'],
    ['an octopus as a chef', 'octopus', 'chef hat'],
    ['a ninja frog', 'frog', 'hoodie'],
    ['an astronaut dog', 'dog-face', 'helmet'],
  ])('dresses %s', (prompt, icon, garment) => {
    const { actors } = drawn(prompt)
    expect(actors.map((actor) => actor.icon)).toEqual([icon])
    expect(actors[0]?.wears.map(({ kind }) => kind)).toContain(garment)
  })
})

describe('a conversation about a picture', () => {
  it('plays the three sentences: the same cat, in the rain, with cocoa, in a see-through coat', () => {
    const first = start('Draw a cute cartoon cat in a yellow raincoat.')
    const cat = one(first, 'cat-face')
    expect(cat.wears).toEqual([{ kind: 'raincoat', colour: '#ffdd2e', pattern: null, opacity: 1 }])

    const second = edit(first, 'Nice! Now make it raining, and give the cat a cup of hot cocoa.')
    expect(second.weather).toBe('rain')
    expect(one(second, 'cat-face')).toEqual({ ...cat, holds: [expect.objectContaining({ icon: 'hot-beverage' })] })

    const third = edit(second, 'The raincoat should be more transparent, you can see the pattern underneath')
    const coat = one(third, 'cat-face').wears[0]
    expect(coat).toMatchObject({ kind: 'raincoat', colour: '#ffdd2e' })
    expect(coat?.opacity).toBeLessThan(0.5)
    expect(third).toEqual({ ...second, actors: third.actors, focus: cat.id, focusPart: 'wears raincoat' })
  })

  it('leaves everybody where they are when somebody is added', () => {
    const before = start('a cat and a dog in the park')
    const after = edit(before, 'add a rabbit and two balloons')
    expect(after.actors.slice(0, 2)).toEqual(before.actors)
    expect(count(after, 'rabbit-face')).toBe(1)
    expect(count(after, 'balloon')).toBe(2)
  })

  it('changes nothing for words that it does not know', () => {
    const before = start('a cat in a hat')
    expect(edit(before, 'zorblax the quuxly florp')).toEqual(before)
  })

  it('takes off one garment and keeps the others', () => {
    const before = start('a dog wearing a red scarf, a hat and sunglasses')
    const after = edit(before, 'Please remove the hat')
    expect(worn(one(after, 'dog-face'))).toEqual(['scarf', 'sunglasses'])
  })

  it('recolours only what was named', () => {
    const before = start('a fox in a blue coat with a green scarf')
    const fox = one(edit(before, 'make the coat red'), 'fox')
    expect(fox.wears.map(({ colour }) => colour)).toEqual(['#e5383b', '#3fae52'])
    expect(fox.colour).toBeNull()
  })

  it('knows what "it" is: what was talked about last', () => {
    const hat = edit(start('a bear in the forest'), 'give the bear a hat')
    expect(one(edit(hat, 'make it purple'), 'bear').wears[0]).toMatchObject({ kind: 'top hat', colour: '#8a55d1' })
    expect(one(edit(hat, 'remove it'), 'bear').wears).toEqual([])
  })

  it('makes bigger and smaller without moving the feet', () => {
    const before = start('a penguin and a cat')
    const bigger = edit(before, 'make the penguin much bigger')
    expect(one(bigger, 'penguin').size).toBeGreaterThan(one(before, 'penguin').size * 1.3)
    expect(one(bigger, 'penguin').y).toBe(one(before, 'penguin').y)
    expect(one(bigger, 'cat-face')).toEqual(one(before, 'cat-face'))
    expect(one(edit(bigger, 'the penguin should be smaller'), 'penguin').size).toBeLessThan(one(bigger, 'penguin').size)
  })

  it('changes time, weather and place, and nobody moves', () => {
    const before = start('a cat on the beach')
    const night = edit(before, 'make it night with snow')
    expect(night).toMatchObject({ time: 'night', weather: 'snow', place: 'beach', actors: before.actors })
    const city = edit(night, 'Change the background to a city. Stop the snow.')
    expect(city).toMatchObject({ time: 'night', weather: 'clear', place: 'city', actors: before.actors })
  })

  it('counts: so many, more of them, some fewer', () => {
    const three = start('three red balloons')
    expect(count(three, 'balloon')).toBe(3)
    expect(three.actors.every(({ colour }) => colour === '#e5383b')).toBe(true)
    const five = edit(three, 'add two more balloons')
    expect(count(five, 'balloon')).toBe(5)
    expect(five.actors.slice(0, 3)).toEqual(three.actors)
    expect(count(edit(five, 'remove one balloon'), 'balloon')).toBe(4)
    expect(count(edit(five, 'remove the balloons'), 'balloon')).toBe(0)
  })

  it('turns one subject into another in the same place and the same clothes', () => {
    const before = start('a cat wearing a crown')
    const [cat, dog] = [one(before, 'cat-face'), one(edit(before, 'turn the cat into a dog'), 'dog-face')]
    expect(dog).toMatchObject({ x: cat.x, y: cat.y, size: cat.size, wears: cat.wears })
  })

  it('replaces what is worn and what is held', () => {
    const before = start('a bear wearing a hat and holding a balloon')
    const bear = one(edit(edit(before, 'replace the hat with a crown'), 'swap the balloon for an umbrella'), 'bear')
    expect(worn(bear)).toEqual(['crown'])
    expect(bear.holds.map(({ icon }) => icon)).toEqual(['umbrella'])
  })

  it('moves only whom it is told to move', () => {
    const before = start('a cat and a dog')
    const after = edit(before, 'move the dog to the left')
    expect(one(after, 'dog-face').x).toBeLessThan(0.35)
    expect(one(after, 'cat-face')).toEqual(one(before, 'cat-face'))
  })

  it('changes what somebody holds, when that is meant', () => {
    const before = start('a robot holding an umbrella in the city')
    const after = edit(before, 'make the umbrella yellow and bigger')
    expect(after.actors).toHaveLength(1)
    expect(one(after, 'robot').holds[0]).toMatchObject({ icon: 'umbrella', colour: '#ffdd2e' })
    expect(one(after, 'robot').holds[0]?.scale).toBeGreaterThan(1)
  })

  it('paints the sky, and nobody under it', () => {
    const before = start('a dog in the snow')
    expect(edit(before, 'make the sky pink')).toEqual({ ...before, time: 'sunset' })
  })

  it('puts all of them into a boat', () => {
    const after = edit(start('a cat and a dog on the lake'), 'Now put them on a boat')
    expect(one(after, 'dog-face').rides).toBe(one(after, 'cat-face').rides)
    expect(one(after, 'dog-face').rides).toBe(one(after, 'canoe').id)
  })

  it('sits two together in a boat', () => {
    const scene = start('a cat and a dog in a boat on the lake')
    const boat = one(scene, 'canoe')
    expect([one(scene, 'cat-face').rides, one(scene, 'dog-face').rides]).toEqual([boat.id, boat.id])
  })

  it('dresses everybody when everybody is meant', () => {
    const scene = start('three dogs in raincoats')
    expect(scene.actors.map(worn)).toEqual([['raincoat'], ['raincoat'], ['raincoat']])
    expect(edit(scene, 'give them all sunglasses').actors.map(worn)[0]).toContain('raincoat')
  })

  it('edits with a whole new sentence too', () => {
    const before = start('a cat in a yellow raincoat')
    const after = edit(before, 'A cat in a red raincoat holding a balloon in the snow')
    expect(after.actors).toHaveLength(1)
    expect(one(after, 'cat-face').wears).toEqual([{ kind: 'raincoat', colour: '#e5383b', pattern: null, opacity: 1 }])
    expect(after.weather).toBe('snow')
  })

  it.each([
    ['A lighthouse on a cliff at sunset, with two sailing boats.', 'coast'],
    ['a sailboat', 'sea'],
    ['a lake in the mountains with a castle', 'lake'],
    ['a cat with a fish', 'beach'],
    ['a bowl of ramen', 'table'],
    ['coffee in the kitchen', 'table'],
    ['a logo for a coffee shop', 'studio'],
    ['a knight and a dragon', 'meadow'],
  ])('finds the place for %s: %s', (prompt, place) => {
    expect(start(prompt).place).toBe(place)
  })

  it('keeps boats in the water and lighthouses on the cliff', () => {
    const scene = start('A lighthouse on a cliff at sunset, with two sailing boats.')
    const tower = one(scene, 'lighthouse')
    const boats = scene.actors.filter(({ icon }) => icon === 'sailboat')
    expect(boats).toHaveLength(2)
    for (const boat of [...boats, ...edit(start('a house in the forest'), 'add a boat').actors.slice(1)])
      expect(isAfloat(boat, scene)).toBe(true)
    expect(tower.y).toBeLessThan(Math.min(...boats.map(({ y }) => y)))
    expect(tower.x).toBeGreaterThan(Math.max(...boats.map(({ x }) => x)))
  })

  it('shows what a place is named after where there is nobody else', () => {
    expect(count(start('a coffee shop'), 'hot-beverage')).toBe(1)
  })

  it.each([
    ['three red balloons', 'cut it down to one', 'balloon', 1],
    ['three red balloons', 'only one balloon', 'balloon', 1],
    ['five cats and a dog', 'just two cats', 'cat-face', 2],
    ['five cats and a dog', 'keep only one of them', 'cat-face', 1],
    ['a cat', 'exactly three cats', 'cat-face', 3],
  ])('%s, then "%s"', (first, second, icon, expected) => {
    const before = start(first)
    const after = edit(before, second)
    expect(count(after, icon)).toBe(expected)
    const others = (scene: Scene) => scene.actors.filter((actor) => actor.icon !== icon)
    expect(others(after)).toEqual(others(before))
  })

  it('knows that "her" is somebody, and that one of them is one', () => {
    const girl = edit(start('a girl with a balloon'), 'add 3 balloons')
    expect(one(edit(girl, 'make her happy'), 'girl').mood).toBe('happy')
    const seated = edit(girl, 'put her on a bench')
    expect(one(seated, 'girl').rides).toBe(one(seated, 'bench').id)
    const dogs = edit(start('three dogs'), 'make one of them black')
    expect(dogs.actors.map(({ colour }) => colour)).toEqual(['#3a3442', null, null])
  })

  it('makes the backdrop darker and lighter', () => {
    const night = edit(start('a cat'), 'make the background darker')
    expect(night.time).toBe('night')
    expect(edit(night, 'make the background brighter').time).toBe('day')
  })

  it('paints parts of the backdrop, and nobody changes', () => {
    const before = start('a cat in the park')
    const after = edit(edit(before, 'make the trees orange'), 'make the sky green')
    expect(after).toEqual({ ...before, paints: { trees: '#ff8a1f', sky: '#3fae52' } })
    expect(edit(after, 'make it night').paints).toEqual({ trees: '#ff8a1f' })
    expect(edit(after, 'change the background to a beach').paints).toBeUndefined()
  })

  it('gives a picture with nothing known in it a landscape by its seed', () => {
    const places = new Set(
      [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => composeScene({ ...size, prompt: 'florp' }, seed).place),
    )
    expect(places.size).toBeGreaterThan(2)
  })

  it('keeps everybody inside the picture, at every shape', () => {
    for (const [width, height] of [
      [1344, 768],
      [768, 1344],
      [256, 256],
    ] as const) {
      const scene = composeScene({ prompt: 'ten cats, five balloons, a castle and a tree', width, height }, 3)
      for (const { x, y } of scene.actors) {
        expect(x).toBeGreaterThan(0)
        expect(x).toBeLessThan(1)
        expect(y).toBeGreaterThan(0.05)
        expect(y).toBeLessThan(1)
      }
    }
  })
})
