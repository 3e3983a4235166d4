import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { documented, startSite } from './site.ts'
import { startStudio } from './studio-process.ts'

const LANGUAGES = ['zh', 'ja', 'es', 'de', 'fr', 'ar', 'en']

/** Three origins, as in life: the page, where the script comes from, and the server. */
const [site, cdn] = await Promise.all([startSite(), startSite()])
const studio = await startStudio({ environment: { PICGEN_CORS_ORIGINS: site.origin } })
const browser = await launchBrowser()
afterAll(async () => {
  await browser.close()
  await Promise.all([studio.stop(), site.stop(), cdn.stop()])
})

const allowed = (await documented('Content Security Policy', 'csp'))
  .replaceAll(/\s+/g, ' ')
  .replaceAll('https://unpkg.com', cdn.origin)
  .replaceAll('https://pictures.example.com', studio.url)
const headers = { 'content-security-policy': `default-src 'none'; ${allowed}` }
const pageWith = (tags: string) => ({
  headers,
  html: `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Strict</title>
    <script type="module" src="${cdn.origin}/widget/picgen-studio.js"></script>${tags}`,
})
const api = `api="${studio.url}"`
site.pages.set('/', pageWith(`<picgen-studio ${api}></picgen-studio>`))
site.pages.set(
  '/lists',
  pageWith(`<picgen-conversations ${api}></picgen-conversations><picgen-history ${api}></picgen-history>`),
)
site.pages.set('/form', pageWith(`<picgen-generate ${api}></picgen-generate>`))
const boat = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#4488cc' } })
  .png()
  .toBuffer()

/** Opens a page of the site that writes down whatever its policy refuses. */
async function openStrict(path: string) {
  const opened = await openPage(browser, 'about:blank')
  await opened.context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      console.error(`violation of ${violatedDirective}: ${blockedURI} ${sample}`)
    })
  })
  await opened.page.goto(site.origin + path)
  return opened
}

async function say(page: Page, prompt: string) {
  const composer = page.getByRole('textbox', { name: 'Message' })
  await composer.fill(prompt)
  await composer.press('Enter')
  await page.getByRole('log').getByRole('img', { name: prompt }).first().waitFor()
}

async function tryToDownload(page: Page) {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).last().click()
  expect((await download).suggestedFilename()).toMatch(/\.(png|webp|jpe?g)$/)
}

test('what the policy refuses is noticed here', async () => {
  site.pages.set('/leak', pageWith('<img src="https://attacker.example/">'))
  const { context, errors } = await openStrict('/leak')
  await expect.poll(() => errors.join()).toContain('violation of img-src: https://attacker.example/')
  await context.close()
})

test('a page that allows what the documentation says, and nothing else, has a whole conversation', async () => {
  const { page, context, errors } = await openStrict('/')
  await say(page, 'A red boat')
  await say(page, 'Make it night')
  await page.locator('picgen-active-image input[type=file]').setInputFiles({
    name: 'boat.png',
    mimeType: 'image/png',
    buffer: boat,
  })
  await expect
    .poll(() => page.locator('picgen-active-image').getByRole('img', { name: 'Uploaded picture' }).count())
    .toBe(1)
  await say(page, 'Add a lighthouse')
  await tryToDownload(page)

  await page.getByRole('button', { name: 'View large: Make it night' }).click()
  const large = page.getByRole('dialog')
  await large.getByRole('button', { name: 'Zoom in' }).click()
  await page.keyboard.press('0')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Escape')
  await large.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Compare with its source' }).first().click()
  await page.getByRole('slider').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Escape')

  for (const language of LANGUAGES) {
    await page.evaluate((lang) => {
      document.documentElement.lang = lang
    }, language)
    await page.locator('picgen-composer [dir]').first().waitFor()
  }
  await page.reload()
  await page.getByRole('textbox', { name: 'Message' }).waitFor()
  expect(errors).toEqual([])
  await context.close()
})

test('the lists and the form keep to it too', async () => {
  const { page, context, errors } = await openStrict('/lists')
  await page.locator('picgen-history').getByRole('img', { name: 'Make it night' }).waitFor()
  await page.locator('picgen-conversations').getByText('A red boat').waitFor()
  await page
    .locator('picgen-history')
    .getByRole('button', { name: /Make it night/ })
    .first()
    .click()
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox').first().fill('boat')
  await page.locator('picgen-conversations').getByText('A red boat').waitFor()
  await page.goto(`${site.origin}/form`)
  await page.getByRole('textbox', { name: 'Prompt' }).fill('A yellow submarine')
  await page.getByRole('button', { name: 'Generate' }).click()
  await page.getByRole('img', { name: 'A yellow submarine' }).first().waitFor()
  expect(errors).toEqual([])
  await context.close()
})
