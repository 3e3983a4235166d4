import { PhraseReader, type ReadPhrase } from './phrases.js'
import type { Token } from './tokens.js'

/** Puts one Chinese clause into English words in English order. */
export function englishOf(tokens: readonly Token[]): string {
  return new ClauseReader(tokens).read()
}

class ClauseReader extends PhraseReader {
  read(): string {
    const start = this.skip(0)
    return this.command(start) ?? this.predicate(start) ?? this.rest(start, true)
  }

  private commandAt(at: number): string | null {
    const token = this.tokens[at]
    return token?.kind === 'command' ? token.english : null
  }

  /** What a clause begins with that wants something done: 把, 给, 让, 去掉, 加, 换成. */
  private command(at: number): string | null {
    switch (this.commandAt(at)) {
      case 'take':
        return this.taking(at + 1)
      case 'give':
        return this.giving(at + 1)
      case 'let':
        return this.letting(at + 1)
      case 'remove':
        return `remove ${this.rest(at + 1, true)}`
      // 不要把帽子去掉: whatever is not to be done, it stays.
      case 'keep':
        return `keep ${this.noun(at + 1, true)?.english ?? ''}`
      case 'only':
        return `only ${this.rest(at + 1, false)}`
      case 'add':
        return `add ${this.rest(at + 1, false)}`
      case 'draw':
        return `draw ${this.rest(at + 1, false)}`
      case 'into':
      case 'become':
      case 'make':
        return this.becoming('it', 'pronoun', at)
      default:
        return null
    }
  }

  /** 把猫换成狗, 把帽子去掉, 把狗移到左边, 把气球给猫, 把它放大. */
  private taking(at: number): string {
    const what = this.noun(at, true)
    return what ? this.doneWith(what) : this.rest(at, true)
  }

  private doneWith({ english, end, kind }: ReadPhrase): string {
    const at = this.skip(end)
    switch (this.commandAt(at)) {
      case 'remove':
        return `remove ${english}`
      case 'move':
      case 'add':
        return this.moving(english, at + 1)
      case 'give': {
        const whom = this.noun(at + 1, true)
        return whom ? `give ${whom.english} ${english}` : english
      }
      default:
        return this.becoming(english, kind, at)
    }
  }

  private moving(what: string, at: number): string {
    const where = this.where(this.skip(at)) ?? this.whereAfter(at)
    if (!where) return `${what} ${this.rest(at, true)}`
    const isRelative = /^(on|in|under|next to|behind|in front of|above|on top of) (the|it|him|her|a)\b/.test(
      where.english,
    )
    const isSpot = /^(on|in) the (left|right|middle|background|foreground|sky|top)/.test(where.english)
    return `${isRelative && !isSpot && /^(on|in) /.test(where.english) ? 'put' : 'move'} ${what} ${where.english}`
  }

  /** 放到桌子上: the 在 is in the verb. */
  private whereAfter(at: number): ReadPhrase | null {
    const what = this.noun(at, true)
    return what && { ...what, english: what.kind === 'place' ? `to ${what.english}` : `next to ${what.english}` }
  }

  /** 给猫一顶帽子, 给她戴上皇冠, 给它换成红色. */
  private giving(at: number): string {
    const whom = this.noun(at, true)
    if (!whom) return this.rest(at, true)
    let next = this.skip(whom.end)
    const isChange = this.commandAt(next) === 'become' || this.commandAt(next) === 'into'
    if (isChange && this.kindAt(this.skip(next + 1)) === 'adjective')
      return this.becoming(whom.english, whom.kind, next)
    while (this.kindAt(next) === 'relation' || this.kindAt(next) === 'command') next = this.skip(next + 1)
    return `give ${whom.english} ${this.withArticle(next)}`
  }

  /** 让猫戴帽子, 让狗坐在椅子上, 让它更大, 让天空变成粉色. */
  private letting(at: number): string {
    if (this.kindAt(this.skip(at)) === 'setting') return this.rest(at, true)
    const whom = this.noun(at, true)
    if (!whom) return this.rest(at, true)
    const next = this.skip(whom.end)
    const relation = this.tokens[next]
    if (relation?.kind === 'relation') {
      if (/^(riding|sitting|standing)/.test(relation.english)) {
        const seat = this.doing(next)
        return `put ${whom.english} ${seat ? `on ${seat.english.replace(/^(riding|sitting on|standing on) /, '')}` : ''}`
      }
      return `give ${whom.english} ${this.withArticle(next + 1)}`
    }
    if (this.isParticle(next, '在')) return this.moving(whom.english, next)
    return this.kindAt(next) === 'setting' ? `make it ${this.rest(next, true)}` : this.doneWith(whom)
  }

  /** What something turns into: 变成红色, 换成一只狗, 变大, 换成晚上, 换成海滩. */
  private becoming(what: string, kind: Token['kind'], start: number): string {
    const command = this.commandAt(start)
    let at = this.skip(command ? start + 1 : start)
    if (this.isParticle(at, '是')) at = this.skip(at + 1)
    const into = this.noun(at, false)
    const isPlace = into?.kind === 'place' || this.kindAt(at) === 'setting'
    const isIt = kind === 'pronoun' && what === 'it'
    if (kind === 'backdrop' || (isIt && into?.kind === 'place')) {
      const isColour = this.kindAt(at) === 'adjective' && !into
      return isColour
        ? `make the background ${this.rest(at, false)}`
        : `change the background to ${this.rest(at, false)}`
    }
    if (isPlace && kind === 'place') return `replace ${what} with ${this.rest(at, false)}`
    if (isPlace && into?.kind !== 'noun') return `make it ${this.rest(at, false)}`
    if (into && command) {
      const by = into.isCounted ? into.english : `a ${into.english}`
      const after = this.rest(into.end, false)
      const isTurned = command === 'become' && !isIt
      return `${isTurned ? `turn ${what} into` : `replace ${what} with`} ${by} ${after}`
    }
    if (this.kindAt(at) === 'number' && !into) return `only ${this.tokens[at]?.english} ${what}`
    return `make ${what === 'trees' || what === 'the tree' ? 'the trees' : what} ${this.rest(at, false)}`
  }

  /** A thing, and what is said of it: 天空是粉色的, 帽子去掉, 狗移到左边, 猫变成狗, 雨停了. */
  private predicate(at: number): string | null {
    if (this.kindAt(at) === 'setting' && this.commandAt(this.skip(at + 1)) === 'remove') {
      return `remove ${this.tokens[at]?.english}`
    }
    const what = this.noun(at, true)
    if (!what) return null
    let next = this.skip(what.end)
    const command = this.commandAt(next)
    if (command && ['remove', 'move', 'into', 'become', 'make'].includes(command)) {
      return this.doneWith({ ...what, end: next })
    }
    if (this.isParticle(next, '是')) next = this.skip(next + 1)
    if (!this.isLookOnly(next)) return null
    return what.kind === 'place' ? null : this.becoming(what.english, what.kind, next)
  }

  /** Whether nothing but looks comes from here on. */
  private isLookOnly(start: number): boolean {
    const kinds = this.tokens.slice(start).map(({ kind }) => kind)
    const looks = kinds.filter((kind) => kind === 'adjective')
    return (
      looks.length > 0 && kinds.every((kind) => ['adjective', 'word', 'nothing', 'particle', 'link'].includes(kind))
    )
  }

  /** "A" before a thing whose number nobody says: what somebody gets is new. */
  private withArticle(at: number): string {
    const what = this.noun(at, false)
    if (!what) return this.rest(at, false)
    const rest = this.rest(what.end, false)
    return `${what.isCounted || what.kind === 'pronoun' ? '' : 'a '}${what.english} ${rest}`
  }

  /** The rest of a clause, in the order of its words, with places after what is there. */
  private rest(start: number, the: boolean): string {
    const said: string[] = []
    const places: string[] = []
    let isFirst = the
    for (let at = this.skip(start); at < this.tokens.length; at = this.skip(at)) {
      const found = this.next(at, isFirst, said.length > 0)
      if (found.kind === 'position' && said.length === 0) places.push(found.english)
      else {
        if (found.english) said.push(found.english)
        if (found.english && places.length > 0 && found.kind === 'noun') said.push(...places.splice(0))
        if (found.kind === 'noun') isFirst = the && this.kindAt(found.end) === 'link'
      }
      at = found.end
    }
    return [...said, ...places].join(' ')
  }

  private next(at: number, the: boolean, isAfter: boolean): ReadPhrase {
    const thing = this.noun(at, the && !isAfter)
    const doing = thing ? null : this.doing(at)
    if (doing) return { ...doing, kind: 'relation' }
    const where = this.where(at)
    if (where && !(thing && thing.end > where.end)) return where
    if (where && !this.isParticle(where.end, '的')) return where
    if (thing) return { ...thing, kind: thing.kind === 'pronoun' ? 'pronoun' : 'noun' }
    const token = this.tokens[at]
    const whole = { kind: token?.kind ?? 'nothing', end: at + 1, isCounted: false }
    if (this.isParticle(at, '有')) return { ...whole, english: isAfter ? 'with' : '' }
    if (token?.kind === 'particle' || token?.kind === 'measure' || token?.kind === 'the')
      return { ...whole, english: '' }
    if (token?.kind === 'command') return { ...whole, english: wordOf[token.english] ?? '' }
    return { ...whole, english: token?.english ?? '' }
  }
}

const wordOf: Readonly<Record<string, string>> = {
  draw: '',
  add: 'add',
  remove: 'without',
  only: 'only',
  give: 'for',
  become: 'to',
  into: 'to',
}
