import { knownPhrases } from '../lexicon.js'
import { type Thing, things } from '../things.js'
import describing from './describing.json' with { type: 'json' }
import grammar from './grammar.json' with { type: 'json' }

/** What a Chinese word does in a sentence. */
export type ChineseKind = keyof typeof describing | keyof typeof grammar | 'measure' | 'command'

/** A Chinese word with the English that stands for it. */
export interface ChineseWord {
  kind: ChineseKind
  /** Of a position: after a thing, and alone, around a slash. Of a command: which one. */
  english: string
}

/** Counted with what: 一只猫, 两条狗. Only after a number; 把 is also "take". */
const measures =
  '只条个头匹朵棵辆艘架座栋间把张杯碗盘瓶块片顶件双副本支根颗粒串束位名群台扇面盏幅轮道阵袋盒篮罐壶对种口尾株枚套壳份笼团层堆枝捧列节封壶勺部架尊门'

const { counted, ...ways } = grammar

/** What is a thing only where it is counted: 一个太阳 is a sun to draw, 出太阳 the weather. */
export const countedChinese: ReadonlyMap<string, string> = new Map(
  Object.entries(counted).flatMap(([english, list]) => list.split(', ').map((word) => [word, english] as const)),
)

/** Every Chinese word that is known. What comes first wins over what follows. */
export const chineseWords: ReadonlyMap<string, ChineseWord> = collectWords()

/** The most signs that one word has. */
export const longestChineseWord = Math.max(...[...chineseWords.keys()].map((word) => word.length))

export function isMeasure(sign: string): boolean {
  return measures.includes(sign)
}

function collectWords(): Map<string, ChineseWord> {
  const words = new Map<string, ChineseWord>()
  for (const table of [ways, describing]) {
    for (const [kind, entries] of Object.entries(table) as [ChineseKind, Record<string, string>][]) {
      for (const [english, list] of Object.entries(entries)) {
        for (const word of list.split(', '))
          if (!words.has(word)) words.set(word, { kind: kind === 'pose' ? 'adjective' : kind, english })
      }
    }
  }
  for (const thing of things) {
    const english = plainNameOf(thing)
    for (const word of thing.chinese) if (!words.has(word)) words.set(word, { kind: 'noun', english })
  }
  return words
}

/** A name that means the thing wherever it stands: "mandarin", for an orange is a colour too. */
function plainNameOf({ name, icon, synonyms }: Thing): string {
  const isPlain = (phrase: string) => {
    const meaning = knownPhrases.get(phrase)
    return meaning?.is === 'subject' && meaning.icon === icon
  }
  return [name, ...synonyms].find(isPlain) ?? name
}
