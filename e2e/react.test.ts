import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { folderOf, freePort, startExample } from './example-process.ts'
import { startStudio } from './studio-process.ts'

const vite = 'node_modules/vite/bin/vite.js'
const port = await freePort()
const site = `http://127.0.0.1:${port}`
const built = await mkdtemp(join(tmpdir(), 'picgen-react-'))
const studio = await startStudio({ environment: { PICGEN_CORS_ORIGINS: site } })
await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', built, '--emptyOutDir'], {
  cwd: folderOf('react'),
  env: { ...process.env, VITE_PICGEN_URL: studio.url },
})
const app = await startExample('react', [vite, 'preview', '--outDir', built, '--port', String(port)], {
  environment: {},
  ready: /Local:/,
})
const browser = await launchBrowser()
afterAll(async () => {
  await browser.close()
  await Promise.all([studio.stop(), app.stop()])
  await rm(built, { recursive: true, force: true })
})

const composer = (page: Page) => page.getByRole('textbox', { name: 'Message' })
const picture = (page: Page, prompt: string) => page.getByRole('log').getByRole('img', { name: prompt })

/** What axe finds fault with on the page as it now is. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: join(import.meta.dirname, 'node_modules/axe-core/axe.min.js') })
  const { violations } = await page.evaluate<AxeResults>('axe.run()')
  return violations.map(({ id, help }) => `${id}: ${help}`)
}

async function say(page: Page, text: string) {
  await composer(page).fill(text)
  await composer(page).press('Enter')
}

test.concurrent('an app of one’s own holds a conversation, and always says what the next message builds on', async () => {
  const { page, context, errors } = await openPage(browser, site)
  await page.getByText('Starts a new picture').waitFor()
  await say(page, 'A red boat on a lake')
  await picture(page, 'A red boat on a lake').waitFor()
  await page.getByText('Builds on A red boat on a lake').waitFor()
  await page.getByText('Live').waitFor()

  await say(page, 'Make it night')
  await picture(page, 'Make it night').waitFor()
  await page.getByText('Builds on Make it night').waitFor()
  await page.getByRole('button', { name: 'Continue with this' }).click()
  await page.getByText('Builds on A red boat on a lake').waitFor()

  await page.reload()
  await picture(page, 'Make it night').waitFor()
  await page.getByText('Builds on A red boat on a lake').waitFor()
  await page.getByRole('button', { name: 'Start afresh' }).click()
  await page.getByText('Starts a new picture').waitFor()
  expect(await faultsOf(page)).toEqual([])
  expect(errors).toEqual([])
  await context.close()
})

test.concurrent('a picture of one’s own is what the next message builds on', async () => {
  const { page, context, errors } = await openPage(browser, site)
  const buffer = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#4488cc' } })
    .png()
    .toBuffer()
  await page.getByLabel('Bring a picture').setInputFiles({ name: 'sky.png', mimeType: 'image/png', buffer })
  await page.getByText('Builds on your picture').waitFor()
  await say(page, 'Add a sun')
  await picture(page, 'Add a sun').waitFor()
  expect(errors).toEqual([])
  await context.close()
})

test.concurrent('without a network the message waits where it is seen, and goes by itself', async () => {
  const { page, context } = await openPage(browser, site)
  await say(page, 'A lighthouse')
  await picture(page, 'A lighthouse').waitFor()
  await context.setOffline(true)
  await say(page, 'Now in a storm')
  await page.getByText('It goes by itself as soon as it can.').waitFor()
  await context.setOffline(false)
  await picture(page, 'Now in a storm').waitFor()
  await context.close()
})

test.concurrent('on a phone nothing is wider than the screen', async () => {
  const { page, context } = await openPage(browser, site)
  await page.setViewportSize({ width: 360, height: 700 })
  await say(page, 'A castle on a hill with many towers and very long flags in the evening wind')
  await page.getByText('The next message builds on this').waitFor()
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
  expect(content).toBe(screen)
  await context.close()
})
