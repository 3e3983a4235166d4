import { afterAll, expect, test } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { startStudio } from './studio-process.ts'

const studio = await startStudio()
const browser = await launchBrowser()
afterAll(async () => {
  await browser.close()
  await studio.stop()
})

test('the address and the title name the conversation, and the ways back and forward lead through them', async () => {
  const { page, context, errors } = await openPage(browser, `${studio.url}/studio`)
  const picture = page.getByRole('log').getByRole('img', { name: 'A red boat' })
  const composer = page.getByRole('textbox', { name: 'Message' })
  await composer.fill('A red boat')
  await composer.press('Enter')
  await picture.waitFor()
  const boat = page.url()
  expect(new URL(boat).searchParams.get('conversation')).toMatch(/^[0-9a-f-]{36}$/)
  await expect.poll(() => page.title()).toBe('A red boat · PicGen Studio')

  await page.getByRole('link', { name: 'New conversation' }).click()
  await page.getByText('What would you like to see?').waitFor()
  expect(page.url()).toBe(`${studio.url}/studio`)
  expect(await page.title()).toBe('PicGen Studio')
  await page.goBack()
  await picture.waitFor()
  expect(page.url()).toBe(boat)
  await page.goForward()
  await page.getByText('What would you like to see?').waitFor()
  expect(errors).toEqual([])
  await context.close()
})

test('an address of a conversation that is not there offers a new one', async () => {
  const nobody = '01890000-0000-7000-8000-00000000dead'
  const { page, context } = await openPage(browser, `${studio.url}/studio?conversation=${nobody}`)
  await page.getByRole('button', { name: 'Start a new conversation' }).click()
  await page.getByText('What would you like to see?').waitFor()
  await expect.poll(() => page.url()).toBe(`${studio.url}/studio`)
  await context.close()
})
