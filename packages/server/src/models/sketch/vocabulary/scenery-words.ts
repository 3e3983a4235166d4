import type { Framing, Glow, Place, Pose, Style, Time, Weather } from '../scene/scene.js'
import type { Look, Meaning } from './meaning.js'

/*
 * The words of the whole picture: weather, hours and lights, places, styles, framings, and what somebody does with the
 * body. A phrase may have up to four words; the longest one that fits wins.
 */

export const weatherWords: Record<Weather, string> = {
  clear:
    'sunny, clear sky, clear skies, clear weather, sunshine, sun, blue sky, good weather, cloudless, summer, after rain, after the rain, after a storm, after the storm',
  cloudy: 'cloudy, clouds, overcast, grey sky, gray sky, clouded, cloudy sky',
  rain: 'rain, rainy, raining, rains, raindrops, shower, rain shower, wet weather, monsoon',
  storm: 'storm, stormy, thunder, thunderstorm, lightning, lightning bolts, tempest, hurricane, thunder and lightning',
  snow: 'snow, snowy, snowing, snows, snowfall, snowflakes, winter, wintry, on christmas, at christmas, snow covered, snowcapped',
  fog: 'fog, foggy, mist, misty, haze, hazy',
  wind: 'wind, windy, breeze, breezy, gusty',
  drizzle: 'drizzle, drizzling, drizzly, sprinkle of rain, spitting rain',
  hail: 'hail, hailing, hailstorm, hailstones, hailstone, sleet',
  blizzard: 'blizzard, snowstorm, snow storm, whiteout, polar storm',
  sandstorm: 'sandstorm, sand storm, dust storm, duststorm',
  'falling leaves':
    'falling leaves, leaves falling, autumn leaves falling, leaves in the wind, autumn wind, blowing leaves',
  'falling petals':
    'falling petals, petals falling, cherry blossoms falling, falling cherry blossoms, petals in the wind, blossoms falling, sakura season, falling blossoms',
}

/** More or less of a weather than usual. */
const strengths: [weather: Weather, strength: number, words: string][] = [
  [
    'rain',
    2,
    'heavy rain, heavily raining, raining heavily, raining hard, pouring, pouring rain, downpour, torrential rain, heavier rain, rainstorm, raining cats and dogs',
  ],
  ['rain', 0.5, 'light rain, gentle rain, soft rain, lighter rain, raining lightly, a little rain'],
  ['snow', 2, 'heavy snow, snowing heavily, heavy snowfall, thick snow, lots of snow, deep snow, heavier snow'],
  ['snow', 0.4, 'light snow, gentle snow, light snowfall, snowing lightly, a little snow, lighter snow, snow flurries'],
  ['fog', 1.5, 'thick fog, dense fog, heavy fog, thicker fog, thick mist'],
  ['fog', 0.5, 'light fog, light mist, thin fog, thin mist, thinner fog'],
  ['wind', 1.8, 'strong wind, strong winds, gale, stormy wind, stronger wind, very windy'],
  ['wind', 0.5, 'light wind, light breeze, gentle breeze, gentle wind'],
  ['cloudy', 0.5, 'partly cloudy, a few clouds, few clouds, some clouds'],
  ['cloudy', 1.6, 'heavy clouds, dark clouds, thick clouds, heavily clouded'],
  ['storm', 1.7, 'heavy storm, violent storm, big storm, heavy thunderstorm, raging storm'],
  ['hail', 1.8, 'heavy hail'],
]

export const weatherStrengths = strengths.map(
  ([weather, strength, words]) => [{ is: 'weather', weather, strength }, words] as const satisfies [Meaning, string],
)

export const timeWords: Record<Time, string> = {
  day: 'day, daytime, daylight, noon, midday, afternoon, day time, by day, high noon',
  dawn: 'dawn, sunrise, morning, early morning, daybreak, sun rise, first light',
  'golden hour': 'golden hour, late afternoon, golden light, warm evening light, magic hour, golden sunlight',
  sunset: 'sunset, evening, sundown, sun set, sunsets, red sky, evening sun, 🌅',
  dusk: 'dusk, twilight, blue hour, nightfall, after sunset, late evening',
  night:
    'night, getting dark, gets dark, get dark, dark outside, after dark, getting late, nighttime, midnight, night time, moonlight, moonlit, starry night, night sky, starry sky, stars, under the stars, moon, at dark, starlight, nights, at night, cyberpunk, neon, neon lights, noir, haunted, halloween, dark night, 🌃',
}

const glows: Record<Glow, string> = {
  'full moon': 'full moon, big moon, huge moon, giant moon, supermoon, bright moon',
  'northern lights': 'northern lights, aurora, aurora borealis, polar lights, southern lights',
  'shooting stars': 'shooting stars, falling stars, meteor shower, meteors, comets',
  fireflies: 'fireflies, glow worms, glowworms, lightning bugs',
  sunbeams: 'sunbeams, sun beams, sunbeam, sun rays, sunrays, rays of light, god rays, rays of sunlight, light rays',
  'candle light': 'candle light, candlelight, candlelit, by candlelight, by candle light, firelight, lantern light',
}

const styles: Record<Style, string> = {
  flat: 'flat style, flat design, flat colors, flat colours, normal style, usual style, original style, default style, cartoon style, vector style, vector art, vector illustration, full color, full colour, in color again, in colour again',
  night: 'night style, night mode, night look, moonlit style, moonlight style, moonlight look',
  sepia:
    'sepia, sepia tone, sepia tones, sepia toned, sepia style, old photo, old photograph, vintage photo, vintage photograph, vintage style, antique photo, old fashioned photo, old photo style, vintage look, retro photo',
  pencil:
    'pencil drawing, pencil sketch, pencil style, pencil drawing style, pencil sketch style, in pencil, graphite, graphite drawing, line drawing, hand drawn, charcoal drawing, charcoal sketch, line art, sketch style, hand drawing, drawn in pencil, drawn with a pencil',
  pixel:
    'pixel, pixel art, pixel style, pixel art style, pixelart, pixels, pixelated, pixellated, 8 bit, 8bit, 8 bit style, 16 bit, 16bit, 16 bit style, retro game, retro game style, video game style, retro video game',
}

const framings: Record<Framing, string> = {
  usual: 'full body, full figure, full shot, medium shot, normal view, usual view, normal framing, full view',
  portrait: 'portrait, portrait of, portraits, headshot, head shot, head and shoulders, portrait shot, bust of, selfie',
  'close-up': 'close up, closeup, close ups, close shot, extreme close up, zoom in, zoomed in, zoom in on, close up of',
  wide: 'wide shot, wide angle, wide view, long shot, zoom out, zoomed out, panorama, panoramic, panoramic view, from afar, establishing shot, wide angle shot, birds eye view',
}

function looks<Key extends string>(
  words: Record<Key, string>,
  lookOf: (key: Key) => Look,
): (readonly [Meaning, string])[] {
  return (Object.keys(words) as Key[]).map((key) => [{ is: 'look', look: lookOf(key) }, words[key]])
}

export const lookWords: readonly (readonly [Meaning, string])[] = [
  ...looks(glows, (glow) => ({ glow })),
  ...looks(styles, (style) => ({ style })),
  ...looks(framings, (framing) => ({ framing })),
  [{ is: 'look', look: { strengthBy: 1.8 } }, 'heavier, stronger, more heavily, harder, more intense, thicker, denser'],
  [{ is: 'look', look: { strengthBy: 0.5 } }, 'weaker, gentler, softer, less heavy, less intense, calmer, milder'],
]

const poses: Record<Pose, string> = {
  sitting: 'sitting, sits, sit, seated, sitting down, sit down, squatting, kneeling',
  sleeping:
    'sleeping, asleep, napping, snoozing, sleep, sleeps, fall asleep, taking a nap, lying down, lies down, lying',
  running: 'running, runs, run, jogging, sprinting, racing, galloping, rushing',
  jumping: 'jumping, jumps, jump, leaping, leaps, hopping, bouncing, jumping for joy',
  dancing: 'dancing, dances, dance, dancing with, ballet dancing, twirling',
  waving:
    'waving, wave at the camera, wave to the camera, waving at the camera, waving to the camera, waves hello, waving hello, waving goodbye, wave hello, greeting, saying hello, saying hi, raising a hand',
  'holding hands': 'holding hands, hold hands, hand in hand, holding paws, holds hands, holding hands with, paw in paw',
  hugging:
    'hugging, hugs, hug, hugging each other, embracing, cuddling, cuddles, cuddling with, hug each other, embrace',
  kissing: 'kissing, kiss, kisses, kissing each other, kiss each other',
}

export const poseWords: readonly (readonly [Meaning, string])[] = [
  ...(Object.keys(poses) as Pose[]).map((pose) => [{ is: 'pose', pose }, poses[pose]] as const),
  [
    { is: 'pose', pose: null },
    'standing, stand up, stands up, standing up, wake up, wakes up, woke up, wake it up, wake him up, wake her up, wake them up, awake, standing still',
  ],
]

export const placeWords: Record<Place, string> = {
  meadow: 'meadow, field, grass, lawn, hill, hills, countryside, grassland, nature, outdoors, prairie',
  park: 'park, playground, picnic spot, on a picnic, at a picnic, having a picnic, picnicking',
  forest: 'forest, woods, woodland, forests, enchanted forest',
  jungle: 'jungle, rainforest, rain forest, tropics',
  coast: 'cliff, cliffs, sea cliff, rocky coast, rocky shore, coastline, headland, cliffside',
  harbour: 'harbour, harbor, port, marina, pier, dock, docks, quay, jetty, seaport',
  beach:
    'beach, seaside, coast, shore, seashore, sand, island, tropical beach, desert island, by the sea, by the ocean, near the sea, next to the sea, beside the sea, tropical, tropical island, sandy beach, 🏖, 🏝',
  sea: 'sea, ocean, waves, high seas, open sea, at sea',
  underwater:
    'underwater, under water, under the sea, seabed, bottom of the sea, bottom of the ocean, under the ocean, aquarium, coral reef, reef, deep sea',
  lake: 'lake, pond, river, lakeside, riverside, stream, riverbank, in the water, in water, on the water, swimming pool, 🏞',
  waterfall:
    'by a waterfall, at a waterfall, by the waterfall, at the waterfall, near a waterfall, under a waterfall, waterfalls',
  mountains:
    'mountain, mountains, alps, peaks, mountain range, mountaintop, mountain top, himalayas, valley, mountain road, mountain path, winding road, grand canyon, canyon, 🌄, 🏔',
  volcano:
    'volcanic landscape, volcanic island, lava, lava field, lava fields, lava river, on a volcano, on the volcano, by a volcano, at the volcano, at a volcano, in a volcano, inside a volcano, volcano land',
  desert: '🏜, desert, dunes, dune, sahara, sand dunes',
  cave: 'cave, cavern, grotto, crystal cave, inside a cave, in a cave, dragon cave, underground',
  city: 'city, town, downtown, skyline, new york, london, paris, tokyo, berlin, urban, cityscape, metropolis, skyscrapers, times square, manhattan, 🏙, 🌆, 🌇, 🌉',
  street:
    'street, road, sidewalk, alley, city street, street corner, pavement, shopping street, market street, old town, boulevard, avenue, market, village street',
  village: 'village, hamlet, small town, neighborhood, neighbourhood, suburb',
  castle:
    'castle courtyard, courtyard, in a castle, in the castle, at the castle, castle garden, castle yard, inside a castle, in front of a castle, fortress, palace courtyard',
  farm: 'farm, barn, farmyard, ranch',
  garden:
    'garden, yard, backyard, front yard, flower garden, rose garden, vegetable garden, in the garden, greenhouse, orchard',
  stadium:
    'in a stadium, in the stadium, at the stadium, at a stadium, football stadium, soccer stadium, football field, soccer field, football pitch, soccer pitch, sports field, playing field, arena, race track',
  space:
    'space, outer space, galaxy, cosmos, universe, on the moon, on mars, mars, planet surface, milky way, orbit, nebula, 🌌',
  snowfield:
    'arctic, antarctica, north pole, south pole, winter landscape, winter wonderland, ice field, glacier, tundra, snowy landscape, snowy mountains, snowfield',
  room: 'room, living room, indoors, inside, at home, home, in the house, in a house, bathroom, interior, cosy room, cozy room, fireplace, in the office, in an office, office, studio apartment, castle hall, throne room, shop, bar, pub, hall, museum, gym, stage',
  kitchen: 'kitchen, bakery, cafe, coffee shop, restaurant, diner, pizzeria, in the kitchen',
  bedroom: 'bedroom, in bed, nursery, childrens room, kids room, hotel room, dormitory',
  classroom: 'classroom, in a classroom, at school, in school, schoolroom, lecture hall, class room',
  library: 'library, in a library, in the library, bookshop, bookstore, book store, study room, reading room, archive',
  table:
    'on a table, on the table, on a wooden table, kitchen table, dining table, still life, tabletop, on a plate, on a desk, on the desk',
  sky: 'sky, clouds above, above the clouds, in the clouds, on a cloud, heaven, in the air',
  studio:
    'studio, plain background, simple background, blank background, empty background, solid background, pastel background, no background, logo, sticker, emblem, icon of, clipart, clip art, mascot, t shirt design',
}
