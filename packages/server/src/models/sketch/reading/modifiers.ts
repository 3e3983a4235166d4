import type { MeaningOf, Which } from '../vocabulary/meaning.js'
import { type Attributes, isPlain, type Noun, noAttributes, type Phrase, phraseOf } from './instruction.js'

/** What says how many, which one, or how something looks. */
export type Description = MeaningOf<
  | 'shade'
  | 'size'
  | 'sheer'
  | 'degree'
  | 'less'
  | 'pattern'
  | 'mood'
  | 'pose'
  | 'number'
  | 'indefinite'
  | 'another'
  | 'exactly'
  | 'spot'
  | 'flying'
  | 'which'
>

/** What has been said of the noun that is still to come: how many, which one, how it looks. */
export class Modifiers {
  attributes: Attributes = noAttributes()
  count: number | null = null
  definite = false
  another = false
  exact = false
  other = false
  which: Which | null = null
  /** Something was said that nobody here knows: perhaps the noun. */
  isVague = false
  /** "Much" and "a bit", until the word that they belong to. */
  strength = 1
  less = false

  get arePlain(): boolean {
    return isPlain(this.attributes)
  }

  /** A phrase of this noun with all that was said of it. Nothing is left for the next one. */
  phrase(noun: Noun, plural: boolean, owning: boolean, mayBeMany = false): Phrase {
    const definite = this.definite || owning
    const phrase = phraseOf(noun, {
      plural,
      mayBeMany,
      definite,
      count: this.count,
      another: this.another,
      exact: this.exact && this.count !== null,
      fewer: this.less && plural,
      other: this.other,
      which: this.which,
      attributes: this.attributes,
    })
    // "The left dog" is one of several; "a left dog" is put there.
    const [spot] = this.attributes.spots
    if (definite && spot && this.attributes.spots.length === 1) {
      phrase.which = spot
      phrase.attributes = { ...this.attributes, spots: [] }
    }
    if (phrase.exact) this.exact = false
    this.forget()
    return phrase
  }

  take(meaning: Description): void {
    const { attributes } = this
    switch (meaning.is) {
      case 'shade':
        attributes.shade = meaning.by * this.takeStrength()
        return
      case 'size':
        attributes.size = meaning.factor ** (meaning.compared ? this.takeStrength() : 1)
        this.another = false
        return
      case 'sheer': {
        const strength = this.takeStrength()
        attributes.sheer = { towards: meaning.towards, strength: this.less ? -strength : strength }
        this.less = false
        return
      }
      case 'degree':
        this.strength = meaning.strength
        return
      case 'less':
        this.less = true
        return
      case 'pattern':
        attributes.pattern = meaning.pattern
        return
      case 'mood':
        attributes.mood = meaning.mood
        return
      case 'pose':
        attributes.pose = meaning.pose ?? 'standing'
        return
      case 'number':
        this.count = meaning.count
        return
      case 'indefinite':
        this.count ??= 1
        return
      case 'another':
        this.another = true
        return
      case 'which':
        // "A third dog" is one more; "the third dog" is there.
        if (this.definite || typeof meaning.which !== 'number') this.which = meaning.which
        else this.another = meaning.which > 1
        return
      case 'exactly':
        this.exact = true
        return
      case 'spot':
        // "In the top left corner" says already which corner.
        if (meaning.spots[0] !== 'corner' || attributes.spots.length === 0) attributes.spots.push(...meaning.spots)
        return
      case 'flying':
        attributes.flying = true
        return
    }
  }

  /** "More transparent": the "more" is of the transparency, not one more of something. */
  takeStrength(): number {
    const { strength } = this
    this.strength = 1
    this.another = false
    return strength
  }

  forget(): void {
    this.attributes = noAttributes()
    this.count = null
    this.definite = false
    this.another = false
    this.other = false
    this.which = null
    this.isVague = false
    this.strength = 1
    this.less = false
  }
}
