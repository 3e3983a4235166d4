import { afterAll, expect, test } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { freePort, startExample } from './example-process.ts'
import { startStudio } from './studio-process.ts'

const [port, elsewhere] = await Promise.all([freePort(), freePort()])
const site = `http://127.0.0.1:${port}`
const studio = await startStudio({ environment: { PICGEN_CORS_ORIGINS: site } })
const [example, stranger] = await Promise.all([startBakery(port), startBakery(elsewhere)])
const browser = await launchBrowser()
afterAll(async () => {
  await browser.close()
  await Promise.all([studio.stop(), example.stop(), stranger.stop()])
})

function startBakery(at: number) {
  const environment = { PORT: String(at), PICGEN_URL: studio.url }
  return startExample('vanilla-html', ['serve.mjs'], { environment, ready: /open: http/ })
}

test('the widget holds a conversation on a page of another origin', async () => {
  const { page, errors, context } = await openPage(browser, site)
  const composer = page.getByRole('textbox', { name: 'Message' })
  await composer.fill('Two penguins with a red balloon')
  await composer.press('Enter')
  const picture = page.getByRole('log').getByRole('img', { name: 'Two penguins with a red balloon' })
  await picture.waitFor()
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  expect(errors).toEqual([])
  await context.close()
})

test('a Studio that was not told of the page refuses it, and the widget says so', async () => {
  const { page, context } = await openPage(browser, `http://127.0.0.1:${elsewhere}`)
  const composer = page.getByRole('textbox', { name: 'Message' })
  await composer.fill('Anything')
  await composer.press('Enter')
  await page.getByRole('button', { name: 'Dismiss' }).waitFor()
  await page.getByRole('log').getByText('Anything').waitFor()
  await context.close()
})
