import type { GarmentKind, Mood, Pattern, Place, SceneryPart, Time, Weather } from '../scene/scene.js'

/*
 * The words that the illustrator knows beside the emoji's own: one entry a meaning, its words after it. A phrase may have
 * up to four words; the longest one that fits wins.
 */

export const colourWords: Record<string, string> = {
  '#e5383b': 'red, scarlet, cherry red, bright red, tomato red',
  '#c2183c': 'crimson, ruby, ruby red, cardinal red',
  '#8c1f33': 'maroon, burgundy, wine red, dark red, oxblood',
  '#ff8a1f': 'orange, tangerine coloured, ginger, bright orange, pumpkin orange',
  '#c4581c': 'dark orange, burnt orange, rust, rust red, terracotta, rusty',
  '#ffb76b': 'light orange, pale orange, apricot, pastel orange',
  '#ffb81c': 'amber, honey coloured, saffron',
  '#ffdd2e': 'yellow, lemon yellow, sunny yellow, bright yellow',
  '#fff0a0': 'light yellow, pale yellow, pastel yellow, vanilla',
  '#f3b61f': 'gold, golden, mustard, dark yellow, mustard yellow',
  '#3fae52': 'green, emerald, grass green, lush, bright green',
  '#9bdc4a': 'lime, lime green, light green, pale green, neon green, apple green, pastel green',
  '#2f6b45': 'dark green, forest green, bottle green, deep green, pine green, jungle green',
  '#7d8230': 'olive, olive green, army green, moss green',
  '#9be3c4': 'mint, mint green, sea green, sage',
  '#2bb8b0': 'teal, cyan, aqua, mint blue, petrol blue',
  '#35d6cc': 'turquoise, aquamarine blue, light teal, pale turquoise',
  '#2f7fe0': 'blue, royal blue, cobalt, bright blue, sapphire blue, electric blue',
  '#7cc4f5': 'light blue, sky blue, baby blue, azure, pale blue, pastel blue, powder blue, ice blue',
  '#22407f': 'dark blue, navy, navy blue, midnight blue, deep blue',
  '#4b3fa8': 'indigo, ultramarine, blue violet',
  '#8a55d1': 'purple, violet, lilac purple, bright purple',
  '#5a2f8a': 'dark purple, plum, aubergine coloured, deep purple, grape coloured',
  '#c6a5ee': 'lavender, lilac, light purple, mauve, pale purple, pastel purple, light violet',
  '#f56fae': 'pink, rose pink, bright pink, bubblegum pink',
  '#e62e8b': 'magenta, fuchsia, hot pink, neon pink, dark pink, deep pink',
  '#ffb9d2': 'light pink, pale pink, baby pink, pastel pink, blush pink',
  '#ff7f6e': 'coral coloured, salmon pink, salmon coloured, light red, coral red, pale red',
  '#ffc3a0': 'peach, peach coloured, peachy, skin coloured, nude coloured',
  '#8f5a36': 'brown, chocolate brown, chestnut brown, hazel, coffee coloured',
  '#5a3622': 'dark brown, espresso brown, mahogany, deep brown',
  '#b3713d': 'bronze, copper, caramel, copper coloured, cinnamon coloured',
  '#d9b48a': 'beige, tan, sand coloured, khaki, light brown, pale brown, sandy brown',
  '#fff3dc': 'cream, ivory, off white, cream coloured, eggshell',
  '#ffffff': 'white, snow white, snowy white, pure white',
  '#9aa0aa': 'grey, gray, ash grey, ash gray, slate grey',
  '#555a63': 'dark grey, dark gray, charcoal, charcoal grey, slate, anthracite',
  '#c9d0d8': 'silver, silvery, light grey, light gray, metallic, pale grey, platinum',
  '#3a3442': 'black, jet black, ebony, pitch black',
}

/** What a sky of these colours is: the hour, or the weather. */
export const skyColours: Record<string, { time?: Time; weather?: Weather }> = {
  '#e5383b': { time: 'sunset' },
  '#ff8a1f': { time: 'sunset' },
  '#8a55d1': { time: 'sunset' },
  '#f56fae': { time: 'sunset' },
  '#e62e8b': { time: 'sunset' },
  '#c6a5ee': { time: 'dawn' },
  '#ffb9d2': { time: 'dawn' },
  '#ff7f6e': { time: 'dawn' },
  '#ffc3a0': { time: 'dawn' },
  '#ffb76b': { time: 'dawn' },
  '#fff0a0': { time: 'dawn' },
  '#c2183c': { time: 'sunset' },
  '#c4581c': { time: 'sunset' },
  '#ffb81c': { time: 'sunset' },
  '#ffdd2e': { time: 'dawn' },
  '#f3b61f': { time: 'sunset' },
  '#2f7fe0': { time: 'day', weather: 'clear' },
  '#7cc4f5': { time: 'day', weather: 'clear' },
  '#22407f': { time: 'night' },
  '#4b3fa8': { time: 'night' },
  '#5a2f8a': { time: 'night' },
  '#3a3442': { time: 'night' },
  '#555a63': { weather: 'cloudy' },
  '#c9d0d8': { weather: 'cloudy' },
  '#9aa0aa': { weather: 'cloudy' },
  '#ffffff': { weather: 'cloudy' },
}

/** The words that can mean a part of the scenery when its colour is talked about. */
export const sceneryWords: Record<SceneryPart, string> = {
  sky: 'sky',
  trees: 'forest, woods, jungle, foliage, treetops',
  ground: 'grass, lawn, meadow, field, hill, hills, sand, beach, desert, dunes, ground, floor, land',
  water: 'water, sea, ocean, lake, river, pond, stream, waves',
  mountains: 'mountain, mountains, peaks, cliff, cliffs',
}

export const weatherWords: Record<Weather, string> = {
  clear: 'sunny, clear sky, clear skies, clear weather, sunshine, sun, blue sky, good weather, cloudless, summer',
  cloudy: 'cloudy, clouds, overcast, grey sky, gray sky, clouded',
  rain: 'rain, rainy, raining, rains, drizzle, pouring, pouring rain, downpour, raindrops, shower, wet weather, rainstorm, heavy rain',
  storm: 'storm, stormy, thunder, thunderstorm, lightning, tempest, hurricane',
  snow: 'snow, snowy, snowing, snows, snowfall, snowflakes, blizzard, snowstorm, winter, wintry, on christmas, at christmas, snow covered, snowcapped',
  fog: 'fog, foggy, mist, misty, haze, hazy',
  wind: 'wind, windy, breeze, breezy',
}

export const timeWords: Record<Time, string> = {
  day: 'day, daytime, daylight, noon, midday, afternoon, day time, by day',
  dawn: 'dawn, sunrise, morning, early morning, daybreak',
  sunset: 'sunset, dusk, evening, twilight, golden hour, sundown, sun set, sunsets, 🌅',
  night:
    'night, nighttime, midnight, night time, moonlight, moonlit, moonlight, starry night, night sky, starry sky, stars, under the stars, moon, full moon, at dark, starlight, nights, at night, cyberpunk, neon, neon lights, noir, haunted, halloween, northern lights, aurora, aurora borealis, 🌃',
}

export const placeWords: Record<Place, string> = {
  meadow:
    'meadow, field, grass, lawn, hill, hills, countryside, garden, yard, backyard, grassland, nature, outdoors, prairie',
  park: 'park, playground, picnic spot',
  forest: 'forest, woods, woodland, forests, enchanted forest',
  jungle: 'jungle, rainforest, rain forest, tropics',
  coast: 'cliff, cliffs, sea cliff, rocky coast, rocky shore, coastline, headland, harbor, harbour, cliffside',
  beach:
    'beach, seaside, coast, shore, seashore, sand, island, tropical beach, desert island, by the sea, by the ocean, near the sea, next to the sea, beside the sea, tropical, tropical island, sandy beach, 🏖, 🏝',
  sea: 'sea, ocean, waves, high seas, open sea, at sea',
  underwater:
    'underwater, under water, under the sea, seabed, bottom of the sea, bottom of the ocean, under the ocean, aquarium, coral reef, reef, deep sea',
  lake: 'lake, pond, river, lakeside, riverside, stream, riverbank, in the water, in water, on the water, swimming pool, 🏞',
  mountains:
    'mountain, mountains, alps, peaks, mountain range, mountaintop, mountain top, himalayas, valley, mountain road, mountain path, winding road, grand canyon, canyon, 🌄, 🏔',
  desert: '🏜, desert, dunes, dune, sahara, sand dunes',
  city: 'city, town, street, downtown, road, skyline, new york, london, paris, tokyo, berlin, urban, sidewalk, cityscape, metropolis, skyscrapers, alley, times square, manhattan, 🏙, 🌆, 🌇, 🌉',
  village: 'village, hamlet, small town, neighborhood, neighbourhood, suburb',
  farm: 'farm, barn, farmyard, ranch',
  space:
    'space, outer space, galaxy, cosmos, universe, on the moon, on mars, mars, planet surface, milky way, orbit, nebula, 🌌',
  snowfield:
    'arctic, antarctica, north pole, south pole, winter landscape, winter wonderland, ice field, glacier, tundra, snowy landscape, snowy mountains, snowfield',
  room: 'room, living room, kitchen, bedroom, indoors, inside, at home, home, library, cafe, coffee shop, classroom, restaurant, in the house, in a house, bathroom, interior, cosy room, cozy room, fireplace, in bed, nursery, in the office, in an office, studio apartment, castle hall, throne room, bakery, shop, bar, pub, diner, hall, museum, gym, stage',
  table:
    'on a table, on the table, on a wooden table, kitchen table, dining table, still life, tabletop, on a plate, on a desk, on the desk',
  sky: 'sky, clouds above, above the clouds, in the clouds, on a cloud, heaven, in the air',
  studio:
    'studio, plain background, simple background, blank background, empty background, solid background, pastel background, no background, logo, sticker, emblem, icon of, clipart, clip art, mascot, t shirt design',
}

export const moodWords: Record<Mood, string> = {
  happy: 'happy, smiling, cheerful, joyful, laughing, smile, glad, grinning, merry, smiles, proud',
  sad: 'sad, crying, unhappy, cry, tearful, gloomy, melancholic, lonely',
  sleepy: 'sleepy, sleeping, tired, asleep, napping, snoozing, sleep, dreaming, sleeps, yawning',
  angry: 'angry, grumpy, furious, annoyed, mad, cross',
  loving: 'loving, in love, lovestruck, kissing, kiss, romantic, affectionate, adoring',
  surprised: 'surprised, shocked, amazed, astonished, scared, frightened',
  excited: 'excited, thrilled, dancing, jumping, celebrating, playing happily, partying, cheering, energetic, ecstatic',
}

export const patternWords: Record<Pattern, string> = {
  striped: 'striped, stripy, stripes, stripe, stripey, pinstriped',
  dotted: 'dotted, spotted, polka dot, polka dots, polka dotted, dots, spotty, spots',
  checked: 'checked, checkered, plaid, tartan, chequered, gingham',
  starry: 'starry, star patterned, star pattern, star print',
  hearts: 'heart patterned, heart pattern, heart print, hearts pattern',
  flowers: 'floral, flowery, flower patterned, flower pattern, floral pattern, hawaiian',
}

/** Each garment's words; after a bar, the emoji that it is when nobody wears it. */
export const garmentWords: Record<GarmentKind, string> = {
  raincoat: 'raincoat, rain coat, mackintosh, slicker, oilskin, rain jacket, rainwear, poncho, mac | coat',
  coat: 'coat, overcoat, trench coat, winter coat, parka, trenchcoat, lab coat | coat',
  jacket: 'jacket, blazer, leather jacket, denim jacket, suit jacket, suit, vest, waistcoat | coat',
  cape: 'cape, cloak, superhero cape, robe',
  shirt: 't shirt, tshirt, tee, shirt, blouse, tee shirt, jersey | t-shirt',
  sweater: 'sweater, jumper, pullover, cardigan, christmas sweater, turtleneck',
  hoodie: 'hoodie, hooded sweatshirt, sweatshirt',
  dress: 'dress, gown, ball gown, sundress, tutu | dress',
  trousers: 'trousers, pants, jeans, slacks, overalls, dungarees, leggings | jeans',
  shorts: 'shorts, swim trunks, swimming trunks | shorts',
  skirt: 'skirt, kilt',
  boots: 'boots, boot, rain boots, wellies, wellingtons, rubber boots, cowboy boots, gumboots | womans-boot',
  shoes: 'shoes, shoe, sneakers, trainers, slippers, running shoes, sandals | running-shoe',
  socks: 'socks, sock, stockings | socks',
  gloves: 'gloves, mittens, glove, mitten | gloves',
  scarf: 'scarf, bandana, shawl, neckerchief, scarves | scarf',
  'bow tie': 'bow tie, bowtie, bow ties, bowties',
  tie: 'tie, necktie | necktie',
  necklace: 'necklace, pearls, collar, pearl necklace, lei | prayer-beads',
  'top hat': 'top hat, tophat, hat, bowler hat, magician hat, fedora | top-hat',
  cap: 'cap, baseball cap, beret | billed-cap',
  beanie: 'beanie, woolly hat, bobble hat, winter hat, knitted hat, wool hat, knit hat, warm hat',
  'sun hat': 'sun hat, sunhat, straw hat, bonnet, summer hat | womans-hat',
  'cowboy hat': 'cowboy hat, stetson, sombrero, sheriff hat, explorer hat',
  'party hat': 'party hat, birthday hat, cone hat',
  'wizard hat': 'wizard hat, witch hat, witchs hat, wizards hat, pointy hat, magic hat',
  'santa hat': 'santa hat, christmas hat, xmas hat, elf hat, santa claus hat, nightcap',
  'chef hat': 'chef hat, chefs hat, toque, cook hat, cooks hat',
  'graduation cap': 'graduation cap, mortarboard, graduation hat | graduation-cap',
  helmet: 'helmet, hard hat, bike helmet, safety helmet | rescue-workers-helmet',
  crown: 'crown, tiara, diadem, kings crown | crown',
  'flower crown': 'flower crown, flower wreath, crown of flowers, flower garland, daisy chain',
  bow: 'bow, ribbon, hair bow, hairbow | ribbon',
  headphones: 'headphones, headphone, headset, earphones, earmuffs | headphone',
  sunglasses: 'sunglasses, shades, sun glasses, cool glasses | sunglasses',
  glasses: 'glasses, spectacles, eyeglasses, reading glasses | glasses',
  goggles: 'goggles, ski goggles, swimming goggles, aviator goggles, diving goggles | goggles',
  backpack: 'backpack, rucksack, knapsack, school bag, schoolbag | backpack',
}

export const numberWords: Record<number, string> = {
  1: 'one, single, lone',
  2: 'two, couple of, a couple of, pair, both, twin',
  3: 'three, few, a few, some, trio of',
  4: 'four, several',
  5: 'five',
  6: 'six, many, lots of, a lot of, bunch of, a bunch of, group of, a group of, plenty of, lots, half a dozen, family of, a family of',
  7: 'seven',
  8: 'eight',
  9: 'nine',
  10: 'ten, countless, loads of',
  11: 'eleven',
  12: 'twelve, dozen, a dozen, dozens of',
  13: 'thirteen',
  14: 'fourteen',
  15: 'fifteen',
  16: 'sixteen',
  17: 'seventeen',
  18: 'eighteen',
  19: 'nineteen',
  20: 'twenty, two dozen',
  24: 'hundred, a hundred, hundreds of, thousand, a thousand, thousands of, thirty, forty, fifty',
}
