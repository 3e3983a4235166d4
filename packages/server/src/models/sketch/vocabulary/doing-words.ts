import type { Meaning, Relation, Spot, Verb } from './meaning.js'

/*
 * The words that say what to do, and how one thing stands to another.
 */

export const verbWords: Record<Verb, string> = {
  show: 'draw, paint, sketch, create, generate, picture, illustrate, show, imagine, design',
  add: 'add, put, include, place, insert, append, also',
  give: 'give, gives, offer, dress, equip, let',
  remove:
    'remove, delete, erase, without, no, take off, take away, get rid of, lose, drop, minus, take out, instead of, clear away, hide, stop, no more, not, dont, exclude, except, strip, rather than, with no, leave out',
  change:
    'make, makes, change, turn, recolor, recolour, colour, color, paint it, dye, set, tint, should be, must be, could be, adjust, have',
  replace: 'replace, swap, exchange, substitute, switch, transform, convert',
  move: 'move, shift, bring, push, slide',
}

export const relationWords: Record<Relation, string> = {
  wearing: 'wearing, wears, wear, dressed in, dressed up in, puts on, put on, clothed in, dressed as',
  holding:
    'holding, holds, hold, carrying, carries, drinking, drinks, eating, eats, sipping, reading, playing with, playing, drink, eat, carry, licking, grabbing, has in its paw, flying a, baking, bakes, making, selling, serving, throwing, kicking, using, with in its paw',
  with: 'with, has, having, got, featuring, accompanied by',
  in: 'in, inside, into, within',
  on: 'on, onto, atop, on top of, riding, rides, ride, driving, drives, standing on, upon, aboard, riding on, riding in, driving in, sailing in, flying in, ride in, crossing',
  of: 'of, full of',
  beside:
    'next to, beside, by, near, alongside, together with, along with, close to, besides, chasing, meeting, watching, fighting, fights, fighting with, walking with, looking at, facing, against, versus, vs, and also',
  behind: 'behind, in back of',
  before: 'in front of, before',
  above: 'above, over',
  under: 'under, below, beneath, underneath',
  from: 'from, off, off of, out of',
  to: 'to, towards, for, become, becomes, as',
}

const spots: [Spot[], string][] = [
  [['left'], 'on the left, to the left, left side, on the left side, at the left, left'],
  [['right'], 'on the right, to the right, right side, on the right side, at the right, right'],
  [['middle'], 'in the middle, in the center, in the centre, center, centre, middle, centered'],
  [['top', 'left'], 'top left, upper left, top left corner, upper left corner, in the top left'],
  [['top', 'right'], 'top right, upper right, top right corner, upper right corner, in the top right'],
  [['bottom', 'left'], 'bottom left, lower left, bottom left corner, lower left corner'],
  [['bottom', 'right'], 'bottom right, lower right, bottom right corner, lower right corner'],
  [['top'], 'at the top, on the top, upwards, higher'],
  [['bottom'], 'at the bottom, downwards, lower'],
  [['sky'], 'in the sky, up in the sky, in the air, in the blue sky, in the night sky'],
  [['far'], 'in the background, in the distance, far away, in the back, further away'],
  [['near'], 'in the foreground, up close, in the front, closer'],
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
    { is: 'sheer', towards: 0.42 },
    'transparent, see through, translucent, sheer, semi transparent, clear plastic, half transparent, semitransparent, seethrough, transparency, glassy',
  ],
  [{ is: 'sheer', towards: 0.15 }, 'invisible, almost invisible, barely visible'],
  [{ is: 'sheer', towards: 1 }, 'opaque, solid, not transparent'],
  [{ is: 'shade', by: 0.1 }, 'lighter, brighter, light, bright, pale, pastel'],
  [{ is: 'shade', by: -0.12 }, 'darker, dark, deeper'],
  [{ is: 'degree', strength: 1.8 }, 'much, a lot, far, very, way, even, lot, extremely, totally, completely'],
  [{ is: 'degree', strength: 0.45 }, 'slightly, a bit, a little, a little bit, somewhat, bit, a touch'],
  [{ is: 'less' }, 'less, not so'],
  [
    { is: 'exactly' },
    'only, just, exactly, down to, no more than, reduce, reduce to, cut, cut down to, just the, only keep, keep only, keep just',
  ],
  [
    { is: 'scenery', part: 'trees', colour: '#e8823a' },
    'autumn, autumnal, in the fall, fall colors, fall leaves, autumn leaves',
  ],
  [{ is: 'scenery', part: 'trees', colour: null }, 'foliage, treetops'],
  [{ is: 'scenery', part: 'ground', colour: null }, 'ground, floor, land'],
  [{ is: 'scenery', part: 'water', colour: null }, 'water'],
  [{ is: 'another' }, 'another, more, extra, additional, second, one more, a second, a third, further'],
  [{ is: 'definite' }, 'the, this, that, these, those, its, his, her, their, my, your, our'],
  [{ is: 'indefinite' }, 'a, an'],
  [{ is: 'pronoun' }, 'it, him, he, she, them, they, itself, himself, herself, that one'],
  [{ is: 'everybody' }, 'everybody, everyone, everything, all of them, each of them, all'],
  [{ is: 'backdrop' }, 'background, backdrop, scenery, setting, wallpaper'],
  [
    { is: 'bodyPart' },
    'eyes, eye, ears, ear, tail, tails, nose, whiskers, paw, paws, feet, foot, hand, hands, face, head, mouth, legs, leg, arms, arm, belly, cheeks, hair, wings, beak, teeth, tongue, body, neck, shoulder, shoulders, hooves, horn, horns, mane',
  ],
  [{ is: 'measure' }, 'glass, bowl, plate, slice, piece, bottle, scoop, cone, bag, pot, pint, stack, pile'],
  [{ is: 'flying' }, 'flying, floating, hovering, soaring, flies, in flight'],
  [{ is: 'and' }, 'and, plus, as well as, with also, &'],
  [{ is: 'pause', ends: false }, 'then, but, while, so'],
]

export const doingWords: readonly (readonly [Meaning, string])[] = [
  ...activities.map(([icon, how, words]) => [{ is: 'activity', icon, how }, words] as const),
  ...spots.map(([names, words]) => [{ is: 'spot', spots: names }, words] as const),
  ...others,
]
