/**
 * Words that are read as others: English ones that say more than one thing, and the commonest of other languages, so that
 * a newcomer's first word in their own language is drawn. The English goes first, then the words that are read as it.
 */
const english: Record<string, string> = {
  'man and woman':
    'couple, lovers, two lovers, pair of lovers, young couple, newlyweds, two newlyweds, husband and wife',
  'man and woman and child': 'family',
  'man and baby': 'father and child',
  'left of it':
    'to its left, on its left, to his left, on his left, to her left, on her left, at its left, on its left side, on her left side, on his left side',
  'right of it':
    'to its right, on its right, to his right, on his right, to her right, on her right, at its right, on its right side, on her right side, on his right side',
  'on top of it': 'on top',
  'left of them': 'to their left, on their left',
  'right of them': 'to their right, on their right',
  'between them': 'in between them',
  'six people': 'crowd, crowd of people, audience',
  'another one': 'one more',
  aquarium: 'fish tank, fishbowl, goldfish bowl',
  'in the city': 'town square, city square, market square, village square, main square',
  'person in tuxedo and person with veil': 'bride and groom, wedding couple',
}

/** Spanish, Portuguese, Italian, French, German, Dutch, Polish, Russian, Japanese, Chinese. */
const others: Record<string, string> = {
  a: 'un, una, uno, um, uma, une, ein, eine, einen, einem, einer, een, uns, unas',
  the: 'el, los, las, le, les, der, das, dem, des, il, lo, gli, het',
  and: 'y, e, und, et, en, i, и, 和, と',
  with: 'con, com, avec, mit, met, с',
  in: 'im, nella, nel, dans, na, в',
  on: 'auf, sur, sulla, sobre, op',
  under: 'bajo, sous, unter, sotto',
  wearing: 'tragt, porte, llevando',
  two: 'dos, deux, zwei, dois, twee, dwa, два, 两只, 两个, 两',
  three: 'tres, trois, drei, tre, drie, trzy, три, 三只, 三个, 三',
  big: 'grande, grand, gros, grosser, grosse, grosses, 大',
  small: 'pequeno, pequena, petit, petite, piccolo, kleiner, kleine, kleines, klein, 小',
  happy: 'feliz, heureux, glucklich, glucklicher, felice, 快乐的, 开心的',
  cat: 'gato, gata, gatto, chat, chatte, katze, kater, kat, kot, кот, кошка, 猫, 猫咪, ねこ, ネコ',
  dog: 'perro, perra, cachorro, cane, chien, hund, hond, pies, собака, 狗, 小狗, 犬, いぬ, イヌ',
  bird: 'pajaro, passaro, uccello, oiseau, vogel, ptak, птица, 鸟, 鳥',
  horse: 'caballo, cavalo, cavallo, cheval, pferd, paard, лошадь, 马, 馬',
  fish: 'pez, peixe, pesce, poisson, fisch, ryba, рыба, 鱼, 魚',
  rabbit: 'conejo, coelho, coniglio, lapin, hase, kaninchen, кролик, 兔子, うさぎ',
  bear: 'oso, urso, orso, медведь, 熊, くま',
  fox: 'zorro, raposa, volpe, renard, fuchs, лиса, 狐狸',
  lion: 'leon, leao, leone, lowe, лев, 狮子',
  tiger: 'tigre, тигр, 老虎, 虎',
  elephant: 'elefante, elefant, слон, 大象',
  panda: '熊猫, パンダ',
  dragon: 'dragao, drago, drache, дракон, 龙, 龍',
  unicorn: 'unicornio, licorne, einhorn, unicorno, единорог, 独角兽',
  robot: 'roboter, робот, 机器人, ロボット',
  girl: 'nina, menina, ragazza, bambina, fille, madchen, meisje, девочка, 女孩, 少女, 女の子',
  boy: 'nino, menino, ragazzo, bambino, garcon, junge, jongen, мальчик, 男孩, 男の子',
  woman: 'mujer, mulher, donna, femme, frau, vrouw, женщина, 女人',
  man: 'hombre, homem, uomo, homme, mann, мужчина, 男人',
  house: 'casa, maison, haus, huis, dom, дом, 房子, 家',
  tree: 'arbol, arvore, albero, arbre, baum, drzewo, дерево, 树, 木',
  flower: 'flor, fiore, fleur, blume, bloem, цветок, 花',
  car: 'coche, carro, macchina, voiture, машина, 汽车, 车, 車',
  boat: 'barco, barca, bateau, schiff, boot, лодка, 船',
  apple: 'manzana, maca, mela, pomme, apfel, яблоко, 苹果',
  heart: 'corazon, coracao, cuore, coeur, herz, сердце, 心',
  star: 'estrella, estrela, stella, etoile, stern, звезда, 星星',
  moon: 'luna, lua, lune, mond, луна, 月亮, 月',
  sunny: 'sol, soleil, sonne, sonnig, солнце, 太阳, 晴天',
  rain: 'lluvia, chuva, pioggia, pluie, regen, дождь, 雨, 下雨, 雨中',
  snow: 'nieve, neve, neige, schnee, снег, 雪, 下雪, 雪地',
  night: 'noche, noite, notte, nuit, nacht, noc, ночь, 夜, 夜晚, 晚上',
  sunset: 'atardecer, tramonto, coucher de soleil, sonnenuntergang, закат, 日落',
  beach: 'playa, praia, spiaggia, plage, strand, пляж, 海滩, 沙滩',
  sea: 'mar, mer, meer, море, 海, 大海',
  lake: 'lago, lac, fluss, озеро, 湖',
  forest: 'bosque, floresta, foresta, bosco, foret, wald, лес, 森林',
  mountains: 'montana, montanas, montanha, montagna, montagne, montagnes, berge, berg, горы, 山',
  city: 'ciudad, cidade, citta, ville, stadt, stad, город, 城市',
  garden: 'jardin, jardim, giardino, garten, сад, 花园',
  space: 'espacio, espaco, spazio, espace, weltraum, космос, 太空',
  hat: 'sombrero, chapeu, cappello, chapeau, шляпа, 帽子',
  red: 'rojo, roja, vermelho, vermelha, rosso, rossa, rouge, roter, rote, rotes, rot, rood, красный, 红色, 红, 赤い',
  blue: 'azul, blu, bleu, bleue, blau, blauer, blaue, blaues, blauw, синий, 蓝色, 蓝, 青い',
  yellow: 'amarillo, amarilla, amarelo, giallo, jaune, gelb, gelber, gelbe, gelbes, желтый, 黄色, 黄',
  green: 'verde, vert, verte, grun, gruner, grune, grunes, зеленый, 绿色, 绿, 緑の',
  black:
    'negro, negra, preto, preta, nero, nera, noir, noire, schwarz, schwarzer, schwarze, schwarzes, черный, 黑色, 黑, 黒い',
  white:
    'blanco, blanca, branco, branca, bianco, bianca, blanc, blanche, weiss, weisser, weisse, белый, 白色, 白, 白い',
  pink: 'rosado, rosada, rosa, розовый, 粉色, 粉红色',
  brown: 'marron, braun, brauner, braune, коричневый, 棕色',
  drinking: 'bebiendo, beve, buvant, trinkt, 喝',
  coffee: 'cafe con leche, caffe, kaffee, кофе, 咖啡',
}

const paraphrases = new Map(
  [...Object.entries(others), ...Object.entries(english)].flatMap(([meaning, words]) =>
    words.split(', ').map((word) => [unmarked(word), meaning] as const),
  ),
)

const articles = [others['a'], others['the'], others['and'], others['with']].flatMap(
  (words) => words?.split(', ') ?? [],
)
const foreign = new Set(articles.filter((word) => word.length > 1 && word !== 'met'))

/** Whether a word shows that a prompt is in another language, where an unknown word is no slip of an English one. */
export function isForeign(word: string): boolean {
  return foreign.has(word)
}

/** All that is read in place of other words. */
export const paraphraseMeanings: readonly string[] = [...new Set(paraphrases.values())]

/** Every word or phrase that is read as others. */
export const paraphraseWords: readonly string[] = [...paraphrases.keys()]

/** What a phrase says in English words that are known, or null. Ask for the English meaning of a phrase first. */
export function paraphrase(phrase: string): string | null {
  const said = paraphrases.get(phrase)
  if (said) return said
  if (!/^[a-z]{5,}$/.test(phrase)) return null
  const ending = ['s', 'n', 'e', 'es', 'en'].find(
    (letters) => phrase.endsWith(letters) && paraphrases.has(phrase.slice(0, -letters.length)),
  )
  return ending ? `${paraphrases.get(phrase.slice(0, -ending.length))}s` : null
}

/** Lower case without accents, as a prompt is read. */
export function unmarked(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036F\uFE0F]/g, '')
}
