import { createPicGen } from '@picgen/sdk'
import { afterAll, describe, expect, test } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { startStudio } from './studio-process.ts'

const studio = await startStudio()
const browser = await launchBrowser()
afterAll(async () => {
  await browser.close()
  await studio.stop()
})

const picgen = createPicGen({ baseUrl: studio.url })
const images = await Promise.all(
  ['A red boat', 'A green hill'].map(async (content) => {
    const { id } = await picgen.conversations.create({})
    return (await picgen.conversations.sendMessage(id, { content })).image
  }),
)
await Promise.all(images.map(({ id }) => picgen.images.waitFor(id)))

describe('the pages of the Studio', () => {
  test('one header leads through them, and says where one is', async () => {
    const { page, context, errors } = await openPage(browser, `${studio.url}/studio`)
    for (const name of ['History', 'Generate', 'Studio']) {
      await page.getByRole('navigation').getByRole('link', { name }).click()
      await page.waitForURL(`**/${name.toLowerCase()}`)
      expect(await page.locator('nav [aria-current=page]').textContent()).toContain(name)
      await expect.poll(() => page.title()).toBe(name === 'Studio' ? 'PicGen Studio' : `${name} · PicGen Studio`)
      const heading = await page.getByRole('heading', { level: 1 }).textContent()
      expect(heading).toBe(name === 'Studio' ? 'PicGen Studio' : name)
    }
    expect(errors).toEqual([])
    await context.close()
  })

  test('theme and language are chosen once, for every page and every visit', async () => {
    const { page, context, errors } = await openPage(browser, `${studio.url}/studio`)
    await page.getByRole('button', { name: 'Theme and language' }).click()
    await page.getByText('Dark', { exact: true }).click()
    await page.getByLabel('Language', { exact: true }).selectOption({ label: 'العربية' })
    const look = () =>
      page.evaluate(() => {
        const { lang, dir } = document.documentElement
        return [lang, dir, getComputedStyle(document.documentElement).colorScheme]
      })
    expect(await look()).toEqual(['ar', 'rtl', 'dark'])
    await page.getByRole('link', { name: 'السجل' }).click()
    await page.waitForURL('**/history')
    expect(await look()).toEqual(['ar', 'rtl', 'dark'])
    const again = await context.newPage()
    await again.goto(`${studio.url}/generate`)
    await again.getByRole('link', { name: 'الاستوديو' }).waitFor()
    expect(errors).toEqual([])
    await context.close()
  })

  test('the language is that of the browser where none was chosen', async () => {
    const context = await browser.newContext({ locale: 'de-AT' })
    const page = await context.newPage()
    await page.goto(`${studio.url}/history`)
    await page.getByRole('link', { name: 'Verlauf' }).waitFor()
    expect(await page.title()).toBe('Verlauf · PicGen Studio')
    await context.close()
  })

  test('the conversations stand at the side, open there, and stay hidden when one has hidden them', async () => {
    const { page, context, errors } = await openPage(browser, `${studio.url}/studio`)
    const side = page.getByRole('complementary', { name: 'Conversations' })
    await side.getByText('A red boat').click()
    await page.getByRole('log').getByRole('img', { name: 'A red boat' }).waitFor()
    await expect.poll(() => page.url()).toContain('?conversation=')
    await side.getByText('A green hill').click()
    await page.getByRole('log').getByRole('img', { name: 'A green hill' }).waitFor()
    await page.goBack()
    await page.getByRole('log').getByRole('img', { name: 'A red boat' }).waitFor()
    await page.getByRole('button', { name: 'Conversations' }).click()
    await side.waitFor({ state: 'hidden' })
    await page.reload()
    await page.getByRole('log').getByRole('img', { name: 'A red boat' }).waitFor()
    expect(await side.isVisible()).toBe(false)
    expect(errors).toEqual([])
    await context.close()
  })

  test('a new conversation puts the caret where one writes', async () => {
    const { page, context, errors } = await openPage(browser, `${studio.url}/studio`)
    const side = page.getByRole('complementary', { name: 'Conversations' })
    await side.getByText('A red boat').click()
    await page.getByRole('log').getByRole('img', { name: 'A red boat' }).waitFor()
    await side.getByRole('button', { name: 'New conversation' }).click()
    await page.getByText('What would you like to see?').waitFor()
    const message = page.getByRole('textbox', { name: 'Message' })
    await expect.poll(() => message.evaluate((box) => box.matches(':focus'))).toBe(true)
    expect(new URL(page.url()).search).toBe('')
    expect(errors).toEqual([])
    await context.close()
  })

  test('with forced colours a line shows which mode is chosen, and only that one has it', async () => {
    const { page, context } = await openPage(browser, `${studio.url}/studio`)
    await page.emulateMedia({ forcedColors: 'active' })
    await page.getByRole('complementary').getByText('A red boat').click()
    const lines = (mode: string) =>
      page.getByRole('radio', { name: mode, exact: true }).evaluate((input) => {
        const { borderTopColor, outlineStyle } = getComputedStyle(input.closest('label') ?? input)
        const isSeen = borderTopColor !== getComputedStyle(document.body).backgroundColor
        return [isSeen, outlineStyle]
      })
    await page.getByRole('radio', { name: 'Change this picture' }).waitFor()
    expect(await lines('Change this picture')).toEqual([false, 'solid'])
    expect(await lines('New picture')).toEqual([false, 'none'])
    await context.close()
  })

  test('on a phone they are in a drawer, which closes when one was chosen', async () => {
    const { page, context, errors } = await openPage(browser, `${studio.url}/studio`)
    await page.setViewportSize({ width: 390, height: 800 })
    await page.getByRole('button', { name: 'Conversations' }).click()
    const drawer = page.getByRole('dialog', { name: 'Conversations' })
    await drawer.getByText('A red boat').click()
    await drawer.waitFor({ state: 'hidden' })
    await page.getByRole('log').getByRole('img', { name: 'A red boat' }).waitFor()
    await page.getByRole('button', { name: 'Conversations' }).click()
    await drawer.getByRole('button', { name: 'Close' }).click()
    await drawer.waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    expect(errors).toEqual([])
    await context.close()
  })

  test('an address that names nothing says so in plain words', async () => {
    const { page, context } = await openPage(browser, `${studio.url}/studio?conversation=cut-short`)
    await page.getByText('This is no longer there.').waitFor()
    await page.goto(`${studio.url}/generate?source=cut-short`)
    await page.getByText('This is no longer there.').waitFor()
    await context.close()
  })

  test('a picture of the history is gone on from in the Studio', async () => {
    const { page, context, errors } = await openPage(browser, `${studio.url}/history`)
    await page.getByRole('img', { name: 'A green hill' }).hover()
    await page
      .locator('picgen-history')
      .getByRole('button', { name: /More actions/ })
      .first()
      .click()
    await page.getByText('Continue creation').first().click()
    await page.waitForURL('**/studio?conversation=*')
    await page.getByRole('log').getByRole('img').first().waitFor()
    const id = new URL(page.url()).searchParams.get('conversation') ?? ''
    expect((await picgen.conversations.get(id)).active_image_id).not.toBeNull()
    expect(errors).toEqual([])
    await context.close()
  })
})
