import type { Actor, Garment, GarmentKind, HeldItem } from '../scene/scene.js'

type Slot = 'over' | 'top' | 'bottom' | 'feet' | 'hands' | 'neck' | 'head' | 'eyes' | 'ears' | 'back'

const slotOf: Record<GarmentKind, Slot> = {
  raincoat: 'over',
  coat: 'over',
  jacket: 'over',
  cape: 'back',
  shirt: 'top',
  sweater: 'top',
  hoodie: 'top',
  dress: 'top',
  trousers: 'bottom',
  shorts: 'bottom',
  skirt: 'bottom',
  boots: 'feet',
  shoes: 'feet',
  socks: 'feet',
  gloves: 'hands',
  scarf: 'neck',
  'bow tie': 'neck',
  tie: 'neck',
  necklace: 'neck',
  'top hat': 'head',
  cap: 'head',
  beanie: 'head',
  'sun hat': 'head',
  'cowboy hat': 'head',
  'pirate hat': 'head',
  'party hat': 'head',
  'wizard hat': 'head',
  'santa hat': 'head',
  'chef hat': 'head',
  'graduation cap': 'head',
  helmet: 'head',
  crown: 'head',
  'flower crown': 'head',
  bow: 'ears',
  headphones: 'ears',
  sunglasses: 'eyes',
  glasses: 'eyes',
  goggles: 'eyes',
  backpack: 'back',
}

/** Puts a garment on: what was worn in its place comes off. The order of putting on stays. */
export function putOn(actor: Actor, garment: Garment): void {
  const slot = slotOf[garment.kind]
  const at = actor.wears.findIndex(({ kind }) => slotOf[kind] === slot)
  if (at >= 0) actor.wears[at] = garment
  else if (actor.wears.length < 12) actor.wears.push(garment)
}

/** "The hat" is any hat, "the coat" any coat: the garment of this kind, or the one in its place. */
export function wornAs(actor: Actor, kind: GarmentKind): Garment | null {
  const general =
    kind === 'top hat' ||
    kind === 'coat' ||
    kind === 'jacket' ||
    kind === 'shirt' ||
    kind === 'cap' ||
    kind === 'boots' ||
    kind === 'shoes' ||
    kind === 'glasses'
  const exact = actor.wears.find((garment) => garment.kind === kind)
  const alike = general ? actor.wears.find((garment) => slotOf[garment.kind] === slotOf[kind]) : undefined
  return exact ?? alike ?? null
}

/** Puts a thing into a free hand; with both full, the second thing goes. */
export function hold(actor: Actor, item: HeldItem): void {
  if (actor.holds.length >= 2) actor.holds.pop()
  actor.holds.push(item)
}

/** Puts a garment in the place of another; one that was worn in the same place comes off. */
export function replaceWorn(actor: Actor, worn: Garment, by: Garment): void {
  actor.wears = actor.wears
    .filter((garment) => garment === worn || slotOf[garment.kind] !== slotOf[by.kind])
    .map((garment) => (garment === worn ? by : garment))
}
