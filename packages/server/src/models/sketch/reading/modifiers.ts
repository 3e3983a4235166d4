import { type Attributes, isPlain, noAttributes, type Phrase } from './instruction.js'

/** What has been said of the noun that is still to come: how many, which one, how it looks. */
export class Modifiers {
  attributes: Attributes = noAttributes()
  count: number | null = null
  definite = false
  another = false
  exact = false
  /** "Much" and "a bit", until the word that they belong to. */
  strength = 1
  less = false

  get arePlain(): boolean {
    return isPlain(this.attributes)
  }

  /** A phrase of this noun with all that was said of it. Nothing is left for the next one. */
  phrase(noun: Phrase['noun'], plural: boolean, owning: boolean): Phrase {
    const phrase = {
      noun,
      plural,
      count: this.count,
      definite: this.definite || owning,
      another: this.another,
      exact: this.exact && this.count !== null,
      together: [],
      attributes: this.attributes,
    }
    this.forget()
    return phrase
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
    this.exact = false
    this.strength = 1
    this.less = false
  }
}
