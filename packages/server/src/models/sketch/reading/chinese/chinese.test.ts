import { describe, expect, it } from 'vitest'
import { cpuTimeOf } from '../../../../../test/cpu-time.js'
import { composeScene, editScene } from '../../compose.js'
import { type Actor, places, type Scene, times, weathers } from '../../scene/scene.js'
import { chineseWords } from '../../vocabulary/chinese/words.js'
import { colourWords, garmentWords, moodWords, patternWords } from '../../vocabulary/describing-words.js'
import { lookWords, placeWords, poseWords, timeWords, weatherWords } from '../../vocabulary/scenery-words.js'
import { things } from '../../vocabulary/things.js'
import { understandWords } from '../words.js'

const size = { width: 1024, height: 1024 }
const start = (prompt: string) => composeScene({ ...size, prompt }, 5)
const edit = (scene: Scene, prompt: string) => editScene(scene, { ...size, prompt })

/** Somebody in a few words: "2 red-apple", "#ffdd2e cat-face wears #e5383b scarf, holds balloon". */
function inWords(actor: Actor): string {
  const { called, icon, colour, pattern, mood, wears, holds } = actor
  const worn = wears.map((garment) =>
    ['wears', garment.colour, garment.pattern, garment.kind, garment.opacity < 1 && 'sheer'].filter(Boolean).join(' '),
  )
  const held = holds.map((item) => ['holds', item.colour, item.icon].filter(Boolean).join(' '))
  const isOwn = called !== undefined
  return [[!isOwn && colour, pattern, mood, called ?? icon].filter(Boolean).join(' '), ...worn, ...held].join(', ')
}

/** Everybody in a scene, then its place, hour and weather. */
function shown({ actors, place, time, weather, background }: Scene) {
  const counts = new Map<string, number>()
  for (const actor of actors) counts.set(inWords(actor), (counts.get(inWords(actor)) ?? 0) + 1)
  const somebody = [...counts].map(([words, count]) => (count > 1 ? `${count} ${words}` : words))
  return { somebody, setting: [place, time, weather, background] }
}

// A castle is a place and a thing: here it is the thing.
const settings = [...places, ...times, ...weathers].filter((name) => name !== 'castle') as readonly string[]

/** All who are expected, nobody else, and what is said of the place, the hour and the weather. */
function expectShown(scene: Scene, expected: readonly string[]): void {
  const { somebody, setting } = shown(scene)
  expect(somebody.sort()).toEqual(expected.filter((part) => !settings.includes(part) && !part.startsWith('#bg')).sort())
  expect(setting).toEqual(expect.arrayContaining(expected.filter((part) => settings.includes(part))))
}

describe('a Chinese prompt', () => {
  it.each<[string, string[]]>([
    ['画一只猫', ['cat-face', 'meadow']],
    ['画一只穿黄色雨衣的可爱卡通猫', ['cat-face, wears #ffdd2e raincoat', 'meadow']],
    ['三个红色的苹果', ['3 red-apple', 'table']],
    ['两条狗在公园里', ['2 dog-face', 'park']],
    ['草地上有两只狗和一只猫', ['2 dog-face', 'cat-face', 'meadow']],
    ['一只戴着红色围巾和墨镜的狗', ['dog-face, wears #e5383b scarf, wears sunglasses', 'meadow']],
    ['一只戴着红色围巾拿着气球的熊', ['bear, wears #e5383b scarf, holds balloon', 'meadow']],
    ['一个女孩在公园里放风筝', ['girl, holds kite', 'park']],
    ['骑着马的宇航员在太空里', ['astronaut', 'horse', 'space']],
    ['夜晚的城市，一个机器人撑着伞', ['robot, holds umbrella', 'city', 'night']],
    ['下雪天，一个戴圣诞帽的雪人', ['snowman-without-snow, wears santa hat', 'snow']],
    ['森林里的一只狐狸拿着气球', ['fox, holds balloon', 'forest']],
    ['桌子上有一杯咖啡和三个羊角面包', ['coffee', '3 croissant', 'table']],
    ['灯塔和两艘帆船，日落时分', ['lighthouse', '2 sailboat', 'coast', 'sunset']],
    ['一位公主和一个机器人在城市里，晚上', ['princess', 'robot', 'city', 'night']],
    ['一只熊猫吃竹子', ['panda, holds herb']],
    ['穿蓝色条纹毛衣的狐狸在森林里喝茶', ['fox, wears #2f7fe0 striped sweater, holds hot-beverage', 'forest']],
    ['一个穿着红裙子的小女孩抱着泰迪熊', ['girl, wears #e5383b dress, holds teddy-bear', 'meadow']],
    ['船长站在船上', ['captain, wears #22407f jacket, wears #ffffff cap', 'canoe', 'lake']],
    ['雨中的一只青蛙撑着一把红伞', ['frog, holds #e5383b umbrella', 'rain']],
    ['海底有一条小丑鱼和一只章鱼', ['clownfish', 'octopus', 'underwater']],
    ['请画一个在厨房里拿着披萨的厨师', ['cook, holds pizza']],
    ['圣诞老人和两只驯鹿在雪地里', ['santa-claus', '2 reindeer, wears #e5383b scarf', 'snowfield']],
    ['星空下的帐篷和篝火', ['tent', 'campfire', 'night']],
    ['一辆蓝色的汽车在城市的街道上', ['#2f7fe0 automobile']],
    ['一位女王坐在王座上', ['queen, wears crown, wears #8a55d1 dress', 'throne']],
    ['小男孩骑着恐龙', ['boy', 't-rex']],
    ['我想要一只可爱的小猫，戴着粉色蝴蝶结，抱着爱心', ['kitten, wears #f56fae bow, holds red-heart']],
    ['一只白色的小狗和一只黑色的小猫', ['puppy', 'kitten']],
    ['一群羊在山坡上', ['6 ewe', 'meadow']],
    ['十二只企鹅', ['12 penguin']],
    ['3只cat戴着red hat', ['3 cat-face, wears #e5383b top hat']],
    ['a dog 和一只兔子 in the forest', ['dog-face', 'rabbit-face', 'forest']],
    ['画三只戴着生日帽的猫在沙滩上', ['3 cat-face, wears party hat', 'beach']],
    ['穿西装的老板拿着公文包', ['businessman, wears #2c3550 jacket, wears tie, holds briefcase']],
    ['一只没有帽子的猫', ['cat-face', 'meadow']],
    [
      '暴风雨中的海盗船长',
      [
        'pirate, wears pirate hat, wears #ffffff striped shirt, wears #e5383b scarf, wears #3a3442 jacket, holds sword',
        'storm',
      ],
    ],
    ['一只浅蓝色的大象和一只深绿色的鳄鱼', ['#7cc4f5 elephant', '#2f6b45 crocodile']],
    ['熊睡着了', ['sleepy bear']],
    ['沙漠里有一只骆驼和两座金字塔', ['camel', '2 pyramid', 'desert']],
    ['彩虹下面有一座城堡', ['rainbow', 'castle']],
    ['两个孩子和一个老奶奶在花园里', ['2 child', 'old-woman']],
    ['一个画家和一个厨师，背景是大海', ['artist', 'cook', 'sea']],
    ['雾中的森林，清晨', ['forest', 'dawn', 'fog']],
    ['一只斑点狗和一只柯基', ['dotted dalmatian', 'corgi']],
    ['一个房间里有一张床、一盏落地灯和一个书架', ['bed', 'floor-lamp', 'bookshelf', 'room']],
    ['画一个穿红色裙子、戴草帽、拿着花束的女人', ['woman, wears #e5383b dress, wears sun hat, holds bouquet']],
    ['公园里有一对情侣坐在长椅上', ['man', 'woman', 'bench', 'park']],
    ['我想画一个在海边跑步的男人，戴着帽子和墨镜', ['man, wears top hat, wears sunglasses', 'beach']],
    ['天空是绿色的，一只羊', ['ewe']],
  ])('%s', (prompt, expected) => {
    expectShown(start(prompt), expected)
  })
})

interface Turn {
  says: string
  shows: string[]
}

const conversations: Record<string, Turn[]> = {
  'the three sentences, and an end': [
    { says: '画一只穿黄色雨衣的可爱卡通猫', shows: ['cat-face, wears #ffdd2e raincoat', 'clear'] },
    { says: '现在下雨了，给猫一杯热可可', shows: ['cat-face, wears #ffdd2e raincoat, holds hot-beverage', 'rain'] },
    { says: '雨衣应该更透明一些', shows: ['cat-face, wears #ffdd2e raincoat sheer, holds hot-beverage', 'rain'] },
    {
      says: '变成晚上，再加两只青蛙',
      shows: ['cat-face, wears #ffdd2e raincoat sheer, holds hot-beverage', '2 frog', 'night', 'rain'],
    },
  ],
  'what is to stay, and one of several': [
    { says: '两只戴帽子的猫', shows: ['2 cat-face, wears top hat'] },
    { says: '不要去掉帽子', shows: ['2 cat-face, wears top hat'] },
    { says: '别把帽子去掉', shows: ['2 cat-face, wears top hat'] },
    { says: '给其中一只戴上围巾', shows: ['cat-face, wears top hat', 'cat-face, wears top hat, wears scarf'] },
  ],
  'a dog becomes another': [
    { says: '草地上有一只狗和一只猫', shows: ['dog-face', 'cat-face', 'meadow'] },
    { says: '把狗换成兔子', shows: ['rabbit-face', 'cat-face', 'meadow'] },
    { says: '给兔子戴上一顶红色的帽子', shows: ['rabbit-face, wears #e5383b top hat', 'cat-face', 'meadow'] },
    { says: '把帽子去掉，背景换成海滩', shows: ['rabbit-face', 'cat-face', 'beach'] },
  ],
  'so many balloons': [
    { says: '三个蓝色的气球', shows: ['3 #2f7fe0 balloon'] },
    { says: '再加两个黄色的气球', shows: ['3 #2f7fe0 balloon', '2 #ffdd2e balloon'] },
    { says: '去掉一个气球', shows: ['3 #2f7fe0 balloon', '#ffdd2e balloon'] },
    { says: '把气球都变成紫色，天空变成粉色', shows: ['4 #8a55d1 balloon', 'sunset'] },
  ],
  'penguins in scarves': [
    { says: '五只企鹅在雪地里', shows: ['5 penguin', 'snowfield'] },
    { says: '给企鹅围上围巾', shows: ['5 penguin, wears scarf', 'snowfield'] },
    { says: '围巾换成绿色条纹', shows: ['5 penguin, wears #3fae52 striped scarf', 'snowfield'] },
    { says: '下雪了，旁边加一座灯塔', shows: ['5 penguin, wears #3fae52 striped scarf', 'lighthouse', 'snow'] },
  ],
  'a queen and a king': [
    { says: '一位女王坐在王座上', shows: ['queen, wears crown, wears #8a55d1 dress', 'throne'] },
    { says: '把女王换成国王', shows: ['king, wears crown, wears #8c1f33 cape', 'throne'] },
    { says: '让国王戴墨镜', shows: ['king, wears crown, wears #8c1f33 cape, wears sunglasses', 'throne'] },
    {
      says: '左边加一条龙，背景改成城市',
      shows: ['king, wears crown, wears #8c1f33 cape, wears sunglasses', 'throne', 'dragon', 'city'],
    },
  ],
  'pigs and a wolf': [
    { says: '三只小猪和一只大灰狼', shows: ['3 pig-face', 'wolf'] },
    { says: '给小猪们每人一顶安全帽', shows: ['3 pig-face, wears helmet', 'wolf'] },
    { says: '让大灰狼离开', shows: ['3 pig-face, wears helmet'] },
    { says: '天黑了，去掉所有的安全帽', shows: ['3 pig-face', 'night'] },
  ],
  'an astronaut, and no more': [
    { says: '宇航员和一只猫在月球上', shows: ['astronaut', 'cat-face', 'space'] },
    { says: '加一艘红色的火箭', shows: ['astronaut', 'cat-face', '#e5383b rocket', 'space'] },
    { says: '让猫更大一点，再给它一个汉堡', shows: ['astronaut', 'cat-face, holds hamburger', '#e5383b rocket'] },
    { says: '去掉宇航员和火箭', shows: ['cat-face, holds hamburger', 'space'] },
  ],
}

describe('a Chinese conversation', () => {
  it.each(Object.entries(conversations))('%s', (_, turns) => {
    let scene: Scene | null = null
    for (const { says, shows } of turns) {
      const before: Scene | null = scene
      scene = before ? edit(before, says) : start(says)
      expectShown(scene, shows)
      expectStayed(before, scene)
    }
  })
})

describe('where a Chinese prompt says', () => {
  const at = (scene: Scene, icon: string) => {
    const actor = scene.actors.find((each) => each.icon === icon)
    if (!actor) throw new Error(`There is no ${icon}.`)
    return actor
  }

  it.each<[string, string, 'left' | 'right', string]>([
    ['一只猫在一只狗的左边', 'cat-face', 'left', 'dog-face'],
    ['狗的右边有一只猫', 'cat-face', 'right', 'dog-face'],
    ['雪人左边有一只企鹅', 'penguin', 'left', 'snowman-without-snow'],
    ['左边有一棵树，右边有一座房子', 'deciduous-tree', 'left', 'house-with-garden'],
  ])('%s', (prompt, one, side, other) => {
    const scene = start(prompt)
    const apart = at(scene, other).x - at(scene, one).x
    expect(side === 'left' ? apart : -apart).toBeGreaterThan(0)
  })

  it('moves only whom it is told to move', () => {
    const before = start('一只猫和一只狗')
    const after = edit(before, '把狗移到左边')
    expect(at(after, 'dog-face').x).toBeLessThan(0.35)
    expect(at(after, 'cat-face')).toEqual(at(before, 'cat-face'))
  })

  it('puts one on another, above, between and into the sky', () => {
    const seated = start('一只猫坐在长椅上')
    expect(at(seated, 'cat-face').rides).toBe(at(seated, 'bench').id)
    const above = start('公主上方有一条龙')
    expect(at(above, 'dragon').y).toBeLessThan(at(above, 'princess').y)
    const between = start('两只猫之间有一个气球')
    const cats = between.actors.filter(({ icon }) => icon === 'cat-face').map(({ x }) => x)
    expect(at(between, 'balloon').x).toBeGreaterThan(Math.min(...cats))
    expect(at(between, 'balloon').x).toBeLessThan(Math.max(...cats))
    expect(at(start('一只猫，天上有一个热气球'), 'hot-air-balloon').y).toBeLessThan(0.6)
  })

  it('changes the style and the light, and nobody in it', () => {
    const before = start('一只狮子和一只老虎')
    const pixels = edit(before, '换成像素风格')
    expect(pixels).toEqual({ ...before, style: 'pixel' })
    expect(edit(pixels, '改成铅笔画')).toEqual({ ...before, style: 'pencil' })
    expect(edit(before, '加上极光')).toMatchObject({ glows: ['northern lights'], actors: before.actors })
  })

  it('sits and sleeps and runs as it says', () => {
    expect(start('一只坐着的狗').actors[0]).toMatchObject({ icon: 'dog-face', pose: 'sitting' })
    expect(edit(start('一只狗'), '让狗跑步').actors[0]).toMatchObject({ pose: 'running' })
    expect(start('一只睡着的猫').actors[0]).toMatchObject({ icon: 'cat-face', pose: 'sleeping' })
  })
})

/** Whoever looks as before is where they were, unless they grew. */
function expectStayed(before: Scene | null, after: Scene): void {
  for (const actor of before?.actors ?? []) {
    const same = after.actors.find(({ id }) => id === actor.id)
    if (same && inWords(same) === inWords(actor) && same.size === actor.size) expect(same).toEqual(actor)
  }
}

const chineseOf = new Map<string, string[]>()
for (const [word, { english }] of chineseWords) chineseOf.set(english, [...(chineseOf.get(english) ?? []), word])

/** What the Chinese words mean that stand for any of these English ones. */
function meantBy(phrases: string): string[] {
  return phrases.split(', ').flatMap((phrase) => chineseOf.get(phrase) ?? chineseOf.get(`in the ${phrase}`) ?? [])
}

describe('the Chinese words', () => {
  it('name at least 600 things, each of which is drawn as its English name is', () => {
    const named = things.filter(({ chinese }) => chinese.some((word) => chineseWords.get(word)?.kind === 'noun'))
    expect(named.length).toBeGreaterThan(600)
    const wrong = named.filter(({ name, icon, isPlain, synonyms, chinese }) => {
      const word = chinese.find((each) => [name, ...synonyms].includes(chineseWords.get(each)?.english ?? ''))
      const { actors } = composeScene({ ...size, prompt: `画三个${word ?? ''}` }, 5)
      const isRight = actors.every((actor) => actor.icon === icon && (isPlain || actor.called === name))
      return word && !(actors.length === 3 && isRight)
    })
    expect(wrong.map(({ name }) => name)).toEqual([])
  })

  it.each([
    ['colours', colourWords],
    ['patterns', patternWords],
    ['moods', moodWords],
    ['weathers', weatherWords],
    ['hours', timeWords],
    ['places', placeWords],
    ['garments', garmentWords],
  ])('have all %s', (_, words: Record<string, string>) => {
    const missing = Object.keys(words).filter((key) => meantBy((words[key] ?? '').split(' | ')[0] ?? '').length === 0)
    expect(missing).toEqual([])
  })

  it('have every light, style, framing and pose', () => {
    const missing = [...lookWords, ...poseWords].filter(([, words]) => meantBy(words).length === 0)
    expect(missing).toEqual([])
  })

  it('stand for English that is known', () => {
    const kinds = ['noun', 'adjective', 'setting', 'place', 'number', 'pronoun', 'relation', 'activity']
    const ofKinds = [...chineseWords.values()].filter(({ kind }) => kinds.includes(kind)).map(({ english }) => english)
    const unknown = [...new Set(ofKinds)].filter((phrase) =>
      understandWords(phrase).some(({ meaning }) => meaning.is === 'unknown'),
    )
    expect(unknown).toEqual([])
  })

  it('never make reading fail or slow, whatever is written', () => {
    const odd = ['的的的', '把把把', '给', '一一一只', '在在在', '和和', '让它', '，。，', '猫的', '把猫']
    const long = [
      '画',
      '在',
      '左边的',
      '猫的',
      '穿红',
      '戴帽子的',
      '把',
      '在猫旁边的',
      '一只在森林里拿着',
      '和猫',
      '给狗',
      '红色的',
    ]
    const prompts = [...odd, ...long.map((words) => words.repeat(600))]
    const taken = cpuTimeOf(() => {
      for (const prompt of prompts) expect(() => start(prompt)).not.toThrow()
    })
    expect(taken).toBeLessThan(5000)
  })
})
