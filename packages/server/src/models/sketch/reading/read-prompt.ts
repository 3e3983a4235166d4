import type { GarmentKind } from '../scene/scene.js'
import { lookUpCounted } from '../vocabulary/lexicon.js'
import type { Meaning, MeaningOf, Relation, Verb } from '../vocabulary/meaning.js'
import { costumeOf, isAlive, isContainer } from '../vocabulary/somebody.js'
import {
  isAlone,
  isDescribing,
  isFruit,
  isOfBody,
  isOfPlace,
  isWritten,
  it,
  lasting,
  lives,
  spatial,
} from './grammar.js'
import type { Instruction, Phrase } from './instruction.js'
import { Modifiers } from './modifiers.js'
import { SceneryReader } from './scenery-reader.js'
import { understandWords, type Word } from './words.js'

/** Reads a prompt into what it asks for. What it does not know is passed over: it never fails. */
export function readPrompt(prompt: string): Instruction[] {
  return new PromptReader(understandWords(prompt)).read()
}

/** Goes through the words once, and remembers what a sentence has named so far. */
class PromptReader {
  private readonly instructions: Instruction[] = []
  readonly said = new Modifiers()
  verb: Verb = 'show'
  relation: Relation | null = null
  /** Who wears and holds what comes next. */
  private owner: Phrase | null = null
  /** What was named last in this sentence, and before that. */
  private last: Phrase | null = null
  private beforeLast: Phrase | null = null
  /** Somebody whom an "and" joins to the next. */
  private joined: Phrase | null = null
  /** What is to be replaced, once it has been named. */
  private replaced: Phrase | null = null
  /** What the next one wears: "a superhero …". */
  private costume: GarmentKind | null = null
  private readonly scenery: SceneryReader

  constructor(private readonly words: readonly Word[]) {
    this.scenery = new SceneryReader(words, this.instructions)
  }

  read(): Instruction[] {
    for (const [index, word] of this.words.entries()) {
      // The table has an entry for each kind of meaning, so a word always meets its own.
      const take = this.takers[word.meaning.is] as (meaning: Meaning, word: Word, index: number) => void
      take(word.meaning, word, index)
    }
    this.endSentence()
    return this.instructions
  }

  private readonly takers: {
    [Kind in Meaning['is']]: (meaning: MeaningOf<Kind>, word: Word, index: number) => void
  } = {
    subject: (meaning, word, index) => this.subject(meaning, word, index),
    garment: (meaning, word) => this.noun(meaning, word.plural, word.owning),
    everybody: () => this.noun({ is: 'all' }, true, false),
    pronoun: (_, { text }) => (text === 'them' || text === 'they' ? this.everybody() : this.pronoun(text)),
    backdrop: () => this.scenery.backdrop(this),
    colour: (meaning, word, index) => this.colour(meaning.colour, word, index),
    shade: (meaning) => {
      if (!this.scenery.takesShade(meaning.by)) this.said.take(meaning)
    },
    size: (meaning) => this.said.take(meaning),
    sheer: (meaning) => this.said.take(meaning),
    degree: (meaning) => this.said.take(meaning),
    less: (meaning) => this.said.take(meaning),
    pattern: (meaning) => this.said.take(meaning),
    mood: (meaning) => this.said.take(meaning),
    number: (meaning) => this.said.take(meaning),
    another: (meaning) => this.said.take(meaning),
    exactly: (meaning) => this.said.take(meaning),
    indefinite: (meaning) => this.said.take(meaning),
    spot: (meaning) => this.said.take(meaning),
    flying: (meaning) => this.said.take(meaning),
    definite: (_, word, index) => this.definite(word, index),
    weather: ({ weather }) => this.weather(weather),
    time: ({ time }) => this.setting({ do: 'time', time }),
    place: ({ place }, word, index) => this.setting(this.scenery.place(place, word, index, this)),
    scenery: ({ part, colour }, word, index) => {
      if (colour) this.scenery.season(part, colour)
      else this.setting(this.scenery.place(null, word, index, this))
    },
    activity: (meaning) => this.activity(meaning),
    verb: ({ verb }, word) => this.newVerb(verb, word),
    relation: ({ relation }) => this.newRelation(relation),
    // "With blue eyes" paints no body: what was said of them goes with them.
    bodyPart: () => this.said.forget(),
    measure: () => undefined,
    and: (_, __, index) => this.and(index),
    pause: ({ ends }, _, index) => (ends ? this.endSentence() : this.comma(index)),
    unknown: () => undefined,
  }

  private subject(meaning: MeaningOf<'subject'>, word: Word, index: number): void {
    const next = this.words[index + 1]?.meaning
    const content = this.words.slice(index + 2, index + 5).find(({ meaning: { is } }) => is === 'subject')
    if (next?.is === 'relation' && next.relation === 'of' && content && isContainer(meaning.icon)) {
      // "A basket of apples": one basket, some apples.
      if (this.said.count === 1 && content.plural) this.said.count = null
      return
    }
    const follower = this.words[index + 1]
    if (follower?.meaning.is === 'subject' && !word.plural && !word.owning && isWritten(word) && isWritten(follower)) {
      this.costume = this.costume ?? costumeOf(meaning.icon)
      const isCostume = costumeOf(follower.meaning.icon) !== null && isAlive(meaning.icon)
      // "A strawberry cake" is a cake, "a wizard cat" a cat; but "a cat wizard" is a cat too.
      if (!isCostume || this.costume) return
    }
    const before = this.words[index - 1]?.meaning
    const costume = costumeOf(meaning.icon)
    if (before?.is === 'subject' && this.last && lives(this.last) && costume && !this.costume) this.dress(costume)
    else {
      const fills = isOfPlace(word, follower)
      if (fills) this.said.count = null
      if (fills && !lasting.includes(this.relation)) this.relation = null
      this.noun(meaning, word.plural || fills, word.owning)
    }
    if (this.costume && this.last) this.dress(this.costume)
    this.costume = null
  }

  private dress(kind: GarmentKind): void {
    const what: Phrase = { ...it(), noun: { is: 'garment', kind, icon: null }, count: 1, definite: false }
    this.instructions.push({ do: 'show', what, adding: false, relation: 'wearing', to: this.last })
  }

  private noun(noun: Phrase['noun'], plural: boolean, owning: boolean): void {
    const phrase = this.said.phrase(noun, plural, owning)
    if (owning) {
      this.owner = phrase
      this.relation = 'with'
    } else this.settle(phrase)
    if (this.last !== phrase) this.beforeLast = this.last
    this.last = phrase
    this.scenery.aboutBackdrop = false
  }

  /** Turns what was named into an instruction, by the verb and the relation before it. */
  private settle(phrase: Phrase): void {
    if (this.verb === 'remove') this.instructions.push({ do: 'remove', what: phrase, owner: this.owner })
    else if (this.verb === 'replace') this.replace(phrase)
    else if (this.isTransformation(phrase)) {
      this.instructions.push({ do: 'replace', what: this.last ?? it(), by: { ...phrase, definite: false } })
    } else if (!(lives(phrase) && (this.relation === 'on' || this.relation === 'to') && this.giveLastTo(phrase))) {
      this.show(phrase)
    }
  }

  private show(phrase: Phrase): void {
    const isGarment = phrase.noun.is === 'garment'
    const isSomebody = lives(phrase)
    const isGiven = this.verb === 'give' && this.owner !== null && !isSomebody
    const carried = this.relation === 'in' || this.relation === 'on'
    const relation = isGarment ? 'wearing' : isGiven && !lasting.includes(this.relation) ? 'with' : this.relation
    const belongs = isGarment || isGiven || lasting.includes(this.relation)
    const to = belongs ? this.owner : carried ? (this.owner ?? this.last) : null
    if (isSomebody && this.joined) phrase.together = [...this.joined.together, this.joined]
    this.joined = null
    if (spatial.includes(this.relation) && this.last) this.setPlace(this.last, this.relation, phrase)
    const adding = this.verb === 'add'
    this.instructions.push({ do: 'show', what: phrase, adding, relation: to ? relation : null, to })
    if (isSomebody && this.relation !== 'holding') this.owner = phrase
    if (!lasting.includes(this.relation)) this.relation = null
  }

  /** "A cat behind a tree": the cat is placed, by the tree. */
  private setPlace(what: Phrase, relation: Relation | null, to: Phrase): void {
    const shown = this.instructions.findLast((instruction) => instruction.do === 'show' && instruction.what === what)
    if (shown?.do !== 'show' || shown.to) return
    shown.relation = relation
    shown.to = to
  }

  /** "Put a hat on the cat", "a balloon for the bear": what was shown just now belongs to this one. */
  private giveLastTo(owner: Phrase): boolean {
    const given = this.instructions.at(-1)
    if (given?.do !== 'show' || given.what !== this.last || lives(given.what)) return false
    const isGarment = given.what.noun.is === 'garment'
    if (this.relation === 'on' && this.verb !== 'add' && this.verb !== 'give' && !isGarment) return false
    given.to = owner
    given.relation = isGarment ? 'wearing' : 'with'
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
    if (
      this.verb !== 'change' ||
      !this.last ||
      phrase.definite ||
      phrase.plural ||
      phrase.exact ||
      phrase.noun.is === 'it'
    )
      return false
    if (this.relation === 'in' || this.relation === 'to')
      return phrase.noun.is === this.last.noun.is || lives(this.last)
    return this.relation === null && lives(phrase) && lives(this.last)
  }

  /** "They" are those of this sentence, or all that there are. */
  private everybody(): void {
    if (this.owner) this.pronoun()
    else this.noun({ is: 'all' }, true, false)
  }

  private pronoun(text = 'it'): void {
    const meant = it(!text.startsWith('it') && !text.startsWith('th'))
    const isNew = this.verb === 'change' || this.verb === 'move' || !this.owner
    const phrase = isNew ? meant : (this.owner ?? meant)
    if (spatial.includes(this.relation) && this.last && this.beforeLast) {
      this.setPlace(this.last, this.relation, this.beforeLast)
      this.relation = null
    } else if (this.verb === 'remove') this.noun({ is: 'it' }, false, false)
    else if (this.verb === 'replace') this.replaced ??= phrase
    else if ((this.relation === 'on' || this.relation === 'to') && this.giveLastTo(phrase)) return
    this.owner ??= phrase
    this.last ??= phrase
  }

  /** "Above her" is a pronoun, "her hat" is not. */
  private definite(word: Word, index: number): void {
    if (word.text === 'her' && isAlone(this.words, index)) this.pronoun('her')
    else this.said.definite = true
  }

  private colour(colour: string, word: Word, index: number): void {
    const fruit = isFruit(this.words, index) && lookUpCounted([word.text])?.meaning
    if (fruit && fruit.is === 'subject') this.noun(fruit, false, false)
    else if (isOfBody(this.words, index)) return
    else if (!this.scenery.takesColour(colour)) this.said.attributes.colour ??= colour
  }

  private weather(weather: MeaningOf<'weather'>['weather']): void {
    if (this.verb === 'remove') this.instructions.push({ do: 'endWeather', weather })
    else this.setting({ do: 'weather', weather })
    this.said.forget()
  }

  private setting(instruction: Instruction | null): void {
    if (!instruction) return
    // "A cat in a dark forest" has a dark forest; "two cats in love under the stars" are in love.
    if (this.said.count === null && !this.said.definite && this.last) this.applyPending()
    if (this.verb !== 'remove') this.instructions.push(instruction)
    this.scenery.aboutBackdrop = false
    const { spots } = this.said.attributes
    this.said.forget()
    this.said.attributes.spots = spots
    if (!lasting.includes(this.relation)) this.relation = null
  }

  private newVerb(verb: Verb, word: Word): void {
    const isCopula = word.text.endsWith(' be') || word.text === 'have' || word.text === 'let'
    if (isCopula && (this.last || this.scenery.isWaiting)) return
    this.applyPending()
    this.verb = verb
    this.scenery.forgetPart()
    this.relation = null
    this.replaced = null
    this.joined = null
    // "… without a hat" is still about the cat before it; a new request is not.
    if (verb !== 'remove') this.owner = null
    if (verb === 'give' || verb === 'change' || verb === 'move') this.last = null
  }

  private newRelation(relation: Relation): void {
    if (relation === 'of') return
    this.applyPending()
    if (this.verb === 'remove' && relation !== 'from') this.verb = 'show'
    this.relation = relation
  }

  private and(index: number): void {
    if (!isDescribing(this.words[index + 1])) this.applyPending()
    this.goOn()
  }

  private comma(index: number): void {
    if (isDescribing(this.words[index + 1]) && !this.said.arePlain) return
    this.applyPending()
    if (this.verb === 'remove') this.verb = 'show'
    this.goOn()
  }

  private goOn(): void {
    this.joined = this.last && lives(this.last) && this.verb !== 'remove' ? this.last : null
    if (!lasting.includes(this.relation)) this.relation = null
  }

  /** "Watering flowers" is done with a watering can, "skiing" on skis. */
  private activity({ icon, how }: MeaningOf<'activity'>): void {
    const doer = this.owner ?? (this.last && lives(this.last) ? this.last : null)
    const what: Phrase = { ...it(), noun: { is: 'subject', icon }, definite: false }
    this.instructions.push({ do: 'show', what, adding: false, relation: doer ? how : null, to: doer })
    this.relation = null
  }

  /** What was said with no noun after it belongs to what was named before. */
  private applyPending(): void {
    const { attributes, exact, count } = this.said
    if (exact && count !== null) {
      this.instructions.push({ do: 'keep', what: this.last ?? it(), count })
      this.said.exact = false
    }
    if (!this.said.arePlain) {
      const isRequest = this.instructions.length === 0 || this.verb === 'change' || this.verb === 'move'
      const what = this.last ?? (isRequest ? it() : null)
      if (what) this.instructions.push({ do: 'change', what, attributes })
    }
    this.said.forget()
  }

  private endSentence(): void {
    this.applyPending()
    this.said.exact = false
    this.verb = 'show'
    this.relation = null
    this.owner = null
    this.last = null
    this.beforeLast = null
    this.joined = null
    this.replaced = null
    this.scenery.aboutBackdrop = false
  }
}
