import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPicGen } from '@picgen/sdk'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { freePort } from './example-process.ts'
import { HOSTILE } from './hostile-strings.ts'
import { startSite } from './site.ts'
import { startStudio } from './studio-process.ts'

const picture = await sharp({ create: { width: 96, height: 48, channels: 3, background: '#4488cc' } })
  .png()
  .toBuffer()

/** A model that draws anything at once. */
const model = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ created: 0, data: [{ b64_json: picture.toString('base64') }] }))
  })
})
const port = await freePort()
model.listen(port, '127.0.0.1')
await once(model, 'listening')
const directory = await mkdtemp(join(tmpdir(), 'picgen-hostile-'))
const config = join(directory, 'picgen.config.json')
const hostileModel = { id: 'evil', name: '<img src=x onerror=window.executed.push(1)>', provider: 'openai-compatible' }
await writeFile(
  config,
  JSON.stringify({ models: [{ ...hostileModel, base_url: `http://127.0.0.1:${port}/v1`, model: 'evil' }] }),
)

const site = await startSite()
const studio = await startStudio({
  environment: {
    PICGEN_CONFIG: config,
    PICGEN_CORS_ORIGINS: site.origin,
    PICGEN_MAX_PENDING: '1000',
    PICGEN_RATE_LIMIT: '100000',
    PICGEN_WORKER_CONCURRENCY: '8',
  },
})
const browser = await launchBrowser()
afterAll(async () => {
  await browser.close()
  await Promise.all([studio.stop(), site.stop()])
  model.close()
  await rm(directory, { recursive: true, force: true })
})

const picgen = createPicGen({ baseUrl: studio.url })
const api = `api="${studio.url}"`

/** No policy guards this site: what can run, runs. */
const pageWith = (tags: string) => ({
  html: `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Open</title>
    <script>executed = []; seen = new Set(); alert = confirm = prompt = () => executed.push('dialog')</script>
    <script type="module" src="/widget/picgen-studio.js"></script><body style="margin: 0">${tags}`,
})

/** In the hands of several at once, as the server takes them. */
async function forEach<Item>(items: readonly Item[], act: (item: Item) => Promise<unknown>) {
  const rest = [...items]
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let item = rest.shift(); item !== undefined; item = rest.shift()) await act(item)
    }),
  )
}

/** What is wrong with a page as it is now: what ran, what became an element, and what is wider than its box. */
async function harmOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const harm: string[] = []
    const texts: string[] = []
    const look = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll('*')) {
        const { localName } = element
        if (element instanceof HTMLImageElement) texts.push(element.alt)
        if (root !== document && /^(script|iframe|object|embed|link|meta|base|animate|math|details)$/.test(localName))
          harm.push(`a <${localName}>`)
        for (const { name, value } of element.attributes) {
          const isAddress = /^(href|src|action|formaction|data|srcdoc|xlink:href)$/.test(name)
          if (
            /^on/.test(name) ||
            (name === 'style' && /url|expression|display: none/.test(value)) ||
            (isAddress && !/^(https?:|\/|\?|#)/.test(value))
          )
            harm.push(`${name}="${value.slice(0, 50)}"`)
        }
        const { overflowX } = getComputedStyle(element)
        const scrolls = overflowX === 'auto' || overflowX === 'scroll'
        if (scrolls && element.scrollWidth > element.clientWidth + 1) harm.push(`${localName} scrolls sideways`)
        if (element.shadowRoot) look(element.shadowRoot)
      }
    }
    look(document)
    for (const text of texts) Reflect.get(window, 'seen').add(text)
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) harm.push(`the page is ${scrollWidth} px wide`)
    if (Reflect.get(window, 'executed').length > 0) harm.push('something ran')
    if (document.title !== 'Open') harm.push(`the title is ${document.title}`)
    return [...new Set(harm)]
  })
}

/** Scrolls a box from one end to the other, and looks at all that comes by. */
async function lookThrough(page: Page, box: string, up: boolean): Promise<string[]> {
  const harm = new Set<string>()
  const scroller = page.locator(box)
  for (let still = 0; still < 4; ) {
    for (const found of await harmOn(page)) harm.add(found)
    const moved = await scroller.evaluate(
      async (element, direction) => {
        const before = [element.scrollTop, element.scrollHeight].join()
        element.scrollBy({ top: direction * element.clientHeight * 0.8, behavior: 'instant' })
        await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))
        return before !== [element.scrollTop, element.scrollHeight].join()
      },
      up ? -1 : 1,
    )
    still = moved ? 0 : still + 1
    // What lies further up or down may be on its way.
    if (!moved) await page.waitForFunction(() => true, undefined, { polling: 100 })
  }
  return [...harm]
}

async function openAt(path: string, width: number) {
  const opened = await openPage(browser, 'about:blank')
  await opened.page.setViewportSize({ width, height: 900 })
  await opened.page.goto(site.origin + path)
  return opened
}

const conversation = await picgen.conversations.create({ title: HOSTILE[0] ?? '' })
await forEach(HOSTILE, async (text) => {
  const { image_id } = await picgen.conversations.sendMessage(conversation.id, { content: text, mode: 'text2img' })
  // Only a finished picture has its prompt for a text.
  await picgen.images.waitFor(image_id)
})
await forEach(HOSTILE, (text) => picgen.conversations.create({ title: [...text].slice(0, 190).join('') }))
await forEach(HOSTILE, (text) => picgen.images.upload(new File([picture], text, { type: 'image/png' })))
site.pages.set(
  '/studio',
  pageWith(`<picgen-studio ${api} conversation="${conversation.id}" style="height: 100vh"></picgen-studio>`),
)
site.pages.set('/history', pageWith(`<picgen-history ${api} style="height: 100vh"></picgen-history>`))
site.pages.set('/conversations', pageWith(`<picgen-conversations ${api} style="height: 100vh"></picgen-conversations>`))

test('a conversation of two hundred hostile prompts runs none of them, and none breaks a line', async () => {
  const { page, context } = await openAt('/studio', 390)
  await page.getByRole('log').getByRole('img').first().waitFor()
  expect(await lookThrough(page, 'picgen-timeline [role=log]', true)).toEqual([])
  // The window on the messages lets some come and go between two looks, more of them on a busy machine; the history has them all.
  expect(await page.evaluate(() => Reflect.get(window, 'seen').size)).toBeGreaterThan(HOSTILE.length * 0.6)
  await context.close()
})

test('large, one after the other, they are texts as well', async () => {
  const { page, context } = await openAt('/studio', 390)
  await page
    .getByRole('button', { name: /^View large/ })
    .last()
    .click()
  await page.getByRole('dialog').waitFor()
  const harm = new Set<string>()
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('ArrowLeft')
    for (const found of await harmOn(page)) harm.add(found)
  }
  expect([...harm]).toEqual([])
  await context.close()
})

test.each([
  ['history', 'the history'],
  ['conversations', 'the list of conversations'],
])('%s: none in %s', async (path) => {
  const { page, context } = await openAt(`/${path}`, 390)
  await page.locator(`picgen-${path} [part=list] li, picgen-${path} [part=list] img`).first().waitFor()
  expect(await lookThrough(page, `picgen-${path} [part=list]`, false)).toEqual([])
  await context.close()
})

test('a title, a model’s name and a file’s name that are hostile do nothing on the Studio’s own page', async () => {
  const { page, context, errors } = await openPage(browser, `${studio.url}/studio?conversation=${conversation.id}`)
  await page.evaluate(() => Reflect.set(window, 'executed', []))
  await expect.poll(() => page.title()).toContain('<script>')
  await page.locator('picgen-active-image input[type=file]').setInputFiles({
    name: HOSTILE[1] ?? '',
    mimeType: 'image/png',
    buffer: picture,
  })
  await page.locator('picgen-active-image').getByRole('img', { name: 'Uploaded picture' }).waitFor()
  expect(await page.evaluate(() => Reflect.get(window, 'executed'))).toEqual([])
  expect(errors).toEqual([])
  await context.close()
})

test('a NUL goes nowhere', async () => {
  await expect(picgen.conversations.create({ title: 'a\0b' })).rejects.toMatchObject({ status: 400 })
})
