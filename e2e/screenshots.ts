/**
 * `npm run screenshots` plays the product's dialogue in a real Studio and writes the pictures that the README shows: the main
 * states, wide and on a phone, light and dark.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createPicGen } from '@picgen/sdk'
import type { BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { launchBrowser } from './browser.ts'
import { startStudio } from './studio-process.ts'

const DIRECTORY = join(import.meta.dirname, '../docs/images')

const PROMPTS = [
  'Draw a cute cartoon cat in a yellow raincoat',
  'Nice! Now make it raining, and give the cat a cup of hot cocoa',
  'The raincoat should be more transparent, you can see the pattern underneath',
]

/** What else the person has made, for the conversations at the side and for the history. */
const OTHERS: readonly (readonly [string, string?])[] = [
  ['A lighthouse on a cliff at sunset, with two sailing boats', '1216x832'],
  ['A happy robot watering flowers in a garden'],
  ['Two penguins with a red balloon', '832x1216'],
  ['A fox in a snowy forest'],
  ['A hot air balloon over mountains', '1216x832'],
  ['A rocket flying to the moon among stars', '832x1216'],
  ['A turtle on a beach under a palm tree', '1216x832'],
  ['A unicorn under a rainbow'],
]

const WIDE: BrowserContextOptions = { viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1.5 }
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true }

const studio = await startStudio()
const browser = await launchBrowser()
const picgen = createPicGen({ baseUrl: studio.url })

async function draw(content: string, conversationId: string, size?: string) {
  const { image } = await picgen.conversations.sendMessage(conversationId, { content, ...(size && { size }) })
  return picgen.images.waitFor(image.id)
}

/** The pictures of the conversation side by side, as the README's first sentence tells it. */
async function writeStrip(addresses: readonly string[]) {
  const side = 400
  const gap = 16
  const pictures = await Promise.all(
    addresses.map(async (address, index) => ({
      input: await sharp(await (await fetch(address)).arrayBuffer())
        .resize(side)
        .toBuffer(),
      left: index * (side + gap),
      top: 0,
    })),
  )
  const width = pictures.length * (side + gap) - gap
  const background = { r: 0, g: 0, b: 0, alpha: 0 }
  const strip = sharp({ create: { width, height: side, channels: 4, background } }).composite(pictures)
  await strip.webp({ quality: 86 }).toFile(join(DIRECTORY, 'dialogue.webp'))
}

/** Until every picture is drawn and nothing moves any more. The stream of events stays open, so the network is never idle. */
async function settle(page: Page) {
  const pictures = await page.getByRole('img').all()
  await Promise.all(
    pictures.map((picture) =>
      picture.evaluate((element) => (element instanceof HTMLImageElement ? element.decode() : undefined)),
    ),
  )
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
}

/** One state, in light and in dark. */
async function write(
  name: string,
  path: string,
  options: BrowserContextOptions,
  prepare: (page: Page) => Promise<unknown>,
) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ ...options, colorScheme, reducedMotion: 'reduce', locale: 'en-GB' })
    await page.goto(studio.url + path)
    await prepare(page)
    await settle(page)
    const file = join(DIRECTORY, `${name}${colorScheme === 'dark' ? '-dark' : ''}.webp`)
    await sharp(await page.screenshot())
      .webp({ quality: 84 })
      .toFile(file)
    await page.close()
  }
}

const pictureOf = (page: Page, prompt = '') => page.getByRole('img', { name: prompt }).first()

try {
  await mkdir(DIRECTORY, { recursive: true })
  for (const [content, size] of OTHERS) await draw(content, (await picgen.conversations.create({})).id, size)
  const { id } = await picgen.conversations.create({ title: 'Cat in a raincoat' })
  const images = []
  for (const content of PROMPTS) images.push(await draw(content, id))
  await writeStrip(images.flatMap(({ url }) => url ?? []))
  const conversation = `/studio?conversation=${id}`
  const hasLast = (page: Page) =>
    page
      .getByRole('log')
      .getByRole('img', { name: PROMPTS[2] ?? '' })
      .waitFor()
  await write('studio', conversation, WIDE, async (page) => {
    await hasLast(page)
    await page
      .getByRole('complementary')
      .getByText(/lighthouse/)
      .waitFor()
  })
  await write('phone', conversation, PHONE, hasLast)
  await write('compare', conversation, WIDE, async (page) => {
    await hasLast(page)
    await page.getByRole('button', { name: 'Compare with its source' }).last().click()
    await page.getByRole('slider').waitFor()
  })
  await write('history', '/history', WIDE, (page) => pictureOf(page, PROMPTS[0]).waitFor())
  await write('generate', `/generate?source=${images[1]?.id}`, WIDE, async (page) => {
    await page.getByRole('textbox', { name: 'Prompt' }).fill('Make it night, with fireflies')
    await page.getByRole('button', { name: 'Generate' }).click()
    await pictureOf(page, 'Make it night, with fireflies').waitFor()
  })
  await write('welcome', '/studio', PHONE, (page) => page.getByRole('textbox', { name: 'Message' }).waitFor())
} finally {
  await browser.close()
  await studio.stop()
}
