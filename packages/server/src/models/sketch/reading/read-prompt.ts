import { lookUpCounted } from '../vocabulary/lexicon.js'
import type { Meaning, MeaningOf, Verb } from '../vocabulary/meaning.js'
import { type Costume, costumeOf, isAlive, isContainer } from '../vocabulary/somebody.js'
import {
  endsAfter,
  isAlone,
  isDescribing,
  isFruit,
  isInvariant,
  isOfBody,
  isOfPicture,
  isOfPlace,
  isSelecting,
  isSeveral,
  isWritten,
  it,
  lasting,
  lives,
} from './grammar.js'
import { type Instruction, type Phrase, phraseOf } from './instruction.js'
import { SceneryReader } from './scenery-reader.js'
import { Sentence } from './sentence.js'
import { understandWords, type Word } from './words.js'

/** Reads a prompt into what it asks for. What it does not know is passed over: it never fails. */
export function readPrompt(prompt: string): Instruction[] {
  return new PromptReader(understandWords(prompt)).read()
}

/** Goes through the words once, and hands each to what its sentence has said so far. */
class PromptReader {
  private readonly sentence = new Sentence()
  private readonly said = this.sentence.said
  private readonly instructions = this.sentence.instructions
  /** What the next one wears: "a superhero …". */
  private costume: Costume | null = null
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
    everybody: (_, { text }, index) => this.everybody(text, index),
    both: (_, __, index) => this.both(index),
    rest: () => this.noun({ is: 'rest' }, true, false),
    other: (_, __, index) => this.other(index),
    which: (meaning) => this.said.take(meaning),
    pronoun: (_, { text }, index) => this.pronoun(text, index),
    backdrop: () => this.scenery.backdrop(this.sentence),
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
    pose: (meaning, _, index) => this.pose(meaning, index),
    number: (meaning, word, index) => this.number(meaning, word, index),
    another: (meaning) => this.said.take(meaning),
    exactly: (meaning) => this.said.take(meaning),
    indefinite: (meaning) => {
      this.sentence.endPose()
      this.said.take(meaning)
    },
    spot: (meaning, _, index) => this.spot(meaning, index),
    flying: (meaning) => this.said.take(meaning),
    definite: (_, word, index) => this.definite(word, index),
    weather: (meaning) => this.weather(meaning),
    look: ({ look }) => this.setting({ do: 'look', look, ends: this.sentence.verb === 'remove' }),
    time: ({ time }) => this.setting({ do: 'time', time }),
    place: ({ place }, word, index) => {
      if (this.isInside(word, index)) this.sentence.newRelation('in')
      else this.setting(bearing(this.scenery.place(place, word, index, this.sentence), word, this.sentence.last))
    },
    scenery: ({ part, colour }, word, index) => {
      if (colour) this.scenery.season(part, colour)
      else this.setting(this.scenery.place(null, word, index, this.sentence))
    },
    activity: (meaning) => this.activity(meaning),
    verb: ({ verb }, word) => this.newVerb(verb, word),
    relation: ({ relation }, _, index) => {
      const several = this.words.slice(index + 1, index + 3).some((next) => isSeveral(next))
      if (relation !== 'of' || !isOfPicture(this.words, index)) this.sentence.newRelation(relation, several)
    },
    not: () => this.sentence.negate(),
    except: () => this.sentence.except(),
    // "With blue eyes" paints no body: what was said of them goes with them.
    bodyPart: (_, { text }) => this.bodyPart(text),
    measure: () => undefined,
    and: (_, __, index) => this.and(index),
    pause: ({ ends }, _, index) => (ends ? this.endSentence() : this.comma(index)),
    unknown: (_, { text }) => this.unknown(text),
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
      this.costume = this.costume ?? costumeOf(meaning)
      const isCostume = costumeOf(follower.meaning) !== null && isAlive(meaning.icon)
      // "A strawberry cake" is a cake, "a wizard cat" a cat; but "a cat wizard" is a cat too.
      if (!isCostume || this.costume) return
    }
    const { last } = this.sentence
    const before = this.words[index - 1]?.meaning
    const costume = costumeOf(meaning)
    const isDressed = before?.is === 'subject' || this.sentence.relation === 'wearing' || this.isLike(index)
    if (isDressed && last && lives(last) && costume && !this.costume) {
      this.sentence.dress(costume)
      this.said.forget()
    } else {
      const fills = isOfPlace(word, follower)
      if (fills) this.said.count = null
      if (fills && !lasting.includes(this.sentence.relation)) this.sentence.relation = null
      this.noun(meaning, word.plural || fills, word.owning, isInvariant(word))
    }
    if (this.costume && this.sentence.last) this.sentence.dress(this.costume)
    this.costume = null
  }

  /** "An octopus as a chef". */
  private isLike(index: number): boolean {
    return this.words.slice(Math.max(0, index - 2), index).some(({ text }) => text === 'as')
  }

  private noun(...named: Parameters<Sentence['noun']>): void {
    this.sentence.noun(...named)
    this.scenery.aboutBackdrop = false
  }

  /** "All the dogs" are dogs. */
  private everybody(text: string, index: number): void {
    const next = this.words[index + 1]
    const isNamed = ['definite', 'subject', 'garment', 'number'].includes(next?.meaning.is ?? '')
    if (text === 'all' && (isNamed || isDescribing(next))) this.said.definite = true
    else this.noun({ is: 'all' }, true, false)
  }

  private unknown(text: string): void {
    this.said.isVague = true
    if (/^(take|takes|taking)$/.test(text)) this.sentence.isTaking = true
    const latest = this.instructions.at(-1)
    // "The rain has stopped."
    if (latest?.do === 'weather' && /^(stops|stopped|ends|ended|gone|over)$/.test(text))
      this.instructions.splice(-1, 1, { do: 'endWeather', weather: latest.weather })
  }

  /** "Inside" is a room, "inside the house" is in it. */
  private isInside({ text }: Word, index: number): boolean {
    const next = this.words[index + 1]?.meaning.is
    return text === 'inside' && (next === 'definite' || next === 'indefinite')
  }

  /** "On his shoulder" somebody sits; "in his hand" something is held. */
  private bodyPart(text: string): void {
    const { sentence, said } = this
    if (said.definite && sentence.relation === 'on' && !/hand|paw|feet|foot|leg/.test(text))
      sentence.positions.putOnBody(sentence.owner && sentence.owner !== sentence.last ? sentence.owner : it(true))
    said.forget()
  }

  /** "Both dogs" are two of them; "both" alone are the two that there are. */
  private both(index: number): void {
    const next = this.words[index + 1]?.meaning
    if (next?.is === 'definite' || (next?.is === 'subject' && this.words[index + 1]?.plural)) this.said.count = 2
    else this.noun({ is: 'both' }, true, false)
  }

  /** "The other dog" is a dog; "the other one" is like the one before. */
  private other(index: number): void {
    const next = this.words[index + 1]
    const isNamed = next?.meaning.is === 'subject' || next?.text === 'one' || next?.text === 'two'
    if (isNamed || isDescribing(next)) this.said.other = true
  }

  /** "One" is a number before a noun, and stands for a noun after "the red". */
  private number(meaning: MeaningOf<'number'>, { text }: Word, index: number): void {
    const { said } = this
    const isChosen = said.definite || said.another || said.which !== null || said.other || !said.arePlain
    const next = this.words[index + 1]?.meaning.is
    const isNounAhead = next === 'subject' || next === 'garment' || isDescribing(this.words[index + 1])
    if (text === 'one' && (isChosen || said.count === 1) && !isNounAhead && !said.exact)
      this.noun({ is: 'one' }, false, false)
    else if (text === 'two' && said.definite && endsAfter(this.words, index)) this.noun({ is: 'both' }, true, false)
    else said.take(meaning)
  }

  private pronoun(text: string, index: number): void {
    if (text === 'them' || text === 'they') this.sentence.everybody()
    else if (text === 'that one') this.sentence.pronoun('it')
    else if (!this.isOfWeather(index)) this.sentence.pronoun(text)
  }

  /** "Make it rain": it is nobody, and takes nothing from what was named before. */
  private isOfWeather(index: number): boolean {
    const [next, after] = this.words.slice(index + 1, index + 3).map(({ meaning }) => meaning.is)
    const isSky = (is: Meaning['is'] | undefined) => is === 'weather' || is === 'time'
    return isSky(next) || (next === 'unknown' && isSky(after))
  }

  /** "Above her" is a pronoun, "her hat" is not. */
  private definite(word: Word, index: number): void {
    const next = this.words[index + 1]?.meaning.is
    const isGiven = next === 'indefinite' || next === 'number'
    if (word.text === 'her' && (isGiven || isAlone(this.words, index))) {
      this.sentence.pronoun('her')
      return
    }
    this.sentence.endPose()
    this.said.definite = true
    // "Only the left one" is no number.
    if (/^(only|just)$/.test(this.words[index - 1]?.text ?? '')) this.said.exact = false
  }

  /** "The dog on the left" is one of several, unless it is to go there. */
  private spot(meaning: MeaningOf<'spot'>, index: number): void {
    const { last, verb } = this.sentence
    const [spot] = meaning.spots
    const isMeant = last?.definite && (this.isReference(last) || isSelecting(this.words, index, verb))
    if (isMeant && spot) last.which = spot
    else this.said.take(meaning)
  }

  /** "A candle on the cake in the middle": the cake is there already, and only says where the candle is. */
  private isReference(phrase: Phrase): boolean {
    const latest = this.instructions.at(-1)
    if (latest?.do === 'put') return latest.to === phrase
    return latest?.do === 'show' && latest.what === phrase && latest.to !== null
  }

  /** "Hugging a bear" is done by whoever was named, beside the bear. */
  private pose(meaning: MeaningOf<'pose'>, index: number): void {
    const next = this.words[index + 1]?.meaning.is
    const isWith = next === 'indefinite' || next === 'definite' || next === 'subject'
    const { last } = this.sentence
    this.said.take(meaning)
    if (!isWith || !last || !lives(last) || !isTogether(meaning)) return
    this.sentence.newRelation('beside')
  }

  private colour(colour: string, word: Word, index: number): void {
    const fruit = isFruit(this.words, index) && lookUpCounted([word.text])?.meaning
    if (fruit && fruit.is === 'subject') this.noun(fruit, false, false)
    else if (isOfBody(this.words, index)) return
    else if (!this.scenery.takesColour(colour)) this.said.attributes.colour ??= colour
  }

  private weather({ weather, strength }: MeaningOf<'weather'>): void {
    if (this.sentence.verb === 'remove') this.instructions.push({ do: 'endWeather', weather })
    else this.setting({ do: 'weather', weather, ...(strength && { strength }) })
    this.said.forget()
  }

  private setting(instruction: Instruction | null): void {
    if (!instruction) return
    const { sentence, said } = this
    // "A cat in a dark forest" has a dark forest; "two cats in love under the stars" are in love.
    if (said.count === null && !said.definite && sentence.last) sentence.applyPending()
    const isUnwanted = sentence.verb === 'remove' && instruction.do !== 'look'
    if (!isUnwanted && sentence.verb !== 'keep') this.instructions.push(instruction)
    this.scenery.aboutBackdrop = false
    const { spots } = said.attributes
    said.forget()
    said.attributes.spots = spots
    if (!lasting.includes(sentence.relation)) sentence.relation = null
  }

  private newVerb(verb: Verb, word: Word): void {
    const isCopula = word.text.endsWith(' be') || word.text === 'have' || word.text === 'let'
    if (isCopula && (this.sentence.last || this.scenery.isWaiting)) return
    if (word.text === 'instead of' || word.text === 'rather than') this.sentence.insteadOf()
    else this.sentence.newVerb(verb)
    this.scenery.forgetPart()
  }

  private and(index: number): void {
    if (!isDescribing(this.words[index + 1])) this.sentence.applyPending()
    this.sentence.goOn()
  }

  private comma(index: number): void {
    const { sentence, said } = this
    if (isDescribing(this.words[index + 1]) && !said.arePlain) return
    sentence.applyPending()
    if (sentence.verb === 'remove' || sentence.verb === 'keep') sentence.verb = 'show'
    sentence.isNegated = false
    sentence.goOn()
  }

  /** "Watering flowers" is done with a watering can, "skiing" on skis. */
  private activity({ icon, how }: MeaningOf<'activity'>): void {
    const { owner, last } = this.sentence
    const doer = owner ?? (last && lives(last) ? last : null)
    const what = phraseOf({ is: 'subject', icon })
    this.instructions.push({ do: 'show', what, adding: false, relation: doer ? how : null, to: doer })
    this.sentence.relation = null
  }

  private endSentence(): void {
    this.sentence.end()
    this.scenery.aboutBackdrop = false
  }
}

/** "On the table" is a place, and a table where there is one already. */
function bearing(instruction: Instruction | null, { text }: Word, last: Phrase | null): Instruction | null {
  const isOnTable = instruction?.do === 'place' && /^on (a|the) (\w+ )?table$/.test(text)
  return isOnTable && last ? { ...instruction, bears: last } : instruction
}

function isTogether({ pose }: MeaningOf<'pose'>): boolean {
  return pose === 'hugging' || pose === 'kissing' || pose === 'holding hands'
}
