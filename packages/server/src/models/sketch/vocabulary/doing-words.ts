import type { Meaning, Relation, Spot, Verb } from './meaning.js'

/*
 * The words that say what to do, and how one thing stands to another.
 */

export const verbWords: Record<Verb, string> = {
  show: 'draw, paint, sketch, create, generate, picture, illustrate, show, imagine, design',
  add: 'add, put, include, place, insert, append, also, not forget, dont forget, never forget',
  give: 'give, gives, offer, dress, equip, let',
  remove:
    'remove, delete, erase, without, no, take off, take away, get rid of, lose, drop, minus, take out, instead of, clear away, hide, stop, no more, exclude, strip, rather than, with no, leave out',
  change:
    'make, makes, change, turn, recolor, recolour, colour, color, paint it, dye, set, tint, should be, must be, could be, adjust, have',
  replace: 'replace, exchange, substitute, transform, convert',
  swap: 'swap, switch, swap places of, switch places of, swap the places of, trade places of',
  move: 'move, shift, bring, push, slide, moves',
  keep: 'keep, keeps, leave, preserve, stay, stays, remains, remain',
}

export const relationWords: Record<Relation, string> = {
  wearing: 'wearing, wears, wear, should wear, dressed in, dressed up in, puts on, put on, clothed in, dressed as',
  holding:
    'holding, holds, hold, carrying, carries, drinking, drinks, eating, eats, sipping, reading, playing with, playing, drink, eat, carry, licking, grabbing, has in its paw, flying a, baking, bakes, making, selling, serving, throwing, kicking, using, with in its paw',
  with: 'with, has, having, got, gets, needs, wants, should get, should have, can have, featuring, accompanied by',
  in: 'in, inside, into, within, inside of',
  on: 'on, onto, riding, rides, ride, driving, drives, standing on, upon, aboard, riding on, riding in, driving in, sailing in, flying in, ride in, crossing, stands on, rests on, perched on',
  top: 'on top of, atop, on the top of, on the roof of, on the back of, on the head of',
  of: 'of, full of',
  beside:
    'next to, beside, by, near, at the side of, right next to, alongside, together with, along with, close to, besides, chasing, meeting, building a, building an, watching, fighting, fights, fighting with, walking with, looking at, facing, against, versus, vs, and also',
  left: 'left of, to the left of, on the left of, at the left of, left side of, to the left from',
  right: 'right of, to the right of, on the right of, at the right of, right side of, to the right from',
  between: 'between, in between, in the middle between',
  around: 'around, all around, surrounding, encircling, all round, in a circle around',
  behind: 'behind, in back of, right behind, at the back of',
  before: 'in front of, right in front of, before',
  above: 'above, over, high above, right above',
  under: 'under, below, beneath, underneath, right under, at the foot of',
  from: 'from, off, off of, out of, away from, away, down from, gets off, gets off of, get off, climbs off, jumps off, gets out of, get out of',
  to: 'to, towards, for, become, becomes, as',
  alike:
    'as big as, as large as, as tall as, as small as, the same size as, same size as, as high as, as little as, the size of',
  bigger: 'bigger than, larger than, taller than, higher than',
  smaller: 'smaller than, tinier than, shorter than, littler than',
}

const spots: [Spot[], string][] = [
  [
    ['left'],
    'on the left, to the left, leftwards, further left, more left, left side, on the left side, at the left, left',
  ],
  [
    ['right'],
    'on the right, to the right, rightwards, further right, more right, right side, on the right side, at the right, right',
  ],
  [
    ['middle'],
    'in the middle, in the center, in the centre, to the middle, to the center, center, centre, middle, centered, in the very middle',
  ],
  [['top', 'left'], 'top left, upper left, top left corner, upper left corner, in the top left'],
  [['top', 'right'], 'top right, upper right, top right corner, upper right corner, in the top right'],
  [['bottom', 'left'], 'bottom left, lower left, bottom left corner, lower left corner'],
  [['bottom', 'right'], 'bottom right, lower right, bottom right corner, lower right corner'],
  [['corner'], 'in the corner, in a corner, in one corner, corner'],
  [['top'], 'at the top, on the top, to the top, upwards, higher, top'],
  [['bottom'], 'at the bottom, to the bottom, downwards, lower, bottom'],
  [['sky'], 'in the sky, up in the sky, in the air, in the blue sky, in the night sky'],
  [
    ['far'],
    'in the background, in the distance, far away, in the back, further away, to the background, to the back, far behind, into the background',
  ],
  [
    ['near'],
    'in the foreground, up close, in the front, closer, to the foreground, to the front, into the foreground, in front',
  ],
]

/** What is done with a thing that goes without saying: the thing, in the hands or under the feet, and the words. */
const activities: [icon: string, how: 'holding' | 'on', words: string][] = [
  ['watering-can', 'holding', 'watering, waters'],
  ['paintbrush', 'holding', 'painting a picture, painting a portrait, painting a landscape, painting on a canvas'],
  ['microphone', 'holding', 'singing, sings, karaoke'],
  ['cooking', 'holding', 'cooking, cooks, frying'],
  ['camera', 'holding', 'taking a photo, taking photos, taking a picture, taking pictures, photographing'],
  ['fishing-pole', 'holding', 'fishing, fishes'],
  ['kite', 'holding', 'flying a kite, flies a kite, flying kites'],
  ['open-book', 'holding', 'studying, reading under, reading in, reading on'],
  ['yarn', 'holding', 'knitting'],
  ['mobile-phone', 'holding', 'on the phone, on a phone, talking on the phone, texting, taking a selfie'],
  ['shopping-bags', 'holding', 'shopping'],
  ['skis', 'on', 'skiing, skis'],
  ['surfboard', 'on', 'surfing, surfs'],
  ['skateboard', 'on', 'skateboarding, skating'],
  ['sled', 'on', 'sledding, sledging, sleighing, tobogganing'],
  ['bicycle', 'on', 'cycling, biking, bicycling'],
  ['canoe', 'on', 'kayaking, canoeing, rowing, paddling'],
]

const others: [Meaning, string][] = [
  [{ is: 'size', factor: 1.35, compared: false }, 'big, large, tall'],
  [
    { is: 'size', factor: 1.65, compared: false },
    'huge, giant, enormous, gigantic, massive, very big, very large, humongous',
  ],
  [{ is: 'size', factor: 0.7, compared: false }, 'small, little, short'],
  [{ is: 'size', factor: 0.45, compared: false }, 'tiny, mini, miniature, very small, teeny, minuscule'],
  [{ is: 'size', factor: 1.32, compared: true }, 'bigger, larger, taller, grow, enlarge, increase, huger, scale up'],
  [{ is: 'size', factor: 0.74, compared: true }, 'smaller, tinier, shrink, shorter, littler, decrease, scale down'],
  [
    { is: 'size', factor: 2, compared: false },
    'twice as big, twice as large, twice as tall, twice its size, twice the size, double the size, double its size, two times bigger, two times as big, 2x bigger, double',
  ],
  [{ is: 'size', factor: 3, compared: false }, 'three times as big, three times bigger, triple the size, 3x bigger'],
  [
    { is: 'size', factor: 0.5, compared: false },
    'half the size, half as big, half its size, half as large, half as tall, half size, twice as small, two times smaller',
  ],
  [
    { is: 'sheer', towards: 0.42 },
    'transparent, see through, translucent, sheer, semi transparent, clear plastic, half transparent, semitransparent, seethrough, transparency, glassy',
  ],
  [{ is: 'sheer', towards: 0.15 }, 'invisible, almost invisible, barely visible'],
  [{ is: 'sheer', towards: 1 }, 'opaque, solid, not transparent'],
  [{ is: 'shade', by: 0.1 }, 'lighter, brighter, light, bright, pale, pastel'],
  [{ is: 'shade', by: -0.12 }, 'darker, dark, deeper'],
  [{ is: 'degree', strength: 1.8 }, 'much, a lot, far, very, way, even, lot, extremely, totally, completely'],
  [{ is: 'degree', strength: 0.45 }, 'slightly, a bit, a little, a little bit, somewhat, bit, a touch'],
  [{ is: 'less' }, 'less, fewer, not so'],
  [
    { is: 'exactly' },
    'only, just, exactly, down to, no more than, not more than, all but, reduce, reduce to, cut, cut down to, just the, only keep, keep only, keep just',
  ],
  [
    { is: 'scenery', part: 'trees', colour: '#e8823a' },
    'autumn, autumnal, in the fall, fall colors, fall leaves, autumn leaves',
  ],
  [{ is: 'scenery', part: 'trees', colour: null }, 'foliage, treetops'],
  [{ is: 'scenery', part: 'ground', colour: null }, 'ground, floor, land'],
  [{ is: 'scenery', part: 'water', colour: null }, 'water'],
  [{ is: 'another' }, 'another, more, extra, additional, a second, a third, a fourth, further'],
  [{ is: 'definite' }, 'the, this, that, these, those, its, his, her, their, my, your, our'],
  [{ is: 'indefinite' }, 'a, an'],
  [{ is: 'pronoun' }, 'it, him, he, she, them, they, itself, himself, herself, that one'],
  [{ is: 'everybody' }, 'everybody, everyone, everything, all of them, each of them, all, every one of them'],
  [{ is: 'both' }, 'both, both of them, the two of them, them both'],
  [{ is: 'rest' }, 'the rest, everything else, everyone else, everybody else, all the others, the others, others'],
  [{ is: 'other' }, 'other'],
  [{ is: 'which', which: 1 }, 'first'],
  [{ is: 'which', which: 2 }, 'second'],
  [{ is: 'which', which: 3 }, 'third'],
  [{ is: 'which', which: 4 }, 'fourth'],
  [{ is: 'which', which: -1 }, 'last'],
  [{ is: 'which', which: 'biggest' }, 'biggest, largest, tallest'],
  [{ is: 'which', which: 'smallest' }, 'smallest, tiniest, shortest, littlest'],
  [{ is: 'which', which: 'left' }, 'leftmost, left most, left hand'],
  [{ is: 'which', which: 'right' }, 'rightmost, right most, right hand'],
  [{ is: 'not' }, 'not, dont, never, no longer, doesnt, isnt, nor'],
  [{ is: 'except' }, 'except, except for, apart from, but not, other than'],
  [{ is: 'backdrop' }, 'background, backdrop, scenery, setting, wallpaper'],
  [
    { is: 'bodyPart' },
    'eyes, eye, ears, ear, tail, tails, nose, whiskers, paw, paws, feet, foot, hand, hands, face, head, mouth, legs, leg, arms, arm, belly, cheeks, hair, wings, beak, teeth, tongue, body, neck, back, lap, shoulder, shoulders, hooves, horn, horns, mane',
  ],
  [{ is: 'measure' }, 'glass, bowl, plate, slice, piece, bottle, scoop, cone, bag, pot, pint, stack, pile'],
  [{ is: 'flying' }, 'flying, floating, hovering, soaring, flies, in flight'],
  [{ is: 'and' }, 'and, plus, as well as, with also, &'],
  [{ is: 'pause', ends: false }, 'then, but, while, so, please, pls, thanks, thank you'],
]

export const doingWords: readonly (readonly [Meaning, string])[] = [
  ...activities.map(([icon, how, words]) => [{ is: 'activity', icon, how }, words] as const),
  ...spots.map(([names, words]) => [{ is: 'spot', spots: names }, words] as const),
  ...others,
]
