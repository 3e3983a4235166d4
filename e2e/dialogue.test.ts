import { createPicGen } from '@picgen/sdk'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { type Area, differingShare, loadPixels } from './pixels.ts'
import { startStudio } from './studio-process.ts'

const FIRST = 'Draw a cute cartoon cat in a yellow raincoat'
const SECOND = 'Nice! Now make it raining, and give the cat a cup of hot cocoa'
const THIRD = 'The raincoat should be more transparent, you can see the pattern underneath'

/** Where things are in a picture of one cat, which always stands in the middle. */
const SKY: Area = { left: 0, top: 0, right: 1, bottom: 0.2 }
const FACE: Area = { left: 0.4, top: 0.38, right: 0.58, bottom: 0.55 }
const COAT: Area = { left: 0.38, top: 0.6, right: 0.58, bottom: 0.8 }

const studio = await startStudio()
const browser = await launchBrowser()
afterAll(async () => {
  await browser.close()
  await studio.stop()
})
const picgen = createPicGen({ baseUrl: studio.url })
const { page, errors } = await openPage(browser, `${studio.url}/studio`)

/** Finds things as a person does: by what they are called. */
const composer = (on: Page) => on.getByRole('textbox', { name: 'Message' })
const picture = (on: Page, prompt: string) => on.getByRole('log').getByRole('img', { name: prompt })
const conversationIn = (on: Page) => new URL(on.url()).searchParams.get('conversation')

async function say(on: Page, prompt: string) {
  await composer(on).fill(prompt)
  await composer(on).press('Enter')
}

async function finishedImages(conversationId: string) {
  const { messages } = await picgen.conversations.get(conversationId)
  return messages.flatMap(({ image }) => (image?.url ? [image] : []))
}

describe('a conversation about a picture', () => {
  test('the first sentence draws a picture, and the next message builds on it', async () => {
    await page.getByText('New picture', { exact: true }).waitFor()
    await page.getByText('Your next message starts a new picture').waitFor()
    await say(page, FIRST)
    await picture(page, FIRST).waitFor()
    await page.getByText('Your next message builds on this picture').waitFor()
    await page.getByText('Change this picture', { exact: true }).waitFor()
    const id = conversationIn(page) ?? ''
    expect(await picgen.conversations.get(id)).toMatchObject({ title: 'Draw a cute cartoon cat in a y' })
  })

  test('a refresh in the middle of a generation loses nothing', async () => {
    await say(page, SECOND)
    await page.getByRole('progressbar').or(page.getByText('Changing your picture…')).first().waitFor()
    await page.reload()
    await picture(page, SECOND).waitFor()
    expect(await picture(page, FIRST).count()).toBe(1)
    const [first, second] = await finishedImages(conversationIn(page) ?? '')
    expect(second).toMatchObject({ kind: 'img2img', source_image_id: first?.id })
  })

  test('another browser shows the same conversation and the same active image', async () => {
    const other = await openPage(browser, page.url())
    await picture(other.page, FIRST).waitFor()
    await picture(other.page, SECOND).waitFor()
    await other.page.getByRole('button', { name: 'Building on this' }).waitFor()
    const [, second] = await finishedImages(conversationIn(page) ?? '')
    const active = await picgen.conversations.get(conversationIn(page) ?? '')
    expect(active.active_image_id).toBe(second?.id)
    expect(other.errors).toEqual([])
    await other.context.close()
  })

  test('the third sentence changes the raincoat', async () => {
    await say(page, THIRD)
    await picture(page, THIRD).waitFor()
    expect(await finishedImages(conversationIn(page) ?? '')).toHaveLength(3)
  })

  test('the pixels tell: rain came, the coat is seen through, the cat stayed', async () => {
    const [first, second, third] = await finishedImages(conversationIn(page) ?? '')
    if (!first?.url || !second?.url || !third?.url) throw new Error('three pictures should be there')
    const [dry, wet, sheer] = await Promise.all([first.url, second.url, third.url].map(loadPixels))
    if (!dry || !wet || !sheer) throw new Error('three pictures should have loaded')
    expect(differingShare(dry, wet, SKY)).toBeGreaterThan(0.5)
    expect(differingShare(dry, wet, FACE)).toBeLessThan(0.15)
    expect(differingShare(wet, sheer, COAT)).toBeGreaterThan(0.15)
    expect(differingShare(wet, sheer, FACE)).toBeLessThan(0.01)
    expect(differingShare(wet, sheer, SKY)).toBeLessThan(0.01)
  })

  test('clearing the active image starts afresh, on every device', async () => {
    await page.getByRole('button', { name: 'New image' }).click()
    await page.getByText('Your next message starts a new picture').waitFor()
    await page.getByText('New picture', { exact: true }).waitFor()
    const other = await openPage(browser, page.url())
    await other.page.getByText('Your next message starts a new picture').waitFor()
    await other.context.close()
    expect(await picgen.conversations.get(conversationIn(page) ?? '')).toMatchObject({ active_image_id: null })
  })

  test('continuing with the first picture builds on it, not on the latest', async () => {
    // What is far above is in the document when one has come there.
    await page.getByRole('log').press('Home')
    const first = page.locator('picgen-message', { has: page.getByRole('img', { name: FIRST }) })
    await first.getByRole('button', { name: 'Continue with this' }).first().click()
    await page.getByText('Your next message builds on this picture').waitFor()
    await say(page, 'Make it night')
    await picture(page, 'Make it night').waitFor()
    const images = await finishedImages(conversationIn(page) ?? '')
    expect(images.at(-1)).toMatchObject({ kind: 'img2img', source_image_id: images[0]?.id })
  })

  test('nothing went wrong in the page', () => {
    expect(errors).toEqual([])
  })
})
