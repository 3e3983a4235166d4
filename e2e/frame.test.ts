import { randomBytes } from 'node:crypto'
import { createTokenMinter } from '@picgen/sdk/server'
import { afterAll, expect, test } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { documented, startSite } from './site.ts'
import { startStudio } from './studio-process.ts'

const site = await startSite()
const stranger = await startSite()
const secret = randomBytes(48).toString('base64url')
const [studio, local] = await Promise.all([
  startStudio({
    environment: {
      PICGEN_AUTH: 'jwt',
      PICGEN_JWT_SECRET: secret,
      PICGEN_SECRET: randomBytes(32).toString('hex'),
      PICGEN_CORS_ORIGINS: site.origin,
    },
  }),
  startStudio({ environment: { PICGEN_CORS_ORIGINS: site.origin } }),
])
const browser = await launchBrowser()
afterAll(async () => {
  await browser.close()
  await Promise.all([studio.stop(), local.stop(), site.stop(), stranger.stop()])
})

const snippet = await documented('In a frame', 'html')
const hostPage = (server: string) =>
  `<!doctype html><script>heard = []; addEventListener('message', ({ data }) => heard.push(data))</script>${snippet.replaceAll('https://pictures.example.com', server)}`
const { token } = await createTokenMinter({ secret }).mint('anna')
for (const { pages } of [site, stranger]) {
  pages.set('/jwt', { html: hostPage(studio.url) })
  pages.set('/local', { html: hostPage(local.url) })
  pages.set('/picgen-token', { html: token })
}

test.each(['/jwt', '/local'])('a conversation in a frame, with the lines of the documentation: %s', async (path) => {
  const { page, context, errors } = await openPage(browser, site.origin + path)
  const frame = page.frameLocator('#pictures')
  const composer = frame.getByRole('textbox', { name: 'Message' })
  await composer.fill('A red boat')
  await composer.press('Enter')
  await frame.getByRole('log').getByRole('img', { name: 'A red boat' }).waitFor()
  const heard: { type: string; conversationId?: string; content?: string }[] = await page.evaluate('heard')
  const types = heard.map(({ type }) => type)
  expect(types.includes('picgen-token-request')).toBe(path === '/jwt')
  expect(heard).toContainEqual({ type: 'picgen-ready' })
  expect(heard).toContainEqual({ type: 'picgen-send', content: 'A red boat' })
  const opened = heard.find(({ type }) => type === 'picgen-conversation-change')
  expect(opened?.conversationId).toMatch(/^[0-9a-f-]{36}$/)
  expect(errors).toEqual([])
  await context.close()
})

test('the page around sets language, theme and colours, and nothing that is none', async () => {
  const { page, context } = await openPage(browser, `${site.origin}/local`)
  await page.evaluate(
    `document.getElementById('pictures').contentWindow.postMessage({ type: 'picgen-set', theme: 'dark', accent: 'rgb(1, 2, 3)', surface: 'url(//attacker.example)', lang: 'ar' }, '${local.url}')`,
  )
  const studioElement = page.frameLocator('#pictures').locator('picgen-studio')
  await expect.poll(() => studioElement.getAttribute('theme')).toBe('dark')
  const look = await studioElement.evaluate((element: HTMLElement) => [
    element.style.getPropertyValue('--picgen-accent'),
    element.style.getPropertyValue('--picgen-surface'),
    document.documentElement.dir,
  ])
  expect(look).toEqual(['rgb(1, 2, 3)', '', 'rtl'])
  await context.close()
})

test('another site can neither frame it nor speak with it', async () => {
  const { page, context, errors } = await openPage(browser, `${stranger.origin}/jwt`)
  await expect.poll(() => errors.join()).toContain('frame-ancestors')
  expect(await page.evaluate('heard')).toEqual([])
  await context.close()
})

test('a frame that names another origin than the one around it tells nothing and hears nothing', async () => {
  site.pages.set('/liar', {
    html: `<!doctype html><script>heard = []; addEventListener('message', ({ data }) => heard.push(data))</script>
      <iframe id="pictures" src="${local.url}/embed?origin=${encodeURIComponent(stranger.origin)}"></iframe>`,
  })
  const { page, context } = await openPage(browser, `${site.origin}/liar`)
  const studioElement = page.frameLocator('#pictures').locator('picgen-studio')
  await studioElement.waitFor()
  await page.evaluate(
    `document.getElementById('pictures').contentWindow.postMessage({ type: 'picgen-set', theme: 'dark' }, '*')`,
  )
  await page.frameLocator('#pictures').getByRole('textbox', { name: 'Message' }).fill('Hello')
  expect(await studioElement.getAttribute('theme')).toBe(null)
  expect(await page.evaluate('heard')).toEqual([])
  await context.close()
})
