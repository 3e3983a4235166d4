/**
 * `npm run screenshots` plays the product's dialogue in a real Studio and writes the pictures that the README shows, wide
 * and on a phone, light and dark.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { launchBrowser } from './browser.ts'
import { startStudio } from './studio-process.ts'

const DIRECTORY = join(import.meta.dirname, '../docs/images')

const PROMPTS = [
  'Draw a cute cartoon cat in a yellow raincoat',
  'Nice! Now make it raining, and give the cat a cup of hot cocoa',
  'The raincoat should be more transparent, you can see the pattern underneath',
]

const VIEWS = [
  { name: 'studio', viewport: { width: 1280, height: 860 }, colorScheme: 'light' },
  { name: 'studio-dark', viewport: { width: 1280, height: 860 }, colorScheme: 'dark' },
  { name: 'phone', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { name: 'phone-dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const

async function say(page: Page, prompt: string) {
  const composer = page.getByRole('textbox', { name: 'Message' })
  await composer.fill(prompt)
  await composer.press('Enter')
  await page.getByRole('log').getByRole('img', { name: prompt }).waitFor()
}

/** The pictures of the conversation side by side, as the README's first sentence tells it. */
async function writeStrip(page: Page, path: string) {
  const side = 480
  const gap = 16
  const addresses = await page
    .getByRole('log')
    .getByRole('img')
    .evaluateAll((images: HTMLImageElement[]) => images.map(({ src }) => src))
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
  await strip.png().toFile(path)
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

const studio = await startStudio()
const browser = await launchBrowser()
try {
  await mkdir(DIRECTORY, { recursive: true })
  const talking = await browser.newPage()
  await talking.goto(`${studio.url}/studio`)
  for (const prompt of PROMPTS) await say(talking, prompt)
  await writeStrip(talking, join(DIRECTORY, 'dialogue.png'))
  for (const { name, ...look } of VIEWS) {
    const page = await browser.newPage({ ...look, deviceScaleFactor: 2, reducedMotion: 'reduce' })
    await page.goto(talking.url())
    await page
      .getByRole('log')
      .getByRole('img', { name: PROMPTS[2] ?? '' })
      .waitFor()
    await settle(page)
    await page.screenshot({ path: join(DIRECTORY, `${name}.png`) })
    await page.close()
  }
} finally {
  await browser.close()
  await studio.stop()
}
