/** The middle one. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

/** A line of a table: what it is about, and figures with so many digits behind the point. */
export function row(name: string, ...figures: readonly (string | readonly [value: number, digits: number])[]): string {
  const texts = figures.map((figure) => (typeof figure === 'string' ? figure : figure[0].toFixed(figure[1])))
  return name.padEnd(44) + texts.map((text) => text.padStart(14)).join('')
}

/** The one that 95 of a hundred are not above. */
export function late(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * 0.95)] ?? Number.NaN
}
