import type { Place, SceneryPart } from '../scene/scene.js'
import { sceneryWords, skyColours } from '../vocabulary/describing-words.js'
import type { Relation, Verb } from '../vocabulary/meaning.js'
import { isDescribing } from './grammar.js'
import type { Instruction } from './instruction.js'
import type { Modifiers } from './modifiers.js'
import type { Word } from './words.js'

/** What the words before a place or a part of the scenery make of it. */
interface Saying {
  said: Modifiers
  verb: Verb
  relation: Relation | null
}

const partOf = new Map(
  (Object.keys(sceneryWords) as SceneryPart[]).flatMap((part) =>
    sceneryWords[part].split(', ').map((word) => [word, part] as const),
  ),
)

/** Reads what a prompt says about the backdrop and its parts: the sky, the trees, the ground, the water. */
export class SceneryReader {
  /** "The background …": what comes next is about it. */
  aboutBackdrop = false
  /** "The sky should be …": the part that a colour still to come is for. */
  private part: SceneryPart | null = null

  constructor(
    private readonly words: readonly Word[],
    private readonly instructions: Instruction[],
  ) {}

  /** Whether a part was named whose colour is still to come. */
  get isWaiting(): boolean {
    return this.part !== null
  }

  forgetPart(): void {
    this.part = null
  }

  backdrop({ said, verb }: Saying): void {
    const { colour } = said.attributes
    if (verb === 'remove') this.instructions.push({ do: 'background', colour: '#ffffff' })
    else if (colour) this.instructions.push({ do: 'background', colour })
    else this.aboutBackdrop = true
    said.forget()
  }

  /** Whether the colour was one for the backdrop or a part of it. */
  takesColour(colour: string): boolean {
    if (this.part) this.paint(this.part, colour)
    else if (this.aboutBackdrop) this.instructions.push({ do: 'background', colour })
    else return false
    this.part = null
    this.aboutBackdrop = false
    return true
  }

  /** "Make the background darker": night comes, or day. */
  takesShade(by: number): boolean {
    if (!this.aboutBackdrop) return false
    this.instructions.push({ do: 'time', time: by < 0 ? 'night' : 'day' })
    this.aboutBackdrop = false
    return true
  }

  /** A season's trees. */
  season(part: SceneryPart, colour: string): void {
    this.instructions.push({ do: 'paint', part, colour })
  }

  /** The instruction for going to this place, or null where its word was only about a colour. */
  place(place: Place | null, word: Word, index: number, { said, verb, relation }: Saying): Instruction | null {
    const part = this.aboutBackdrop ? undefined : partOf.get(word.text)
    const { colour } = said.attributes
    const isNamed = said.definite || verb === 'change'
    const goesThere = place && {
      do: 'place' as const,
      place,
      isBackdrop: this.aboutBackdrop || verb === 'replace' || verb === 'swap',
    }
    if (!part) return goesThere
    if (colour) {
      this.paint(part, colour)
      said.forget()
      return part === 'sky' || isNamed ? null : goesThere
    }
    const isIn = relation === 'in' || relation === 'on'
    if (!isIn && isNamed && (part === 'sky' || this.isColourAhead(index))) {
      this.part = part
      said.forget()
      return null
    }
    return goesThere
  }

  private isColourAhead(index: number): boolean {
    const ahead = this.words.slice(index + 1, index + 4)
    const colour = ahead.findIndex(({ meaning }) => meaning.is === 'colour')
    return colour >= 0 && ahead.slice(0, colour).every((word) => word.meaning.is === 'verb' || isDescribing(word))
  }

  private paint(part: SceneryPart, colour: string): void {
    const { time, weather } = (part === 'sky' && skyColours[colour]) || {}
    if (time) this.instructions.push({ do: 'time', time })
    if (weather) this.instructions.push({ do: 'weather', weather })
    if (!time && !weather) this.instructions.push({ do: 'paint', part, colour })
  }
}
