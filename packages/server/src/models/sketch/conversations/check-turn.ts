import type { Actor, Scene } from '../scene/scene.js'
import { faultOf, those } from './check-facts.js'
import type { Area, Fact, Looks, Turn, Who } from './conversation.js'

/** All that is wrong with a scene after a turn: what is not as it was asked for, and what did not stay. */
export function faultsOf(turn: Turn, before: Scene | null, after: Scene): string[] {
  return [
    ...castFaults(turn, after),
    ...settingFaults(turn, before, after),
    ...Object.entries(turn.looks ?? {}).flatMap(([who, looks]) => looksFaults(who, looks, before, after)),
    ...(turn.where ?? []).map((fact) => faultOf(after, fact)),
    ...Object.entries(turn.areas ?? {}).flatMap(([who, area]) => areaFaults(who, area, after)),
    ...(before ? changeFaults(turn, before, after) : []),
  ].filter((fault) => fault !== null)
}

/** What was said of places in earlier turns, and must still be so. */
export function lastingFacts(earlier: readonly Fact[], turn: Turn, after: Scene): Fact[] {
  const moved = Object.entries(turn.changes ?? {})
    .filter(([, fields]) => fields.includes('x') || fields.includes('icon'))
    .flatMap(([who]) => those(after, who).map(({ icon }) => icon))
  const isOver = (who: Who) => moved.some((icon) => who.startsWith(icon)) || those(after, who).length === 0
  const isCarried = (fact: Fact) => fact[1] === 'on' && those(after, fact[0]).length > 0
  return earlier.filter((fact) => isCarried(fact) || ![fact[0], ...fact.slice(2)].some(isOver))
}

function castFaults({ cast }: Turn, { actors }: Scene): string[] {
  const icons = new Set([...Object.keys(cast), ...actors.map(({ icon }) => icon)])
  return [...icons].flatMap((icon) => {
    const count = actors.filter((actor) => actor.icon === icon).length
    return count === (cast[icon] ?? 0) ? [] : [`there are ${count} of ${icon} in place of ${cast[icon] ?? 0}`]
  })
}

/** What a scene says beside who is in it, and beside what "it" would mean now. */
function settingOf(scene: Scene): Record<string, unknown> {
  const { actors: _, focus: __, focusPart: ___, focusGroup: ____, seed: _____, ...setting } = scene
  return setting
}

function settingFaults({ setting = {} }: Turn, before: Scene | null, after: Scene): string[] {
  const now = settingOf(after)
  const wanted: Record<string, unknown> = before ? { ...settingOf(before), ...setting } : setting
  const names = new Set([...Object.keys(wanted), ...(before ? Object.keys(now) : [])])
  const seeds = before && before.seed !== after.seed ? ['the seed is another'] : []
  return [...names]
    .filter((name) => !isSame(now[name], wanted[name]))
    .map((name) => `${name} is ${JSON.stringify(now[name])} in place of ${JSON.stringify(wanted[name])}`)
    .concat(seeds)
}

function looksFaults(who: Who, looks: Looks, before: Scene | null, after: Scene): string[] {
  const actors = those(after, who)
  if (actors.length === 0) return [`there is no ${who} to look at`]
  return actors.flatMap((actor) => looksOf(who, actor, looks, before))
}

function looksOf(who: Who, actor: Actor, looks: Looks, before: Scene | null): string[] {
  const faults: string[] = []
  const expect = (isSo: boolean, what: string) => {
    if (!isSo) faults.push(`${who}: ${what}`)
  }
  if (looks.colour !== undefined) expect(actor.colour === looks.colour, `is ${actor.colour}, not ${looks.colour}`)
  if (looks.mood !== undefined) expect(actor.mood === looks.mood, `is ${actor.mood}, not ${looks.mood}`)
  const worn = actor.wears.map(({ kind, colour }) => `${kind} ${colour}`)
  if (looks.wears) expect(isSameSet(worn, looks.wears), `wears ${worn.join(', ')}, not ${looks.wears.join(', ')}`)
  const held = actor.holds.map(({ icon, colour }) => `${icon} ${colour}`)
  if (looks.holds) expect(isSameSet(held, looks.holds), `holds ${held.join(', ')}, not ${looks.holds.join(', ')}`)
  const opacity = actor.wears[0]?.opacity ?? 1
  if (looks.sheer) expect(isWithin(opacity, looks.sheer), `its coat has an opacity of ${opacity}`)
  const size = before?.actors.find(({ id }) => id === actor.id)?.size
  const growth = size ? actor.size / size : 0
  if (looks.grows) expect(isWithin(growth, looks.grows), `is ${growth.toFixed(2)} times as big as it was`)
  return faults
}

/** Each wanted thing, by its name or its name and colour, is there; and nothing else is. */
function isSameSet(actual: readonly string[], wanted: readonly string[]): boolean {
  const matches = (one: string, name: string) => one === name || one.replace(/ (#\w+|null)$/, '') === name
  return actual.length === wanted.length && wanted.every((name) => actual.some((one) => matches(one, name)))
}

function areaFaults(who: Who, [left, right, top, bottom]: Area, after: Scene): string[] {
  return those(after, who)
    .filter(({ x, y, size }) => !(isWithin(x, [left, right]) && isWithin(y - size / 2, [top, bottom])))
    .map(({ x, y }) => `${who} is at ${x.toFixed(2)}, ${y.toFixed(2)}`)
}

/** Everybody of a turn ago is still there, unless they were to go, and the same but for what was to change. */
function changeFaults({ changes = {}, gone = {} }: Turn, before: Scene, after: Scene): string[] {
  const missing = before.actors.filter(({ id }) => !after.actors.some((actor) => actor.id === id))
  const icons = new Set([...Object.keys(gone), ...missing.map(({ icon }) => icon)])
  const lost = [...icons].flatMap((icon) => {
    const count = missing.filter((actor) => actor.icon === icon).length
    return count === (gone[icon] ?? 0) ? [] : [`${count} of ${icon} went in place of ${gone[icon] ?? 0}`]
  })
  const may = new Map<number, readonly (keyof Actor)[]>()
  for (const [who, fields] of Object.entries(changes)) for (const { id } of those(after, who)) may.set(id, fields)
  const altered = after.actors.flatMap((actor) => {
    const old = before.actors.find(({ id }) => id === actor.id)
    return old
      ? differences(old, actor)
          .filter((field) => !may.get(actor.id)?.includes(field))
          .map(told(old, actor))
      : []
  })
  return [...lost, ...altered]
}

function differences(old: Actor, actor: Actor): (keyof Actor)[] {
  const fields = new Set([...Object.keys(old), ...Object.keys(actor)]) as Set<keyof Actor>
  return [...fields].filter((field) => !isSame(old[field], actor[field]))
}

function told(old: Actor, actor: Actor): (field: keyof Actor) => string {
  return (field) =>
    `the ${field} of ${actor.icon} changed from ${JSON.stringify(old[field])} to ${JSON.stringify(actor[field])}`
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function isWithin(value: number, [least, most]: readonly [number, number]): boolean {
  return value >= least && value <= most
}
