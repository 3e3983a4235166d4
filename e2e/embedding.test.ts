import { afterAll, expect, test } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { freePort, startExample } from './example-process.ts'
import { startStudio } from './studio-process.ts'

const port = await freePort()
const site = `http://127.0.0.1:${port}`
const example = await startExample('vanilla-html', ['serve.mjs'], {
  environment: { PORT: String(port) },
  ready: /open: http/,
})
const studio = await startStudio({ environment: { PICGEN_CORS_ORIGINS: site } })
const stranger = await startStudio()
const browser = await launchBrowser()
afterAll(async () => {
  await browser.close()
  await Promise.all([studio.stop(), stranger.stop(), example.stop()])
})

/** The example names the address that `npm start` gives; here the Studio stands on another port. */
async function openSite(api: string) {
  const opened = await openPage(browser, 'about:blank')
  await opened.context.route(`${site}/`, async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, body: (await answer.text()).replace('http://127.0.0.1:3000', api) })
  })
  await opened.page.goto(site)
  return opened
}

test('the widget holds a conversation on a page of another origin', async () => {
  const { page, errors, context } = await openSite(studio.url)
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
  const { page, context } = await openSite(stranger.url)
  const composer = page.getByRole('textbox', { name: 'Message' })
  await composer.fill('Anything')
  await composer.press('Enter')
  await page.getByRole('button', { name: 'Dismiss' }).waitFor()
  await page.getByRole('log').getByText('Anything').waitFor()
  await context.close()
})
