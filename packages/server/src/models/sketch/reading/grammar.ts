import type { Meaning, Relation } from '../vocabulary/meaning.js'
import { isAlive } from '../vocabulary/somebody.js'
import { noAttributes, type Phrase } from './instruction.js'

/** Relations that say where something is, rather than whose it is. */
export const spatial: readonly (Relation | null)[] = ['beside', 'behind', 'before', 'above', 'under']
/** Relations that go on after an "and": "wearing a hat and a scarf". */
export const lasting: readonly (Relation | null)[] = ['wearing', 'holding', 'with']
export const describing: readonly Meaning['is'][] = ['colour', 'pattern', 'size', 'sheer', 'mood', 'shade', 'degree']

/** The thing that was talked about last. */
export function it(): Phrase {
  return {
    noun: { is: 'it' },
    count: null,
    plural: false,
    definite: true,
    another: false,
    together: [],
    attributes: noAttributes(),
  }
}

/** Who can wear and hold things, as far as a sentence tells. */
export function lives({ noun }: Phrase): boolean {
  return noun.is === 'it' || noun.is === 'all' || (noun.is === 'subject' && isAlive(noun.icon))
}
