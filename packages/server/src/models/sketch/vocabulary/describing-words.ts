import type { GarmentKind, Mood, Pattern, SceneryPart, Time, Weather } from '../scene/scene.js'

/*
 * The words that the illustrator knows beside the emoji's own: one entry a meaning, its words after it. A phrase may have
 * up to four words; the longest one that fits wins.
 */

export const colourWords: Record<string, string> = {
  '#e5383b': 'red, scarlet, crimson, ruby, cherry red',
  '#ff8a1f': 'orange, tangerine coloured, amber, ginger, apricot',
  '#ffdd2e': 'yellow, lemon yellow, sunny yellow',
  '#3fae52': 'green, emerald, grass green, lush',
  '#9bdc4a': 'lime, lime green, light green',
  '#2f6b45': 'dark green, forest green, olive green',
  '#2f7fe0': 'blue, royal blue, cobalt',
  '#7cc4f5': 'light blue, sky blue, baby blue, azure, pale blue',
  '#22407f': 'dark blue, navy, navy blue, midnight blue, indigo',
  '#2bb8b0': 'teal, turquoise, cyan, aqua, mint blue',
  '#9be3c4': 'mint, mint green, sea green',
  '#8a55d1': 'purple, violet, plum, lilac purple',
  '#c6a5ee': 'lavender, lilac, light purple, mauve',
  '#f56fae': 'pink, rose pink, salmon pink',
  '#e62e8b': 'magenta, fuchsia, hot pink, neon pink',
  '#ffb9d2': 'light pink, pale pink, baby pink, pastel pink',
  '#8f5a36': 'brown, chocolate brown, chestnut brown, hazel, bronze',
  '#d9b48a': 'beige, tan, sand coloured, khaki, light brown',
  '#fff3dc': 'cream, ivory, off white, cream coloured',
  '#3a3442': 'black, jet black, ebony',
  '#ffffff': 'white, snow white, snowy white',
  '#9aa0aa': 'grey, gray, ash grey, charcoal',
  '#c9d0d8': 'silver, silvery, light grey, light gray, metallic',
  '#f3b61f': 'gold, golden, mustard',
  '#8c1f33': 'maroon, burgundy, wine red, dark red',
  '#ff7f6e': 'coral coloured, peach, peach coloured, salmon coloured, light red',
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
  '#ffdd2e': { time: 'dawn' },
  '#f3b61f': { time: 'sunset' },
  '#2f7fe0': { time: 'day', weather: 'clear' },
  '#7cc4f5': { time: 'day', weather: 'clear' },
  '#22407f': { time: 'night' },
  '#3a3442': { time: 'night' },
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

export const moodWords: Record<Mood, string> = {
  happy: 'happy, smiling, cheerful, joyful, laughing, smile, glad, grinning, merry, smiles, proud',
  sad: 'sad, crying, unhappy, cry, tearful, gloomy, melancholic, lonely',
  sleepy: 'sleepy, tired, dreaming, yawning',
  angry: 'angry, grumpy, furious, annoyed, mad, cross',
  loving: 'loving, in love, lovestruck, romantic, affectionate, adoring',
  surprised: 'surprised, shocked, amazed, astonished, scared, frightened',
  excited: 'excited, thrilled, celebrating, playing happily, partying, cheering, energetic, ecstatic',
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
  necklace: 'necklace, pearls, collar, pearl necklace, medal, lei | prayer-beads',
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
  2: 'two, couple of, a couple of, pair, a pair of, pair of, twin',
  3: 'three, few, a few, some, trio of',
  4: 'four, several, a handful of',
  5: 'five',
  6: 'six, many, lots of, a lot of, bunch of, a bunch of, group of, a group of, plenty of, lots, half a dozen, family of, a family of',
  7: 'seven',
  8: 'eight',
  9: 'nine',
  10: 'ten, countless, loads of',
  11: 'eleven',
  12: 'twelve, dozen, a dozen, dozen of, a dozen of, dozens of',
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
