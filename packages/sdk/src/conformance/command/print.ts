import { styleText } from 'node:util'
import type { Chapter, CheckResult, ConformanceReport, Level } from '../index.js'

/** Writes results as they come, and the whole at the end. */
export interface Printer {
  result(result: CheckResult): void
  summary(report: ConformanceReport): void
}

const LEVELS: Record<Level, string> = {
  required: 'the widget needs it',
  rest: 'the contract asks for it',
  optional: 'may be left out',
}

const MARKS = { passed: '✓', failed: '✗', skipped: '–' } as const
const COLOURS = { passed: 'green', failed: 'red', skipped: 'dim' } as const

/** Prints by chapter. Colours only where a person is looking. */
export function createPrinter(write: (text: string) => void, isColoured: boolean): Printer {
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    isColoured ? styleText(style, text, { validateStream: false }) : text
  let chapter = ''

  return {
    result(result) {
      if (result.chapter !== chapter) write(`\n${paint('bold', result.chapter)}\n`)
      chapter = result.chapter
      write(`  ${paint(COLOURS[result.outcome], MARKS[result.outcome])} ${result.sentence}\n`)
      if (result.outcome === 'skipped') write(paint('dim', `      not tried: ${result.reason}\n`))
      if (result.outcome !== 'failed') return
      write(`      ${result.id}, ${LEVELS[result.level]}\n`)
      write(`      where     ${result.where}\n      expected  ${result.expected}\n      came      ${result.actual}\n`)
    },
    summary({ results, passed, failed, skipped, widgetWorks, imageCount, leftBehind, durationMs }) {
      const needed = results.filter(({ level, outcome }) => level === 'required' && outcome === 'failed').length
      write(`\n${passed} hold, ${failed} fail, ${skipped} not tried; `)
      write(`${imageCount} images, ${(durationMs / 1000).toFixed(1)} s\n`)
      if (leftBehind.length > 0) write(`Could not be deleted: ${leftBehind.join(', ')}\n`)
      if (!widgetWorks) write(`${paint('red', `The widget will not work here: it needs ${needed} of what fails.`)}\n`)
      else if (failed > 0)
        write(`${paint('green', 'The widget will work here')}; the rest of the contract does not hold.\n`)
      else write(`${paint('green', 'The widget will work here.')}\n`)
    },
  }
}

/** Every check with its id and level, by chapter. */
export function listChecks(chapters: readonly Chapter[]): string {
  return chapters
    .map(({ title, checks }) => {
      const lines = checks.map(({ id, sentence, level }) => `  ${id.padEnd(34)} ${sentence} (${LEVELS[level]})`)
      return `${title}\n${lines.join('\n')}\n`
    })
    .join('\n')
}
