import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'
import { chromiumLaunchOptions } from '../../../scripts/chromium.mjs'
import type { Bench } from './page/measure.ts'
import { type Figures, report } from './report.ts'
import { type BenchServer, CHATS, type Chat, startServer } from './server.ts'

/*
 * `npm run bench:widget`: the widget beside deep-chat from npm, both as they are published, with the same conversation: every other
 * message a picture. Numbers of one run on one machine; only their ratios mean anything elsewhere.
 */

/** How many messages, and how often that is done: deep-chat takes its time with many. `--quick`: once. */
const isQuick = process.argv.includes('--quick')
const ROUNDS = new Map([
  [1_000, isQuick ? 1 : 5],
  [10_000, isQuick ? 1 : 3],
])
const COUNTS = [...ROUNDS.keys()]
const APPENDS = 10
const SCROLL_FRAMES = 600

declare const window: { bench: Bench }

const server = await startServer()
const browser = await chromium.launch(await chromiumLaunchOptions())
try {
  console.log(`Node ${process.version}, Chromium ${browser.version()}, ${cpus().length} processors`)
  const figures = { picgen: emptyFigures('picgen'), 'deep-chat': emptyFigures('deep-chat') }
  // By turns, so that whatever else the machine does slows both.
  for (const [count, rounds] of ROUNDS)
    for (let round = 1; round <= rounds; round++)
      for (const chat of ['picgen', 'deep-chat'] as const) {
        console.error(`${count} messages, round ${round} of ${rounds}: ${chat}`)
        await measure(browser, server, chat, count, figures[chat])
      }
  const { lines, passed } = report(figures, COUNTS)
  console.log(lines.join('\n'))
  process.exitCode = passed ? 0 : 1
} finally {
  await browser.close()
  await server.close()
}

function emptyFigures(chat: Chat): Figures {
  const { name, file, beside } = CHATS[chat]
  return {
    name: `${name} ${versionOf(file)}`,
    size: compressedSize(file),
    wholeSize: [file, ...beside].reduce((sum, each) => sum + compressedSize(each), 0),
    byCount: new Map(COUNTS.map((count) => [count, { firstRender: [], append: [], scroll: [] }])),
  }
}

function compressedSize(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length
}

function versionOf(file: string): string {
  return JSON.parse(readFileSync(join(file, '../../package.json'), 'utf8')).version
}

/** Opens a new page, and does everything once. */
async function measure(browser: Browser, server: BenchServer, chat: Chat, count: number, figures: Figures) {
  const times = figures.byCount.get(count)
  if (!times) throw new Error(`Nobody asked for ${count} messages.`)
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } })
  try {
    const page = await context.newPage()
    page.on('pageerror', (error) => console.error(`${chat}: ${error.message}`))
    await page.goto(`${server.url}/${chat}/`)
    await page.waitForFunction(() => 'bench' in window)
    times.firstRender.push(await page.evaluate((many) => window.bench.firstRender(many), count))
    await server.quiet()
    for (let turn = 0; turn < APPENDS; turn++) times.append.push(await page.evaluate(() => window.bench.append()))
    await server.quiet()
    times.scroll.push(...(await page.evaluate((frames) => window.bench.scroll(frames), SCROLL_FRAMES)))
  } finally {
    await context.close()
  }
}
