/** How a species' body is drawn beneath its emoji head. Lengths are in the emoji's own 32 by 32 grid. */
export interface Head {
  /** Where a hat's brim sits. */
  top: number
  /** Height of the eyes, and half the distance between them. */
  eyes: number
  spread: number
  /** Where the head ends below. */
  chin: number
  /** The middle of the face, from the left. */
  middle: number
  /** How wide the head is where a hat sits. */
  width: number
  fur: string
  belly: string
  /** Stripes, spots, tail tips. */
  mark: string
  marks: 'stripes' | 'spots' | 'patches' | 'panel' | 'ribs' | 'none'
  tail: 'cat' | 'dog' | 'bushy' | 'short' | 'thin' | 'tuft' | 'curly' | 'none'
  /** People wear something in every picture. */
  dressed: boolean
}

type Colours = [fur: string, belly: string, mark: string]
type Measures = [top: number, eyes: number, spread: number, chin: number, width: number, middle?: number]

function head(colours: Colours, marks: Head['marks'], tail: Head['tail'], measures: Measures, dressed = false): Head {
  const [fur, belly, mark] = colours
  const [top, eyes, spread, chin, width, middle = 16] = measures
  return { top, eyes, spread, chin, middle, width, fur, belly, mark, marks, tail, dressed }
}

const cat: Colours = ['#ffb02e', '#ffdc9a', '#ff822d']
const skin: Colours = ['#ffc83d', '#ffc83d', '#f1a11e']

/** Which emoji are heads, and what they grow on. */
export const heads: ReadonlyMap<string, Head> = new Map([
  ['cat-face', head(cat, 'stripes', 'cat', [10.5, 18.5, 4, 29.5, 22])],
  ['grinning-cat', head(cat, 'stripes', 'cat', [10.5, 18.5, 4, 29.5, 22])],
  ['crying-cat', head(cat, 'stripes', 'cat', [10.5, 18, 4, 29.5, 22])],
  ['pouting-cat', head(cat, 'stripes', 'cat', [10.5, 18, 4, 29.5, 22])],
  ['weary-cat', head(cat, 'stripes', 'cat', [10.5, 18, 4, 29.5, 22])],
  ['smiling-cat-with-heart-eyes', head(cat, 'stripes', 'cat', [10.5, 18, 4, 29.5, 22])],
  ['grinning-cat-with-smiling-eyes', head(cat, 'stripes', 'cat', [10.5, 18, 4, 29.5, 22])],
  ['dog-face', head(['#f3ae68', '#ffe0b8', '#6d4534'], 'patches', 'dog', [5, 13.5, 3, 28, 21])],
  ['rabbit-face', head(['#cdc4d6', '#f4eff8', '#b4acbc'], 'none', 'short', [11.5, 18.5, 4, 29.5, 17])],
  ['bear', head(['#a56953', '#d9a06b', '#8a5341'], 'none', 'short', [6.5, 16.5, 4.2, 29, 19])],
  ['panda', head(['#433b6b', '#f3f3f3', '#433b6b'], 'none', 'short', [6.5, 16.5, 4, 29.5, 19])],
  ['fox', head(['#ff822d', '#ffdea7', '#ff6723'], 'none', 'bushy', [9, 18.5, 3.4, 30, 17])],
  ['mouse-face', head(['#cdc4d6', '#f4eff8', '#b4acbc'], 'none', 'thin', [12.5, 22, 4, 29, 14])],
  ['hamster', head(['#f3ae61', '#ffe6c4', '#e39d4e'], 'none', 'short', [9.5, 19, 4, 29.5, 16])],
  ['tiger-face', head(['#ff822d', '#fff0dd', '#212121'], 'stripes', 'tuft', [6.5, 15.5, 4, 29.5, 19])],
  ['lion', head(['#ffb02e', '#ffdea7', '#6d4534'], 'none', 'tuft', [4.5, 14.5, 4, 29.5, 20])],
  ['koala', head(['#9b9b9b', '#d9d9d9', '#636363'], 'none', 'none', [6.5, 17.5, 6, 28, 18])],
  ['pig-face', head(['#ff8687', '#ffb3b3', '#f0676f'], 'none', 'curly', [5.5, 15.5, 4.2, 29.5, 19])],
  ['frog', head(['#00d26a', '#fcd53f', '#00a854'], 'spots', 'none', [9, 8, 7.5, 29, 22])],
  ['monkey-face', head(['#7d4533', '#e39d89', '#6d3a2a'], 'none', 'thin', [7, 15.5, 3.3, 29.5, 19])],
  ['cow-face', head(['#d3d3d3', '#ffffff', '#636363'], 'patches', 'tuft', [7, 14.5, 4, 29, 16])],
  ['polar-bear', head(['#f3f3f3', '#ffffff', '#d3d3d3'], 'none', 'short', [7, 16.5, 4, 29, 19])],
  ['wolf', head(['#9b9b9b', '#e6e6e6', '#7a7a7a'], 'none', 'bushy', [10.5, 15.5, 4, 29.5, 18])],
  ['raccoon', head(['#9b9b9b', '#d9d9d9', '#636363'], 'stripes', 'bushy', [8.5, 19.5, 3.6, 30, 18])],
  ['unicorn', head(['#efd5ff', '#fff5ff', '#c790f1'], 'none', 'tuft', [6, 13.5, 1, 30, 15, 15])],
  ['horse-face', head(['#a56953', '#c98f76', '#212121'], 'none', 'tuft', [6, 13.5, 1, 30, 15, 15])],
  ['chicken', head(['#ffffff', '#f3f3f3', '#d3d3d3'], 'none', 'none', [8, 16.5, 1, 30, 14, 18])],
  ['dragon-face', head(['#00d26a', '#fcd53f', '#f70a8d'], 'spots', 'thin', [9, 15, 1, 29, 14, 15])],
  ['moose', head(['#a56953', '#c98f76', '#6d4534'], 'none', 'short', [12, 18.5, 1, 29.5, 13, 13])],
  ['boy', head(skin, 'none', 'none', [5, 18.5, 4, 29.5, 21], true)],
  ['girl', head(skin, 'none', 'none', [5, 18.5, 4, 29.5, 21], true)],
  ['man', head(skin, 'none', 'none', [5, 17.5, 4, 29.5, 22], true)],
  ['woman', head(skin, 'none', 'none', [5, 17.5, 4, 29.5, 22], true)],
  ['baby', head(skin, 'none', 'none', [6, 19.5, 4.5, 29.5, 20], true)],
  ['child', head(skin, 'none', 'none', [5, 18, 4, 29.5, 23], true)],
  ['person', head(skin, 'none', 'none', [5, 17.5, 4, 29.5, 21], true)],
  ['man-beard', head(skin, 'none', 'none', [5, 17.5, 4, 29.5, 22], true)],
  ['man-bald', head(skin, 'none', 'none', [5, 17.5, 4, 29.5, 20], true)],
  ['man-red-hair', head(skin, 'none', 'none', [5, 17.5, 4, 29.5, 22], true)],
  ['woman-red-hair', head(skin, 'none', 'none', [5, 17.5, 4, 29.5, 22], true)],
  ['man-blonde-hair', head(skin, 'none', 'none', [5, 17.5, 4, 29.5, 22], true)],
  ['woman-blonde-hair', head(skin, 'none', 'none', [5, 17.5, 4, 29.5, 22], true)],
  ['man-curly-hair', head(skin, 'none', 'none', [5, 17.5, 4, 29.5, 22], true)],
  ['woman-curly-hair', head(skin, 'none', 'none', [5, 17.5, 4, 29.5, 22], true)],
  ['man-white-hair', head(skin, 'none', 'none', [5, 17.5, 4, 29.5, 22], true)],
  ['woman-white-hair', head(skin, 'none', 'none', [5, 17.5, 4, 29.5, 22], true)],
  ['older-person', head(skin, 'none', 'none', [5, 17.5, 4, 29.5, 20], true)],
  ['old-man', head(skin, 'none', 'none', [6, 17.5, 4, 29.5, 19], true)],
  ['old-woman', head(skin, 'none', 'none', [7.5, 17.5, 4, 29.5, 19], true)],
  ['santa-claus', head(['#f8312f', '#f8312f', '#ffffff'], 'none', 'none', [7, 15.5, 3.6, 30, 21], true)],
  ['mrs-claus', head(['#f8312f', '#f8312f', '#ffffff'], 'none', 'none', [7, 17.5, 3.6, 30, 21], true)],
  ['clown-face', head(['#ffc83d', '#ffc83d', '#f8312f'], 'none', 'none', [4, 12.5, 4.8, 30, 22], true)],
  ['cowboy-hat-face', head(skin, 'none', 'none', [8, 16.5, 4, 30, 20], true)],
  ['robot', head(['#cdc4d6', '#b8adc4', '#998ea4'], 'panel', 'none', [6, 14.5, 4, 29.5, 22])],
  ['alien', head(['#86d72f', '#b8f06d', '#44911b'], 'spots', 'none', [5, 14.5, 5, 30, 22])],
  ['skull', head(['#f4f4f4', '#ffffff', '#9b9b9b'], 'ribs', 'none', [4.5, 17, 6, 30, 22])],
  ['jack-o-lantern', head(['#433b6b', '#433b6b', '#ff822d'], 'none', 'none', [7.5, 14.5, 5, 29, 18])],
])
