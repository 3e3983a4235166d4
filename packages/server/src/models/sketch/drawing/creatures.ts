/** Where a whole-bodied emoji can be dressed, in its own 32 by 32 grid. It looks to the left unless said otherwise. */
export interface Creature {
  /** The middle of the head, a hat's brim, the head's width, its eyes and half their distance. */
  head: { x: number; top: number; width: number; eyes: number; spread: number }
  /** Where a scarf or a bow tie goes, and how wide it is there. */
  neck: { x: number; y: number; width: number }
  /** The part of the body that a coat covers: its middle, its width and height. */
  body: { x: number; y: number; width: number; height: number }
  /** Where something held is. */
  hand: { x: number; y: number }
}

type Numbers = [number, number, number, number, number]

function creature(head: Numbers, neck: number[], body: number[], hand: number[]): Creature {
  const [x, top, width, eyes, spread] = head
  const [neckX = 16, neckY = 16, neckWidth = 8] = neck
  const [bodyX = 16, bodyY = 22, bodyWidth = 14, bodyHeight = 8] = body
  const [handX = 8, handY = 22] = hand
  return {
    head: { x, top, width, eyes, spread },
    neck: { x: neckX, y: neckY, width: neckWidth },
    body: { x: bodyX, y: bodyY, width: bodyWidth, height: bodyHeight },
    hand: { x: handX, y: handY },
  }
}

/** For an emoji that nobody measured: a head in the upper middle. */
export const anyCreature = creature([16, 6, 12, 10, 3], [16, 15, 10], [16, 22, 15, 9], [6, 22])

export const creatures: ReadonlyMap<string, Creature> = new Map([['penguin', anyCreature]])
