import type { Relation } from '../vocabulary/meaning.js'
import type { Instruction, Phrase } from './instruction.js'

/** What placing one by another has to know of a sentence. */
interface Told {
  readonly instructions: Instruction[]
  relation: Relation | null
  owner: Phrase | null
  last: Phrase | null
  giveLastTo(owner: Phrase): boolean
}

/** Where a sentence puts what it names: "a cat behind a tree", "between the dog and the house". */
export class Positions {
  /** Who was put somewhere just now, and by whom. */
  private placed: { relation: Relation; by: Phrase } | null = null

  constructor(private readonly sentence: Told) {}

  /** Whether the second of two is still to come: "between the dog and …". */
  get isHalfway(): boolean {
    const { placed, sentence } = this
    return placed?.relation === 'between' && placed.by === sentence.last && placed.by.together.length === 0
  }

  forget(): void {
    this.placed = null
  }

  /** "A cat behind a tree": the cat is placed, by the tree. */
  placeBy(phrase: Phrase, relation: Relation): void {
    const { last } = this.sentence
    if (relation === 'between' && this.isHalfway) this.addSecond(phrase)
    else if (last) this.put(last, relation, phrase)
  }

  /** Both have to be there before somebody is put between them. */
  private addSecond(phrase: Phrase): void {
    const { instructions } = this.sentence
    const by = this.placed?.by
    by?.together.push(phrase)
    const at = instructions.findLastIndex((one) => one.do === 'put' && one.to === by)
    instructions.push(...instructions.splice(at, at < 0 ? 0 : 1))
  }

  put(what: Phrase, relation: Relation, to: Phrase): void {
    const { sentence } = this
    // A garment is where its wearer is.
    const whose = what.noun.is === 'garment' ? (sentence.owner ?? what) : what
    if (whose.noun.is !== 'garment') sentence.instructions.push({ do: 'put', what: whose, relation, to })
    this.placed = { relation, by: to }
    sentence.relation = null
  }

  /** "A crown on the lion's head", "a parrot on his shoulder". */
  putOnBody(owner: Phrase): void {
    const { sentence } = this
    const { last } = sentence
    if (!last || last === owner) return
    if (last.noun.is === 'garment') {
      sentence.relation = 'on'
      sentence.giveLastTo(owner)
    } else this.put(last, 'top', owner)
    sentence.relation = null
  }
}
