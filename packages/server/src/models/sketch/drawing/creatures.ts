/** Where a whole-bodied emoji can be dressed, in its own 32 by 32 grid. Most look to the left. */
export interface Creature {
  /** The middle of the head, a hat's brim, the head's width; the middle of the eyes and half their distance. */
  head: { x: number; top: number; width: number; eyesX: number; eyesY: number; spread: number }
  /** Where a scarf or a bow tie goes, and how wide it is there. */
  neck: { x: number; y: number; width: number }
  /** The part of the body that a coat covers: its middle, its width and height. */
  body: { x: number; y: number; width: number; height: number }
  /** Where something held is. */
  hand: { x: number; y: number }
  /** Faces the viewer, so that it can wear what people wear. */
  isFrontal: boolean
}

type Head = [x: number, top: number, width: number, eyesX: number, eyesY: number, spread: number]
type Neck = [x: number, y: number, width: number]
type Body = [x: number, y: number, width: number, height: number]

function creature(head: Head, neck: Neck, body: Body, hand: [x: number, y: number], isFrontal = false): Creature {
  const [x, top, width, eyesX, eyesY, spread] = head
  return {
    head: { x, top, width, eyesX, eyesY, spread },
    neck: { x: neck[0], y: neck[1], width: neck[2] },
    body: { x: body[0], y: body[1], width: body[2], height: body[3] },
    hand: { x: hand[0], y: hand[1] },
    isFrontal,
  }
}

/** For an emoji that nobody measured: a head in the upper left, as most animals look to the left. */
export const anyCreature = creature([10, 7, 9, 9, 10, 2.2], [11, 15, 8], [18, 18, 12, 9], [5, 19])

/** For a round face, which is all head. */
export const anyFace = creature([16, 6, 20, 16, 13, 4.5], [16, 29, 12], [16, 27, 14, 6], [28, 25])

export const creatures: ReadonlyMap<string, Creature> = new Map([
  ['knight', creature([16, 2.5, 10, 16, 7.6, 2.4], [16, 13, 8], [16, 19, 13, 11], [28, 20], true)],
  ['scarecrow', creature([16, 5, 10, 16, 8.4, 1.7], [16, 12.4, 8], [16, 18.5, 12, 13], [28, 14], true)],
  ['penguin', creature([16, 5, 13, 16, 10.2, 2.8], [16, 16, 14], [16, 21.5, 19, 14], [28, 21], true)],
  ['owl', creature([16, 4, 17, 16, 10, 5], [16, 16, 15], [16, 22, 20, 14], [26.5, 21], true)],
  ['front-facing-baby-chick', creature([16, 5.5, 11, 16, 10, 2.8], [16, 15, 10], [16, 20.5, 16, 11], [28, 20], true)],
  ['teddy-bear', creature([16, 6, 12, 16, 10, 2.6], [16, 16.5, 9], [16, 22, 15, 11], [27, 20], true)],
  ['ghost', creature([16, 5.5, 15, 16, 9.5, 4], [16, 19, 14], [16, 23, 19, 13], [28, 18], true)],
  ['snowman', creature([13.5, 6.5, 10, 16, 10.5, 2.6], [16, 16, 9], [16, 22.5, 17, 12], [28, 15], true)],
  ['snowman-without-snow', creature([13.5, 6.5, 10, 16, 10.5, 2.6], [16, 16, 9], [16, 22.5, 17, 12], [28, 15], true)],
  ['orangutan', creature([16, 6, 9, 16, 11.5, 2], [16, 18, 10], [16, 22, 15, 8], [27, 23])],
  ['octopus', creature([16, 6, 16, 16, 13.5, 6], [16, 20, 16], [16, 20, 14, 6], [28, 24])],
  ['crab', creature([16, 14, 14, 16, 14, 4], [16, 24, 8], [16, 20, 14, 6], [25, 7])],
  ['elephant', creature([10, 8.5, 10, 7.5, 12.5, 2.2], [15, 19, 6], [21, 15, 14, 14], [4, 22])],
  ['mammoth', creature([11, 6, 10, 10, 11, 2.4], [10, 19, 8], [20, 15, 13, 13], [4, 20])],
  ['duck', creature([10, 3.5, 9, 8.5, 7, 2.2], [10.5, 13, 7], [20, 18.5, 13, 9], [4, 10])],
  ['goose', creature([7.5, 4, 7, 6.5, 6.5, 1.8], [9, 13, 6], [16, 19, 12, 9], [3, 9])],
  ['horse', creature([9, 5.5, 7, 7, 8, 1.8], [11, 13, 7], [18, 16.5, 11, 8], [5, 17])],
  ['ewe', creature([9, 4.5, 9, 7.5, 8, 2], [9, 13, 7], [18, 15, 14, 11], [4, 12])],
  ['ram', creature([9, 4.5, 9, 7.5, 8, 2], [9, 13, 7], [18, 15, 14, 11], [4, 12])],
  ['goat', creature([7, 7, 7, 6.5, 9, 1.8], [9, 14, 6], [17, 16, 13, 8], [3, 12])],
  ['turtle', creature([5, 21.5, 5.5, 5, 23.5, 1.5], [8, 25.5, 3], [16, 21, 14, 8], [3.5, 27])],
  ['giraffe', creature([8, 5.5, 5.5, 6.5, 7, 1.5], [9.5, 15, 5], [17, 17, 10, 9], [3, 9])],
  ['baby-chick', creature([10, 4, 10, 9.5, 10, 2.4], [11, 16, 9], [18, 18, 13, 9], [3, 12])],
  ['bird', creature([9, 3.5, 10, 7.5, 9, 2.2], [10, 15, 10], [13, 18, 9, 8], [2, 11])],
  ['dragon', creature([10, 5.5, 7, 8.5, 8.5, 2], [11, 14.5, 6], [17, 21, 10, 6], [4, 14])],
  ['t-rex', creature([9.5, 4, 10, 9, 6.5, 2.2], [11, 14, 7], [14, 18.5, 10, 8], [6, 16])],
  ['sauropod', creature([7, 3.5, 6, 6.5, 5.5, 1.6], [7, 12, 5.5], [15, 19.5, 13, 9], [3, 8])],
  ['hedgehog', creature([7.5, 18, 7, 6, 21.5, 1.8], [10, 26, 4], [19, 20, 13, 10], [3, 26])],
  ['kangaroo', creature([6.5, 7, 6, 5.5, 9.5, 1.6], [9, 14, 5], [17, 15, 9, 8], [8, 20])],
  ['otter', creature([8, 11, 9, 8, 14, 2.4], [8, 19, 8], [15, 25, 13, 7], [13, 17])],
  ['beaver', creature([8, 6, 8, 7.5, 8.5, 2], [9, 15, 8], [18, 18, 11, 8], [7, 14])],
  ['skunk', creature([9.5, 15.5, 7, 8, 18.5, 1.9], [11, 23, 5], [18, 21, 12, 7], [4, 23])],
  ['deer', creature([8, 7.5, 7, 6.5, 9.5, 1.6], [9, 14, 5.5], [17, 16.5, 12, 8], [3, 12])],
  ['zebra', creature([7, 4.5, 6.5, 5.5, 7, 1.6], [9, 13, 6.5], [17, 16.5, 12, 8], [3, 11])],
  ['camel', creature([6.5, 4.5, 6.5, 5.5, 7, 1.6], [8.5, 14, 5.5], [18, 15, 11, 10], [3, 9])],
  ['two-hump-camel', creature([6.5, 4.5, 6.5, 5.5, 7, 1.6], [8.5, 14, 5.5], [18, 15, 11, 10], [3, 9])],
  ['llama', creature([6.5, 4.5, 6, 5.5, 8, 1.6], [8.5, 14, 5.5], [17, 18, 12, 8], [3, 10])],
  ['rhinoceros', creature([8, 13, 7, 6.5, 16, 1.7], [10, 21, 5], [19, 17, 13, 11], [3, 21])],
  ['hippopotamus', creature([9, 13.5, 9, 9, 15.5, 2.4], [10, 23, 8], [21, 18, 13, 9], [4, 22])],
  ['spouting-whale', creature([9, 10, 12, 13.5, 12.5, 2.4], [12, 20, 10], [18, 20, 12, 9], [4, 21])],
  ['dolphin', creature([14, 4, 9, 11, 9, 2], [15, 15, 8], [19, 13, 9, 9], [5, 12])],
  ['seal', creature([7.5, 7.5, 9, 7.5, 11, 2.4], [8, 18, 9], [16, 22, 13, 9], [4, 24])],
  ['tropical-fish', creature([12.5, 6.6, 10, 7, 14, 2.2], [10, 22, 7], [15, 16, 10, 12], [4, 20])],
  ['parrot', creature([13, 4, 10, 14, 7.5, 2.2], [13, 13.5, 9], [15, 19, 10, 9], [5, 17])],
  ['flamingo', creature([8.5, 4, 6, 8, 6.5, 1.5], [9, 12, 5], [16, 15, 13, 8], [3, 9])],
  ['swan', creature([6, 4.5, 6, 6, 8.5, 1.5], [7, 15, 5], [17, 22, 15, 8], [3, 10])],
  ['rooster', creature([8, 6, 7, 7, 8.5, 1.8], [8.5, 14, 7], [15, 19, 13, 9], [3, 10])],
  ['gorilla', creature([8, 5.5, 8, 5.5, 9, 1.7], [10, 15, 7], [18, 17, 13, 10], [4, 24])],
  ['chipmunk', creature([8.5, 7, 8, 7.5, 11, 1.8], [10, 16, 6], [13, 21, 9, 8], [5, 18])],
  ['badger', creature([9, 15.5, 7, 7.5, 18, 1.8], [12, 22, 5], [20, 19, 13, 8], [4, 22])],
  ['leopard', creature([8, 6, 8, 6.5, 10, 1.8], [10, 16, 6], [18, 16, 12, 9], [3, 13])],
  ['snail', creature([6, 4, 8, 6, 4, 3], [6, 18, 7], [18, 17, 12, 12], [3, 22])],
])
