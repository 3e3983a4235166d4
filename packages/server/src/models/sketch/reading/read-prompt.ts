import { knownIcons } from '../vocabulary/emoji-words.js'
import type { Meaning, Relation, Verb } from '../vocabulary/meaning.js'
import { type Attributes, type Instruction, isPlain, noAttributes, type Phrase } from './instruction.js'
import { understandWords, type Word } from './words.js'

/** Reads a prompt into what it asks for. What it does not know is passed over: it never fails. */
export function readPrompt(prompt: string): Instruction[] {
  return new PromptReader(understandWords(prompt)).read()
}

/** Goes through the words once, and remembers what a sentence has named so far. */
class PromptReader {
  private readonly instructions: Instruction[] = []
  private verb: Verb = 'show'
  private relation: Relation | null = null
  /** Who wears and holds what comes next. */
  private owner: Phrase | null = null
  /** What was named last in this sentence. */
  private last: Phrase | null = null
  /** What is to be replaced, once it has been named. */
  private replaced: Phrase | null = null
  private aboutBackdrop = false
  private attributes = noAttributes()
  private count: number | null = null
  private definite = false
  private another = false
  private strength = 1
  private less = false

  constructor(private readonly words: readonly Word[]) {}

  read(): Instruction[] {
    for (const [index, word] of this.words.entries()) this.take(word, index)
    this.endClause()
    return this.instructions
  }

  private take(word: Word, index: number): void {
    const { meaning } = word
    const handler = this.handlers[meaning.is] as (meaning: Meaning, word: Word, index: number) => void
    handler.call(this, meaning, word, index)
  }

  /** One small method for each kind of word. */
  private readonly handlers: {
    [Kind in Meaning['is']]: (meaning: Extract<Meaning, { is: Kind }>, word: Word, index: number) => void
  } = {
    subject: (meaning, word, index) => this.subject(meaning, word, index),
    garment: (meaning, word) => this.noun(meaning, word),
    pronoun: () => this.pronoun(),
    everybody: (_, word) => this.noun({ is: 'all' }, word),
    backdrop: () => this.backdrop(),
    colour: (meaning, word, index) => this.colour(meaning.colour, word, index),
    shade: ({ by }) => {
      this.attributes.shade = by * this.takeStrength()
    },
    size: ({ factor, compared }) => {
      this.attributes.size = factor ** (compared ? this.takeStrength() : 1)
      this.another = false
    },
    sheer: ({ towards }) => {
      const strength = this.takeStrength()
      this.attributes.sheer = { towards, strength: this.less ? -strength : strength }
      this.less = false
      this.another = false
    },
    degree: ({ strength }) => {
      this.strength = strength
    },
    less: () => {
      this.less = true
    },
    pattern: ({ pattern }) => {
      this.attributes.pattern = pattern
    },
    mood: ({ mood }) => {
      this.attributes.mood = mood
    },
    number: ({ count }) => {
      this.count = count
    },
    another: () => {
      this.another = true
    },
    definite: () => {
      this.definite = true
    },
    indefinite: () => {
      this.definite = false
      this.count ??= 1
    },
    weather: ({ weather }) => this.weather(weather),
    time: ({ time }) => this.setting({ do: 'time', time }),
    place: ({ place }) =>
      this.setting({ do: 'place', place, isBackdrop: this.aboutBackdrop || this.verb === 'replace' }),
    spot: ({ spots }) => {
      this.attributes.spots.push(...spots)
    },
    verb: ({ verb }, word) => this.newVerb(verb, word),
    relation: ({ relation }) => this.newRelation(relation),
    bodyPart: () => this.bodyPart(),
    measure: () => undefined,
    flying: () => {
      this.attributes.flying = true
    },
    and: (_, __, index) => {
      if (!this.isAttribute(index + 1)) this.applyPending()
      if (this.relation !== 'wearing' && this.relation !== 'holding' && this.relation !== 'with') this.relation = null
    },
    pause: ({ ends }, _, index) => (ends ? this.endSentence() : this.endPart(index)),
    unknown: () => undefined,
  }

  private subject(meaning: Extract<Meaning, { is: 'subject' }>, word: Word, index: number): void {
    // "A bowl of soup", "a field of tulips": what follows says it better.
    const next = this.words[index + 1]?.meaning
    const after = this.words.slice(index + 2, index + 5).find(({ meaning: { is } }) => is === 'subject')
    if (next?.is === 'relation' && next.relation === 'of' && after && isContainer(meaning.icon)) return
    this.noun(meaning, word)
  }

  private noun(noun: Phrase['noun'], word: Word): void {
    const phrase: Phrase = {
      noun,
      count: this.count,
      plural: word.plural,
      definite: this.definite || word.owning,
      another: this.another,
      attributes: this.attributes,
    }
    this.forgetModifiers()
    if (word.owning) {
      this.owner = phrase
      this.last = phrase
      this.relation = 'with'
      return
    }
    this.place(phrase)
    this.last = phrase
    this.aboutBackdrop = false
  }

  /** Turns what was named into an instruction, by the verb and the relation before it. */
  private place(phrase: Phrase): void {
    const lives = isAlive(phrase)
    if (this.verb === 'remove') {
      this.instructions.push({ do: 'remove', what: phrase, owner: this.owner })
      return
    }
    if (this.verb === 'replace') {
      this.replace(phrase)
      return
    }
    if (this.isTransformation(phrase)) {
      this.instructions.push({ do: 'replace', what: this.last ?? it(), by: { ...phrase, definite: false } })
      return
    }
    if (lives && this.relation === 'on' && this.giveLastTo(phrase)) return
    if (lives && this.relation === 'to' && this.giveLastTo(phrase)) return
    this.show(phrase, lives)
  }

  private show(phrase: Phrase, lives: boolean): void {
    const attaches = phrase.noun.is === 'garment' || this.relation === 'holding' || this.relation === 'with'
    const isGiven = this.verb === 'give' && this.owner !== null && !lives
    const spatial = this.relation && !['wearing', 'holding', 'with', 'of', 'from', 'to'].includes(this.relation)
    const to = attaches || isGiven ? this.owner : spatial ? this.last : null
    const relation = isGiven && !attaches ? 'with' : phrase.noun.is === 'garment' ? 'wearing' : this.relation
    const adding = this.verb === 'add'
    this.instructions.push({ do: 'show', what: phrase, adding, relation: to ? relation : null, to })
    if (lives && relation !== 'holding') this.owner = phrase
    if (spatial) this.relation = null
  }

  /** "Put a hat on the cat", "give a balloon to the bear": what was shown just now belongs to this one. */
  private giveLastTo(owner: Phrase): boolean {
    const given = this.instructions.at(-1)
    if (given?.do !== 'show' || given.what !== this.last || isAlive(given.what)) return false
    if (this.verb !== 'add' && this.verb !== 'give' && given.what.noun.is !== 'garment') return false
    given.to = owner
    given.relation = given.what.noun.is === 'garment' ? 'wearing' : 'with'
    this.owner = owner
    return true
  }

  private replace(phrase: Phrase): void {
    if (!this.replaced) {
      this.replaced = phrase
      return
    }
    this.instructions.push({ do: 'replace', what: this.replaced, by: phrase })
    this.verb = 'show'
    this.replaced = null
  }

  /** "Make it a dog", "turn the cat into a robot". */
  private isTransformation(phrase: Phrase): boolean {
    if (this.verb !== 'change' || phrase.noun.is === 'it' || !this.last || phrase.definite) return false
    if (this.relation === 'in' || this.relation === 'to') return true
    return this.relation === null && isAlive(phrase) && isAlive(this.last) && !phrase.plural
  }

  private pronoun(): void {
    const phrase = this.owner && this.verb !== 'change' ? this.owner : { ...it(), attributes: noAttributes() }
    this.last ??= phrase
    if (this.verb === 'remove')
      this.noun({ is: 'it' }, { text: '', meaning: { is: 'pronoun' }, plural: false, owning: false })
    else if (this.verb === 'give' || this.relation === 'on' || this.relation === 'to') {
      if (!this.giveLastTo(phrase)) this.owner ??= phrase
    } else if (this.verb === 'replace') this.replaced ??= phrase
    if (this.owner === null && this.verb === 'change') this.owner = phrase
  }

  private backdrop(): void {
    if (this.verb === 'remove') this.instructions.push({ do: 'background', colour: '#ffffff' })
    else if (this.attributes.colour) this.instructions.push({ do: 'background', colour: this.attributes.colour })
    else this.aboutBackdrop = true
    this.forgetModifiers()
  }

  private colour(colour: string, word: Word, index: number): void {
    // "An orange" and "oranges" are fruit when nothing follows that could be orange.
    if (word.text === 'orange' && this.isFruit(index)) {
      this.noun({ is: 'subject', icon: 'tangerine' }, word)
      return
    }
    if (this.aboutBackdrop) {
      this.instructions.push({ do: 'background', colour })
      this.aboutBackdrop = false
      return
    }
    this.attributes.colour ??= colour
  }

  private isFruit(index: number): boolean {
    const before = this.words[index - 1]?.meaning.is
    const after = this.words[index + 1]?.meaning.is
    return (
      before === 'indefinite' && (after === undefined || after === 'pause' || after === 'and' || after === 'relation')
    )
  }

  private weather(weather: Extract<Meaning, { is: 'weather' }>['weather']): void {
    if (this.verb === 'remove') this.instructions.push({ do: 'endWeather', weather })
    else this.setting({ do: 'weather', weather })
    this.forgetModifiers()
  }

  private setting(instruction: Instruction): void {
    if (this.verb !== 'remove') this.instructions.push(instruction)
    this.aboutBackdrop = false
    const { spots } = this.attributes
    this.forgetModifiers()
    this.attributes.spots = spots
  }

  private newVerb(verb: Verb, word: Word): void {
    if (word.text === 'colour' || word.text === 'color') return
    const isCopula = word.text.endsWith(' be') || word.text === 'have' || word.text === 'let'
    if (isCopula && this.last) return
    this.applyPending()
    this.verb = verb
    this.relation = null
    this.replaced = null
    // "… without a hat" is still about the cat before it; a new request is not.
    if (verb !== 'remove') this.owner = null
    if (verb === 'give' || verb === 'change' || verb === 'move') this.last = null
  }

  private newRelation(relation: Relation): void {
    if (this.verb === 'remove' && relation !== 'from' && relation !== 'of') {
      this.applyPending()
      this.verb = 'show'
    }
    if (relation !== 'of') this.applyPending()
    this.relation = relation
  }

  /** "With blue eyes" paints no body: what was said of it goes with it. Fur is the whole body. */
  private bodyPart(): void {
    this.forgetModifiers()
  }

  private isAttribute(index: number): boolean {
    const is = this.words[index]?.meaning.is
    return (
      is === 'colour' ||
      is === 'pattern' ||
      is === 'size' ||
      is === 'sheer' ||
      is === 'mood' ||
      is === 'shade' ||
      is === 'degree'
    )
  }

  /** What was said with no noun after it belongs to what was named before. */
  private applyPending(): void {
    const attributes = this.attributes
    if (!isPlain(attributes)) {
      const what =
        this.last ?? (this.instructions.length === 0 || this.verb === 'change' || this.verb === 'move' ? it() : null)
      if (what) this.instructions.push({ do: 'change', what: { ...what, definite: true, another: false }, attributes })
    }
    this.forgetModifiers()
  }

  private endPart(index: number): void {
    if (this.isAttribute(index + 1) && !isPlain(this.attributes)) return
    this.applyPending()
    if (this.verb === 'remove') this.verb = 'show'
    if (this.relation !== 'wearing' && this.relation !== 'holding' && this.relation !== 'with') this.relation = null
  }

  private endSentence(): void {
    this.endClause()
    this.verb = 'show'
    this.owner = null
    this.last = null
    this.aboutBackdrop = false
  }

  private endClause(): void {
    this.applyPending()
    if (this.replaced && this.verb === 'replace') this.replaced = null
    this.relation = null
  }

  private takeStrength(): number {
    const strength = this.strength
    this.strength = 1
    return strength
  }

  private forgetModifiers(): void {
    this.attributes = noAttributes()
    this.count = null
    this.definite = false
    this.another = false
    this.strength = 1
    this.less = false
  }
}

function it(): Phrase {
  return { noun: { is: 'it' }, count: null, plural: false, definite: true, another: false, attributes: noAttributes() }
}

const livelyThings = new Set([
  'snowman',
  'teddy-bear',
  'jack-o-lantern',
  'snowman-without-snow',
  'sun-with-face',
  'star',
])

/** Who can wear and hold things. */
export function isAlive({ noun }: Phrase): boolean {
  if (noun.is === 'it' || noun.is === 'all') return true
  return noun.is === 'subject' && isAliveIcon(noun.icon)
}

export function isAliveIcon(icon: string): boolean {
  const kind = knownIcons.get(icon)
  const lives = kind === 'face' || kind === 'person' || kind === 'animal' || kind === 'bird' || kind === 'fish'
  return lives || livelyThings.has(icon)
}

function isContainer(icon: string): boolean {
  return icon === 'hot-beverage' || icon === 'basket' || icon === 'bouquet' || icon === 'bucket'
}

export type { Attributes }
