import type { Relation, Verb } from '../vocabulary/meaning.js'
import type { Costume } from '../vocabulary/somebody.js'
import { isCarrying, isSpatial, it, lasting, lives, pronounOf } from './grammar.js'
import { type Instruction, type Noun, noAttributes, type Phrase, phraseOf } from './instruction.js'
import { Modifiers } from './modifiers.js'
import { Positions } from './positions.js'

/** What a sentence has named so far, and what each next noun makes of it. */
export class Sentence {
  readonly instructions: Instruction[] = []
  readonly said = new Modifiers()
  verb: Verb = 'show'
  relation: Relation | null = null
  /** "Do not …": what comes next is not wanted. */
  isNegated = false
  /** Who wears and holds what comes next. */
  owner: Phrase | null = null
  /** What was named last in this sentence, and before that. */
  last: Phrase | null = null
  beforeLast: Phrase | null = null
  /** Somebody whom an "and" joins to the next. */
  private joined: Phrase | null = null
  /** What is to be replaced, once it has been named. */
  private replaced: Phrase | null = null
  /** What is shown in place of the next one: "a dog instead of …". */
  private substitute: Phrase | null = null
  readonly positions = new Positions(this)

  noun(noun: Noun, plural: boolean, owning: boolean, mayBeMany = false): void {
    const phrase = this.said.phrase(noun, plural, owning, mayBeMany)
    if (owning && isCarrying(this.relation) && this.last) this.positions.putOnBody(phrase)
    else if (owning && this.relation === 'from' && this.verb === 'remove') this.remove(phrase)
    else if (owning) {
      this.owner = phrase
      this.relation = 'with'
    } else this.settle(phrase)
    if (this.last !== phrase) this.beforeLast = this.last
    this.last = phrase
    this.isNegated = false
  }

  /** Turns what was named into an instruction, by the verb and the relation before it. */
  private settle(phrase: Phrase): void {
    const { last } = this
    if (this.substitute) {
      this.instructions.push({ do: 'replace', what: { ...phrase, definite: true }, by: this.substitute })
      this.substitute = null
    } else if (last?.noun.is === 'all' && this.isExcepting) last.except.push(phrase)
    else if (this.verb === 'keep') this.instructions.push({ do: 'mention', what: phrase })
    else if (phrase.fewer) this.instructions.push({ do: 'keep', what: phrase, count: null })
    else if (phrase.exact && phrase.count !== null && (this.verb === 'remove' || phrase.noun.is !== 'subject'))
      this.instructions.push({ do: 'keep', what: phrase, count: phrase.count })
    else if (this.verb === 'remove') this.remove(phrase)
    else if (this.relation === 'from' && this.last) this.positions.put(this.last, 'from', phrase)
    else if (this.isReplacing) this.replace(phrase)
    else if (this.isTransformation(phrase)) {
      this.instructions.push({ do: 'replace', what: last ?? it(), by: { ...phrase, definite: false } })
    } else if (!(lives(phrase) && this.isGiving && this.giveLastTo(phrase))) this.show(phrase)
  }

  /** "Remove the hat from the dog" leaves the dog. */
  private remove(phrase: Phrase): void {
    const removed = this.instructions.at(-1)
    if (this.relation === 'from' && removed?.do === 'remove' && removed.what === this.last) removed.owner = phrase
    else this.instructions.push({ do: 'remove', what: phrase, owner: this.owner })
  }

  private get isGiving(): boolean {
    return this.relation === 'on' || this.relation === 'to'
  }

  private isExcepting = false
  /** "Take …": whether it is to go is said after it. */
  isTaking = false

  /** "Everybody except …", or what is not wanted. */
  except(): void {
    if (this.last?.noun.is === 'all' || this.last?.noun.is === 'them') {
      this.last.noun = { is: 'all' }
      this.isExcepting = true
    } else this.newVerb('remove')
  }

  private show(phrase: Phrase): void {
    const isGarment = phrase.noun.is === 'garment'
    const isSomebody = lives(phrase)
    const isGiven = this.verb === 'give' && this.owner !== null && !isSomebody && !isSpatial(this.relation)
    const relation = isGarment ? 'wearing' : isGiven && !lasting.includes(this.relation) ? 'with' : this.relation
    const belongs = isGarment || isGiven || lasting.includes(this.relation)
    const to = belongs ? this.owner : isCarrying(this.relation) ? this.rider() : null
    if (isSomebody && this.joined) phrase.together = [...this.joined.together, this.joined]
    this.joined = null
    const adding = this.verb === 'add'
    this.instructions.push({ do: 'show', what: phrase, adding, relation: to ? relation : null, to })
    if (isSpatial(this.relation)) this.positions.placeBy(phrase, this.relation)
    else if (isSomebody && this.relation !== 'holding' && this.relation !== 'top') this.owner = phrase
    if (!lasting.includes(this.relation)) this.relation = null
  }

  /** Who is set on something: what is being put there, or whoever the sentence is about. */
  private rider(): Phrase | null {
    const isPutting = (this.verb === 'add' || this.verb === 'move') && this.last && this.last.noun.is !== 'garment'
    return isPutting ? this.last : (this.owner ?? this.last)
  }

  /** "Put a hat on the cat", "a balloon for the bear": what was shown just now belongs to this one. */
  giveLastTo(owner: Phrase): boolean {
    const given = this.instructions.at(-1)
    if (given?.do !== 'show' || given.what !== this.last || lives(given.what)) return false
    const isGarment = given.what.noun.is === 'garment'
    if (this.relation === 'on' && !isGarment) return false
    given.to = owner
    given.relation = isGarment ? 'wearing' : 'with'
    this.owner = owner
    return true
  }

  private get isReplacing(): boolean {
    return this.verb === 'replace' || this.verb === 'swap'
  }

  private replace(phrase: Phrase): void {
    if (!this.replaced) {
      this.replaced = phrase
      return
    }
    const isTrade = this.verb === 'swap' && this.replaced.definite && phrase.definite
    this.instructions.push({ do: isTrade ? 'swap' : 'replace', what: this.replaced, by: phrase })
    this.verb = 'show'
    this.replaced = null
  }

  /** "A dog instead of the cat": the dog takes the place of what comes next. */
  insteadOf(): void {
    const shown = this.instructions.at(-1)
    if (shown?.do !== 'show' || shown.what !== this.last || shown.to || shown.what.definite) {
      this.newVerb('remove')
      return
    }
    this.instructions.pop()
    this.substitute = shown.what
  }

  /** "Make it a dog", "turn the cat into a robot". */
  private isTransformation(phrase: Phrase): boolean {
    const { last, verb, relation } = this
    if (verb !== 'change' || !last || phrase.plural || phrase.exact || phrase.noun.is === 'it') return false
    const isInto = relation === 'in' || relation === 'to'
    // "Change the cat to the dog" too, but "make the cat the …" is cut short.
    if (phrase.definite && !isInto) return false
    if (isInto) return phrase.noun.is === last.noun.is || lives(last)
    return relation === null && lives(phrase) && lives(last)
  }

  /** "They" are those of this sentence, or those whom the talk was about. */
  everybody(): void {
    if (this.verb === 'remove' && !this.isNegated) this.removeNamed({ is: 'them' })
    else if (this.owner && !isSpatial(this.relation)) this.pronoun()
    else this.noun({ is: 'them' }, true, false)
  }

  pronoun(text = 'it'): void {
    const meant = pronounOf(text)
    const isNew = this.verb === 'change' || this.verb === 'move' || !this.owner
    const phrase = isNew ? meant : (this.owner ?? meant)
    if (this.substitute) {
      this.settle(meant)
      return
    }
    if (isSpatial(this.relation) && this.last) {
      // "A house with a tree beside it": what was named before that.
      this.positions.put(this.last, this.relation, this.beforeLast ?? meant)
    } else if (isCarrying(this.relation) && this.last && this.last === this.owner && this.beforeLast) {
      // "A bench with a cat on it".
      this.positions.put(this.last, this.relation ?? 'on', this.beforeLast)
    } else if (isCarrying(this.relation) && this.last && this.last !== this.owner) {
      // "Put a bird on it", "put a hat on him".
      if (!(this.isGiving && this.giveLastTo(phrase))) this.positions.put(this.last, this.relation ?? 'on', phrase)
      this.relation = null
    } else if (this.verb === 'remove') this.removeNamed({ is: 'it' })
    else if (this.verb === 'keep') this.instructions.push({ do: 'mention', what: meant })
    else if (this.isReplacing) this.replaced ??= phrase
    else if (this.isGiving && this.giveLastTo(phrase)) return
    // Whom it means is settled before another is named.
    if (!this.last && (this.verb === 'move' || this.verb === 'add')) {
      this.instructions.push({ do: 'mention', what: phrase })
    }
    this.owner ??= phrase
    this.last ??= phrase
  }

  /** "The sunglasses, remove them": what this sentence named, or what the talk was about. */
  private removeNamed(noun: Noun): void {
    const { last } = this
    if (last && last.noun.is === 'garment') this.instructions.push({ do: 'remove', what: last, owner: null })
    else this.noun(noun, noun.is === 'them', false)
  }

  /** "A wizard cat" wears a wizard's hat. */
  dress({ wears, holds }: Costume): void {
    for (const { kind, colour, pattern } of wears) {
      const attributes = { ...noAttributes(), colour, pattern }
      this.give(phraseOf({ is: 'garment', kind, icon: null }, { count: 1, attributes }), 'wearing')
    }
    for (const icon of holds) this.give(phraseOf({ is: 'subject', icon }, { count: 1 }), 'holding')
  }

  private give(what: Phrase, relation: Relation): void {
    this.instructions.push({ do: 'show', what, adding: false, relation, to: this.last })
  }

  newVerb(verb: Verb): void {
    this.applyPending()
    const wanted = this.isNegated ? opposite(verb) : verb
    this.isNegated = false
    this.verb = wanted
    this.relation = null
    this.replaced = null
    this.joined = null
    this.isExcepting = false
    this.isTaking = false
    // "… without a hat" is still about the cat before it; a new request is not.
    if (wanted !== 'remove') this.owner = null
    if (wanted === 'give' || wanted === 'change' || wanted === 'move') this.last = null
  }

  /** "Take the hat off": what was named just now goes. */
  private takeAway(): void {
    const shown = this.instructions.at(-1)
    if (!this.isTaking || shown?.do !== 'show' || shown.what !== this.last) return
    this.instructions.pop()
    this.instructions.push({ do: 'remove', what: shown.what, owner: null })
    this.verb = 'remove'
  }

  /** What comes next is not wanted, or not to be done. */
  negate(): void {
    this.applyPending()
    this.verb = 'remove'
    this.relation = null
    this.isNegated = true
  }

  /** `several`: whether two or more of something come next. */
  newRelation(relation: Relation, several = false): void {
    if (relation === 'of') {
      this.turnSpot(several)
      return
    }
    this.applyPending()
    const isStillNegated = this.isNegated && lasting.includes(relation)
    if (isStillNegated) {
      this.owner ??= this.last
      return
    }
    if (relation === 'from') this.takeAway()
    else if (this.verb === 'remove') this.verb = 'show'
    if (isSpatial(relation)) this.joined = null
    this.relation = relation
  }

  /** "On the left side of …" is a place by something, and not one in the picture. */
  private turnSpot(several: boolean): void {
    const { spots } = this.said.attributes
    const [spot] = spots
    const isSide = spot === 'left' || spot === 'right' || spot === 'top'
    const relation = spot === 'middle' && several ? 'between' : isSide ? spot : null
    if (spots.length !== 1 || !relation) return
    spots.pop()
    this.applyPending()
    this.relation = relation
  }

  /** An "and", or a comma, after which the sentence goes on. */
  goOn(): void {
    this.joined = this.last && lives(this.last) && this.verb !== 'remove' ? this.last : null
    if (this.positions.isHalfway) this.relation = 'between'
    else if (!lasting.includes(this.relation)) this.relation = null
  }

  /** What was said with no noun after it belongs to what was named before. */
  applyPending(): void {
    const { attributes, count, isVague } = this.said
    const isDone = this.verb !== 'keep' && !this.isNegated
    if (isDone) this.applyCount()
    // "A red apron": what is red is not known, and is nothing else that was named.
    const isOfUnknown = count === 1 && isVague
    if (!this.said.arePlain && isDone && !isOfUnknown) {
      const isRequest = this.instructions.length === 0 || this.verb === 'change' || this.verb === 'move'
      const named = attributes.pose ? this.doer : this.last
      const what = named ?? (isRequest ? it() : null)
      if (what) this.instructions.push({ do: 'change', what, attributes })
    }
    this.said.forget()
  }

  /** "A tiger running through the jungle": what was done before a new noun was done by the one before it. */
  endPose(): void {
    if (this.said.attributes.pose && this.last) this.applyPending()
  }

  /** Who a pose is of: "a panda in a dress dancing" is a panda that dances. */
  private get doer(): Phrase | null {
    return this.last && !lives(this.last) ? (this.owner ?? this.last) : this.last
  }

  /** "Only two", "add three more": of what the talk is about. */
  private applyCount(): void {
    const { count, exact, another, isVague, arePlain } = this.said
    if (exact && count !== null) {
      this.instructions.push({ do: 'keep', what: this.last ?? it(), count })
      this.said.exact = false
    } else if (another && !this.last && arePlain && !isVague && (this.verb === 'add' || count !== null)) {
      const what = phraseOf({ is: 'one' }, { count: count ?? 1, another: true })
      this.instructions.push({ do: 'show', what, adding: true, relation: null, to: null })
    }
  }

  end(): void {
    this.applyPending()
    this.said.exact = false
    this.verb = 'show'
    this.relation = null
    this.isNegated = false
    this.isExcepting = false
    this.isTaking = false
    this.owner = null
    this.last = null
    this.beforeLast = null
    this.joined = null
    this.replaced = null
    this.substitute = null
    this.positions.forget()
  }
}

/** What a negated request asks for: not to take away, or not to bring. */
function opposite(verb: Verb): Verb {
  return verb === 'show' || verb === 'add' || verb === 'give' ? 'remove' : 'keep'
}
