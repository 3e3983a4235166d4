import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'

const SITE = 'https://site.example'
const folder = join(import.meta.dirname, '../packages/widget/dist')

const browser = await launchBrowser()
afterAll(() => browser.close())

/** A page with the one-file build and nothing else; gives what of it was loaded. */
async function openPage(language: string): Promise<{ page: Page; loaded: string[] }> {
  const page = await browser.newPage()
  const loaded: string[] = []
  await page.route(`${SITE}/**`, (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname === '/')
      return route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><html lang="${language}"><title>Site</title><script type="module" src="/picgen-studio.js"></script><picgen-studio></picgen-studio></html>`,
      })
    if (pathname.startsWith('/api/')) return route.fulfill({ status: 404, json: {} })
    loaded.push(pathname)
    return route.fulfill({ path: join(folder, pathname) })
  })
  await page.goto(`${SITE}/`)
  return { page, loaded }
}

test('the one file has English inside, and reads another language where a page speaks it', async () => {
  const english = await openPage('en')
  await english.page.getByRole('heading', { name: 'What would you like to see?' }).waitFor()
  expect(english.loaded).toEqual(['/picgen-studio.js'])

  const arabic = await openPage('ar-EG')
  await arabic.page.getByRole('heading', { name: 'ماذا تودّ أن ترى؟' }).waitFor()
  expect(arabic.loaded).toEqual(['/picgen-studio.js', '/locales/ar.js'])

  await english.page.evaluate(() => document.documentElement.setAttribute('lang', 'ja'))
  await english.page.getByRole('heading', { name: 'どんな画像を作りますか？' }).waitFor()
  await Promise.all([english.page.close(), arabic.page.close()])
})

test('a language that nobody has translated is English', async () => {
  const { page, loaded } = await openPage('tlh')
  await page.getByRole('heading', { name: 'What would you like to see?' }).waitFor()
  expect(loaded).toEqual(['/picgen-studio.js'])
  await page.close()
})
