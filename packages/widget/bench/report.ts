/** What was measured of one chat: bytes, and milliseconds of every round, by the number of messages. */
export interface Figures {
  readonly name: string
  /** Of its one file. */
  readonly size: number
  /** Of that and the files beside it, but for other languages. */
  readonly wholeSize: number
  readonly byCount: ReadonlyMap<number, Times>
}

/** Milliseconds of every round. */
export interface Times {
  readonly firstRender: number[]
  readonly append: number[]
  /** Of every frame, of every round. */
  readonly scroll: number[]
}

interface Line {
  readonly what: string
  readonly ours: number
  readonly theirs: number
  readonly unit: 'KB' | 'ms'
  readonly limit?: number | undefined
}

const KIBIBYTE = 1024
/** What ours may take with this many messages. */
const LIMITS = { messages: 10_000, firstRender: 250, append: 32, scroll: 50, size: 45 }

/** The table, and whether ours is within its limits. */
export function report(
  { picgen, 'deep-chat': other }: { picgen: Figures; 'deep-chat': Figures },
  counts: readonly number[],
): { lines: string[]; passed: boolean } {
  const table: Line[] = [
    {
      what: 'one file, gzip',
      ours: picgen.size / KIBIBYTE,
      theirs: other.size / KIBIBYTE,
      unit: 'KB',
      limit: LIMITS.size,
    },
    {
      what: 'with the elements beside it, gzip',
      ours: picgen.wholeSize / KIBIBYTE,
      theirs: other.wholeSize / KIBIBYTE,
      unit: 'KB',
    },
    ...counts.flatMap((count) => linesFor(count, picgen.byCount.get(count), other.byCount.get(count))),
  ]
  const failed = table.filter(isTooMuch)
  const verdict =
    failed.length === 0
      ? `Passed: ${picgen.name} is within all of its limits.`
      : `Failed: ${failed.map(({ what }) => what).join('; ')}: more than the limit.`
  const head = row('', picgen.name, other.name, 'ratio', 'limit', '')
  return { lines: ['', head, ...table.map(show), '', verdict], passed: failed.length === 0 }
}

function linesFor(count: number, ours?: Times, theirs?: Times): Line[] {
  if (!ours || !theirs) return []
  const limitOf = (name: 'firstRender' | 'append' | 'scroll') => (count === LIMITS.messages ? LIMITS[name] : undefined)
  const line = (
    what: string,
    name: 'firstRender' | 'append' | 'scroll',
    summary: (times: number[]) => number,
  ): Line => ({
    what: `${count.toLocaleString('en')} messages: ${what}`,
    ours: summary(ours[name]),
    theirs: summary(theirs[name]),
    unit: 'ms',
    limit: limitOf(name),
  })
  return [
    line('first render', 'firstRender', (times) => quantile(times, 0.5)),
    line('append', 'append', (times) => quantile(times, 0.5)),
    line('scroll frame, 99th percentile', 'scroll', (times) => quantile(times, 0.99)),
  ]
}

function isTooMuch({ ours, limit }: Line): boolean {
  return limit !== undefined && !(ours <= limit)
}

function show(line: Line): string {
  const { what, ours, theirs, unit, limit } = line
  const figure = (value: number) => `${value.toFixed(1)} ${unit}`
  const verdict = isTooMuch(line) ? 'FAIL' : 'pass'
  const bound = limit === undefined ? ['', ''] : [`${limit} ${unit}`, verdict]
  return row(what, figure(ours), figure(theirs), `${(theirs / ours).toFixed(1)}×`, ...bound)
}

function row(name: string, ...cells: string[]): string {
  const widths = [24, 18, 9, 10, 7]
  return (name.padEnd(46) + cells.map((cell, index) => cell.padStart(widths[index] ?? 10)).join('')).trimEnd()
}

/** The value that this part of them is not above. */
function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
