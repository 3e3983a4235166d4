import type { Token } from './tokens.js'

/** A Chinese phrase in English word order, and where it ends. */
export interface ReadPhrase {
  english: string
  /** The index of the first token after it. */
  end: number
  kind: Token['kind']
  /** Whether it said how many. */
  isCounted: boolean
}

/** Reads the tokens of one clause: things with what describes them, and where things are. */
export class PhraseReader {
  /** What was read already: a clause looks ahead, and would look ever further again. */
  private readonly nouns = new Map<string, ReadPhrase | null>()
  private readonly clauses = new Map<number, ReadPhrase | null>()

  constructor(readonly tokens: readonly Token[]) {}

  kindAt(at: number): Token['kind'] | null {
    return this.tokens[at]?.kind ?? null
  }

  /** Whether this very particle stands here: 的, 在, 有, 是. */
  isParticle(at: number, text: string): boolean {
    const token = this.tokens[at]
    return token?.kind === 'particle' && token.english === text
  }

  /** After words that add nothing. */
  skip(at: number): number {
    let next = at
    while (this.kindAt(next) === 'nothing') next += 1
    return next
  }

  /**
   * A thing with all that is said before it: 一只穿黄色雨衣的可爱的猫 is "a cute cat wearing yellow raincoat". `the`: one that is
   * there already, where nobody says how many.
   */
  noun(start: number, the: boolean): ReadPhrase | null {
    const key = `${start} ${the}`
    const known = this.nouns.get(key)
    if (known !== undefined) return known
    const read = this.readNoun(start, the)
    this.nouns.set(key, read)
    return read
  }

  private readNoun(start: number, the: boolean): ReadPhrase | null {
    const before: string[] = []
    const after: string[] = []
    let count: string | null = null
    let isThat = false
    for (let at = this.skip(start); at < this.tokens.length; ) {
      const token = this.tokens[at]
      if (!token) return null
      const clause = this.modifyingClause(at)
      if (clause) {
        after.push(clause.english)
        at = clause.end
      } else if (token.english === 'everybody' && this.noun(this.afterDe(at + 1), false)) {
        isThat = true
        at = this.afterDe(at + 1)
      } else if (token.kind === 'number') {
        count = token.english
        at += this.kindAt(at + 1) === 'measure' ? 2 : 1
      } else if (token.kind === 'the' || token.kind === 'measure') {
        isThat = true
        at += 1
      } else if (token.kind === 'adjective' || token.kind === 'word' || token.kind === 'setting') {
        before.push(token.english)
        at = this.afterDe(at + 1)
      } else if (token.kind === 'nothing') at += 1
      else {
        const head = this.head(at)
        if (!head) return null
        const isNamed = the && count === null && head.kind !== 'pronoun'
        const article = count ?? ((isThat || isNamed) && !/^(the|its|his|her|their) /.test(head.english) ? 'the' : '')
        const english = [article, ...before, head.english, ...after].filter(Boolean).join(' ')
        return { english, end: head.end, kind: head.kind, isCounted: count !== null }
      }
    }
    return null
  }

  private afterDe(at: number): number {
    return this.isParticle(at, '的') ? at + 1 : at
  }

  /** The thing itself, and whose it is: 猫的帽子 is "the cat's hat", 草莓蛋糕 a cake. */
  private head(at: number): ReadPhrase | null {
    const token = this.tokens[at]
    if (!token || !['noun', 'place', 'backdrop', 'pronoun'].includes(token.kind)) return null
    const owned = this.isParticle(at + 1, '的') ? this.noun(at + 2, false) : null
    if (owned && token.kind !== 'place') {
      const owner = possessives[token.english] ?? `the ${token.english}'s`
      return { ...owned, english: `${owner} ${owned.english}` }
    }
    const next = this.tokens[at + 1]
    if (token.kind === 'noun' && next?.kind === 'noun') {
      const whole = this.head(at + 1)
      if (whole) return { ...whole, english: `${token.english} ${whole.english}` }
    }
    return { english: plainName(token), end: at + 1, kind: token.kind, isCounted: false }
  }

  /** What stands before a thing with 的 and comes after it in English: 戴帽子的, 草地上的, 左边的, 森林里的. */
  private modifyingClause(at: number): ReadPhrase | null {
    const known = this.clauses.get(at)
    if (known !== undefined) return known
    const read = this.readModifyingClause(at)
    this.clauses.set(at, read)
    return read
  }

  private readModifyingClause(at: number): ReadPhrase | null {
    const kind = this.kindAt(at)
    const clause = kind === 'activity' ? this.activity(at) : kind === 'relation' ? this.doingBefore(at) : this.where(at)
    if (!clause) return null
    const next = kind === 'relation' || kind === 'activity' ? null : this.kindAt(clause.end)
    // 在厨房里拿着披萨的厨师: where, then what with.
    const more = next === 'relation' || next === 'activity' ? this.modifyingClause(clause.end) : null
    if (more) return { ...more, english: `${clause.english} ${more.english}` }
    const look = this.tokens[clause.end]
    if (look?.kind === 'adjective' && next && this.isParticle(clause.end + 1, '的')) {
      return { ...clause, english: `${clause.english} ${look.english}`, end: clause.end + 2 }
    }
    if (!this.isParticle(clause.end, '的')) return null
    return this.noun(clause.end + 1, false) ? { ...clause, end: clause.end + 1 } : null
  }

  private activity(at: number): ReadPhrase {
    return { english: this.tokens[at]?.english ?? '', end: at + 1, kind: 'activity', isCounted: false }
  }

  /** 戴着红帽子 is "wearing red hat". */
  doing(at: number): ReadPhrase | null {
    return this.doneTo(at, (start) => this.noun(start, false))
  }

  /** 戴帽子和穿外套, before a 的: what two are done with, "and" joins. */
  private doingBefore(at: number): ReadPhrase | null {
    const first = this.doneTo(at, (start) => this.plainNouns(start))
    if (!first) return null
    const next = this.kindAt(first.end) === 'link' ? first.end + 1 : first.end
    const second = this.kindAt(next) === 'relation' ? this.doingBefore(next) : null
    return second ? { ...second, english: `${first.english} and ${second.english}` } : first
  }

  /** 围巾和墨镜 */
  private plainNouns(start: number): ReadPhrase | null {
    const first = this.plainNoun(start, '')
    const more = first && this.kindAt(first.end) === 'link' ? this.plainNouns(first.end + 1) : null
    return first && more ? { ...more, english: `${first.english} and ${more.english}` } : first
  }

  private doneTo(at: number, read: (start: number) => ReadPhrase | null): ReadPhrase | null {
    const token = this.tokens[at]
    if (token?.kind !== 'relation') return null
    const what = read(this.isParticle(at + 1, '在') ? at + 2 : at + 1)
    if (!what) return null
    const position = this.tokens[what.end]
    if (position?.kind !== 'position') return { ...what, english: `${token.english} ${what.english}` }
    const preposition = position.english.split('/')[0] ?? ''
    // 坐在椅子上: the position says no more than the verb does; 站在城堡前面: it says all.
    const isElsewhere = /^(sitting|standing)/.test(token.english) && !/^(on|in|)$/.test(preposition)
    const english = isElsewhere ? `${preposition} the ${what.english}` : `${token.english} ${what.english}`
    return { ...what, english, end: what.end + 1 }
  }

  /** Where something is: 在树下, 在左边, 猫旁边, 森林里. */
  where(start: number): ReadPhrase | null {
    const isAt = this.isParticle(start, '在')
    const at = this.skip(isAt ? start + 1 : start)
    const token = this.tokens[at]
    const whole = { kind: 'position' as const, isCounted: false }
    if (token?.kind === 'position') return { ...whole, english: alone(token), end: at + 1 }
    if (!token || !(isAt || beginsPlace.includes(token.kind))) return null
    if (!isAt && this.isParticle(at + 1, '的') && this.kindAt(at + 2) !== 'position') {
      return token.kind === 'place' ? { ...whole, english: inPlace(token.english), end: at + 1 } : null
    }
    if (!isAt && this.isPlaceAlone(at)) return { ...whole, english: inPlace(plainName(token)), end: at + 1 }
    const what = this.plainNoun(at)
    if (!what) {
      return token.kind === 'setting' ? { ...whole, english: token.english, end: this.afterPosition(at + 1) } : null
    }
    const other = this.kindAt(what.end) === 'link' ? this.plainNoun(what.end + 1) : null
    const both = other ? { english: `${what.english} and ${other.english}`, end: other.end } : what
    const position = this.isParticle(both.end, '的') ? both.end + 1 : both.end
    const named = this.tokens[position]
    if (named?.kind === 'position') {
      const said = named.english.split('/')[0] ?? ''
      const preposition = other && said === 'in the middle of' ? 'between' : said
      const english =
        what.kind === 'place' && /^(in|on)$/.test(preposition)
          ? inPlace(what.english.replace(/^(the|a) /, ''), preposition)
          : `${preposition} ${both.english}`
      return { ...whole, english: preposition ? english : alone(named), end: position + 1 }
    }
    if (!isAt) return null
    return {
      ...whole,
      english: what.kind === 'place' ? inPlace(what.english.replace(/^(the|a) /, '')) : `on ${what.english}`,
      end: what.end,
    }
  }

  /** 桌子上 and 海边 say where already; 海滩有一只狗 does by its verb. */
  private isPlaceAlone(at: number): boolean {
    const token = this.tokens[at]
    if (token?.kind !== 'place' || this.kindAt(at + 1) === 'position') return false
    return this.isParticle(at + 1, '有') || (token.text.length > 1 && /[上里中边间]$/u.test(token.text))
  }

  private afterPosition(at: number): number {
    return this.kindAt(at) === 'position' ? at + 1 : at
  }

  /** A thing by which something else is: its number and its looks, and no clause. */
  private plainNoun(start: number, article = 'the'): ReadPhrase | null {
    const words: string[] = []
    let count: string | null = null
    for (let at = this.skip(start); at < this.tokens.length; at++) {
      const token = this.tokens[at]
      if (!token) return null
      if (token.kind === 'number') count = token.english
      else if (token.kind === 'adjective' || token.kind === 'word') words.push(token.english)
      else if (['noun', 'place', 'pronoun', 'backdrop'].includes(token.kind)) {
        const next = this.kindAt(at + 1)
        const isOfNext = token.kind === 'place' && this.isParticle(at + 1, '的') && this.kindAt(at + 2) === 'place'
        if (isOfNext) continue
        if (token.kind === 'noun' && next === 'noun') words.push(token.english)
        else {
          const first = count ?? (token.kind === 'pronoun' ? '' : article)
          const english = [first, ...words, plainName(token)].filter(Boolean).join(' ')
          return { english, end: at + 1, kind: token.kind, isCounted: count !== null }
        }
      } else if (!['measure', 'the', 'nothing'].includes(token.kind) && !this.isParticle(at, '的')) return null
    }
    return null
  }
}

/** What the thing begins with by which something else is: 两只猫之间, 红色的房子旁边. */
const beginsPlace: readonly Token['kind'][] = ['noun', 'place', 'pronoun', 'number', 'the', 'adjective']
const possessives: Readonly<Record<string, string>> = { it: 'its', him: 'his', her: 'her', them: 'their' }

function plainName({ kind, english }: Token): string {
  return kind === 'place' ? english.replace(/^(on|in) the /, '') : english
}

function alone({ english }: Token): string {
  return english.split('/')[1] ?? ''
}

/** "On the beach", "in the forest", "underwater". */
function inPlace(place: string, preposition = 'in'): string {
  if (place === 'underwater' || place === 'plain background') return `in ${place}`
  const on = /^(beach|table|farm|street|cliff|meadow)$/.test(place) ? 'on' : preposition
  return `${on} the ${place}`
}
