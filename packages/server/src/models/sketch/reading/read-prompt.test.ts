import { describe, expect, it } from 'vitest'
import type { Instruction, Phrase } from './instruction.js'
import { readPrompt } from './read-prompt.js'

/** An instruction in a few words, so that a table of prompts can be read. */
function inWords(instruction: Instruction): string {
  switch (instruction.do) {
    case 'show': {
      const { what, relation, to, adding } = instruction
      return [adding ? 'add' : 'show', phrase(what), to ? `${relation} ${phrase(to)}` : ''].filter(Boolean).join(' ')
    }
    case 'mention':
      return `mention ${phrase(instruction.what)}`
    case 'put':
      return `put ${phrase(instruction.what)} ${instruction.relation} ${phrase(instruction.to)}`
    case 'remove':
      return `remove ${phrase(instruction.what)}`
    case 'change':
      return `change ${phrase(instruction.what)}: ${looks(instruction.attributes)}`
    case 'replace':
      return `replace ${phrase(instruction.what)} by ${phrase(instruction.by)}`
    case 'swap':
      return `swap ${phrase(instruction.what)} and ${phrase(instruction.by)}`
    case 'keep':
      return `keep ${instruction.count} ${phrase(instruction.what)}`
    case 'paint':
      return `paint ${instruction.part} ${instruction.colour}`
    case 'weather':
    case 'endWeather':
      return `${instruction.do} ${instruction.weather}`
    case 'look':
      return [instruction.ends ? 'no' : '', ...Object.values(instruction.look)].join(' ').trim()
    case 'time':
      return instruction.time
    case 'place':
      return `at ${instruction.place}`
    case 'background':
      return `background ${instruction.colour}`
  }
}

function phrase({ noun, count, attributes }: Phrase): string {
  const name = noun.is === 'subject' ? noun.icon : noun.is === 'garment' ? noun.kind : noun.is
  return [count && count > 1 ? `${count}` : '', looks(attributes), name].filter(Boolean).join(' ')
}

function looks({ colour, pattern, mood, pose, size, sheer, spots }: Phrase['attributes']): string {
  const opacity = sheer && (sheer.strength < 0 ? 'less sheer' : sheer.towards === 1 ? 'opaque' : 'sheer')
  const scale = size && (size > 1 ? 'big' : 'small')
  return [colour, pattern, mood, pose, scale, opacity, ...spots].filter(Boolean).join(' ')
}

const read = (prompt: string) => readPrompt(prompt).map(inWords)

describe('reading a prompt', () => {
  it.each<[string, string[]]>([
    ['Draw a cute cartoon cat in a yellow raincoat.', ['show cat-face', 'show #ffdd2e raincoat wearing cat-face']],
    [
      'Nice! Now make it raining, and give the cat a cup of hot cocoa.',
      ['weather rain', 'show cat-face', 'show hot-beverage with cat-face'],
    ],
    [
      'The raincoat should be more transparent, you can see the pattern underneath',
      ['show raincoat', 'change raincoat: sheer'],
    ],
    ['a cat holding a mug of tea', ['show cat-face', 'show hot-beverage holding cat-face']],
    ['a basket of apples', ['show red-apple']],
    ['three red balloons', ['show 3 #e5383b balloon']],
    ['Two happy dogs on the beach at sunset', ['show 2 happy dog-face', 'at beach', 'sunset']],
    [
      'a big black cat wearing a striped scarf and sunglasses',
      [
        'show #3a3442 big cat-face',
        'show striped scarf wearing #3a3442 big cat-face',
        'show sunglasses wearing #3a3442 big cat-face',
      ],
    ],
    ['a red and white checked shirt', ['show #e5383b checked shirt']],
    ['remove the hat', ['remove top hat']],
    ['without the umbrella and the boots', ['remove umbrella', 'remove boots']],
    ['stop the rain', ['endWeather rain']],
    ['no more snow, please', ['endWeather snow']],
    ['make the raincoat red', ['show raincoat', 'change raincoat: #e5383b']],
    ['make it much bigger', ['change it: big']],
    ['make it less transparent', ['change it: less sheer']],
    ['put a crown on the dog', ['add crown wearing dog-face']],
    ['a balloon for the bear', ['show balloon with bear']],
    ['replace the hat with a crown', ['replace top hat by crown']],
    ['turn the cat into a robot', ['show cat-face', 'replace cat-face by robot']],
    ['Make it a fox instead', ['replace it by fox']],
    ['change the background to a forest at night', ['at forest', 'night']],
    ['make the background light blue', ['background #7cc4f5']],
    ['on a pink background', ['background #f56fae']],
    ['an orange', ['show tangerine']],
    ['an orange cat', ['show #ff8a1f cat-face']],
    ['a cat with blue eyes', ['show cat-face']],
    ['a cat behind a tree', ['show cat-face', 'show deciduous-tree', 'put cat-face behind deciduous-tree']],
    ['move the fox to the left', ['show fox', 'change fox: left']],
    ['another balloon', ['show balloon']],
    ["the cat's hat should be green", ['show top hat wearing cat-face', 'change top hat: #3fae52']],
    ['mice, wolves and foxes', ['show mouse-face', 'show wolf', 'show fox']],
    ['only one balloon', ['show balloon']],
    ['cut it down to one', ['keep 1 it']],
    ['reduce the balloons to two', ['show balloon', 'keep 2 balloon']],
    ['make the sky green', ['paint sky #3fae52']],
    ['Make the sky pink', ['sunset']],
    ['the grass should be purple', ['paint ground #8a55d1']],
    ['turn the water pink', ['paint water #f56fae']],
    ['a cat under a green sky', ['show cat-face', 'paint sky #3fae52']],
    ['a cat on the grass', ['show cat-face', 'at meadow']],
    ['a dog in autumn', ['show dog-face', 'paint trees #e8823a']],
    ['a robot watering flowers', ['show robot', 'show watering-can holding robot', 'show tulip']],
    ['a penguin skiing', ['show penguin', 'show skis on penguin']],
    ['a tulip field', ['show tulip', 'at meadow']],
    ['a whale jumping out of the water', ['show spouting-whale', 'change spouting-whale: jumping']],
    ['make her hair blue', []],
    ['a couple on the beach', ['show man', 'show woman', 'at beach']],
    ['un gato negro con sombrero', ['show cat-face', 'change cat-face: #3a3442', 'show cowboy hat wearing cat-face']],
    ['zwei Hunde im Regen', ['show 2 dog-face', 'weather rain']],
    ['un chien et un chat dans la forêt la nuit', ['show dog-face', 'show cat-face', 'at forest', 'night']],
    ['猫在雨中', ['show cat-face', 'weather rain']],
    ['красный кот', ['show #e5383b cat-face']],
    ['🏖', ['at beach']],
    ['🐱 ☂️, snow', ['show cat-face', 'show umbrella', 'weather snow']],
    ['Ein Bild <script>florp(1)</script> &amp; "> zorblax', []],
  ])('%s', (prompt, expected) => {
    expect(read(prompt)).toEqual(expected)
  })

  it('never fails, whatever is written', () => {
    const odd = [
      '',
      ' ',
      '....',
      '\u200D\u200D',
      '猫在雨中',
      'a '.repeat(2000),
      "s s' 's",
      '-1e999 \u{1F1E9}\u{1F1EA}',
      '\uD83D',
    ]
    for (const prompt of odd) expect(() => readPrompt(prompt)).not.toThrow()
  })
})
