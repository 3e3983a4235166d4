// Shows every story of the built Storybook in one page, one after the other. Its last line is `N passed, N failed`.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { chromiumLaunchOptions } from './chromium.mjs'
import { root } from './run.mjs'

/** Nothing listens there: the files answer, and whoever asks elsewhere is found out. */
const ORIGIN = 'http://storybook.test'
const folder = join(root, 'packages/widget/storybook-static')
/** Milliseconds for one story, axe included. */
const PATIENCE_MS = 20_000

const { entries } = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8'))
const stories = Object.values(entries).filter(({ type }) => type === 'story')
const browser = await chromium.launch(await chromiumLaunchOptions())
try {
  const page = await browser.newPage({ viewport: { width: 900, height: 700 } })
  const complaints = await listen(page)
  // The last one opens the page, to its end, or it would be loaded anew; each is then shown in place of another.
  await page.goto(`${ORIGIN}/iframe.html?viewMode=story&id=${stories.at(-1).id}`)
  await page.waitForFunction(() => /finished|errored/.test(globalThis.__STORYBOOK_PREVIEW__?.currentRender?.phase))
  let failed = 0
  for (const { id } of stories) {
    complaints.length = 0
    const found = [...(await show(page, id)), ...complaints]
    if (found.length > 0) console.log(`✗ ${id}\n${found.map((each) => `    ${each}`).join('\n')}`)
    if (found.length > 0) failed += 1
  }
  console.log(`${stories.length - failed} passed, ${failed} failed`)
  if (failed > 0 || stories.length === 0) process.exitCode = 1
} finally {
  await browser.close()
}

/** What goes wrong in the page from now on. */
async function listen(page) {
  const complaints = []
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.route('**/*', async (route) => {
    const { origin, pathname } = new URL(route.request().url())
    if (origin === ORIGIN) return route.fulfill({ path: join(folder, pathname) })
    complaints.push(`It asked the network for ${route.request().url()}`)
    return route.abort()
  })
  return complaints
}

/** Shows a story and has the accessibility addon look at it. Gives what is wrong with it. */
async function show(page, id) {
  const ending = await page.evaluate(
    ({ storyId, patience }) =>
      new Promise((resolve) => {
        const { channel } = globalThis.__STORYBOOK_PREVIEW__
        const end = (what) => {
          clearTimeout(timer)
          channel.off('storyFinished', finished)
          for (const event of failures) channel.off(event, fail)
          resolve(what)
        }
        const failures = ['storyErrored', 'storyThrewException', 'storyMissing']
        const fail = (error) => end({ error: error?.message ?? error?.title ?? 'It is missing.' })
        const finished = ({ storyId: shown, reporters }) => {
          if (shown !== storyId) return
          const axe = reporters.find(({ type }) => type === 'a11y')?.result
          const violations = axe?.violations?.map(
            ({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`)}`,
          )
          end({ error: violations ? null : `No look at its accessibility: ${axe?.error}`, violations })
        }
        const timer = setTimeout(() => end({ error: 'It did not finish.' }), patience)
        channel.on('storyFinished', finished)
        for (const event of failures) channel.on(event, fail)
        channel.emit('setCurrentStory', { storyId, viewMode: 'story' })
      }),
    { storyId: id, patience: PATIENCE_MS },
  )
  return [...(ending.error ? [ending.error] : []), ...(ending.violations ?? [])]
}
