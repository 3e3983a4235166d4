import { randomBytes } from 'node:crypto'
import { createPicGen, isAuthenticationError } from '@picgen/sdk'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { freePort, startExample } from './example-process.ts'
import { startStudio } from './studio-process.ts'

const port = await freePort()
const site = `http://127.0.0.1:${port}`
const secret = randomBytes(48).toString('base64url')
const password = randomBytes(6).toString('base64url')
const studio = await startStudio({
  environment: {
    PICGEN_AUTH: 'jwt',
    PICGEN_JWT_SECRET: secret,
    PICGEN_JWT_AUDIENCE: 'picgen',
    PICGEN_SECRET: randomBytes(32).toString('hex'),
    PICGEN_CORS_ORIGINS: site,
  },
})
const example = await startExample('token-backend', ['server.mjs'], {
  environment: {
    PORT: String(port),
    PICGEN_URL: studio.url,
    PICGEN_JWT_SECRET: secret,
    DEMO_PASSWORD: password,
  },
  ready: /^Sign in as/,
})
const browser = await launchBrowser()
afterAll(async () => {
  await browser.close()
  await Promise.all([studio.stop(), example.stop()])
})

/** Somebody on a device of their own, signed in. */
async function signIn(name: string) {
  const opened = await openPage(browser, site)
  await fillIn(opened.page, name, password)
  await opened.page.getByRole('heading', { name: 'What should be on your card?' }).waitFor()
  return opened
}

async function fillIn(page: Page, name: string, withPassword: string) {
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Password').fill(withPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

const askForToken = (context: BrowserContext) =>
  context.request.post(`${site}/picgen-token`, { headers: { origin: site } })

test.concurrent('who is signed in draws with the site’s token, and nobody else finds it', async () => {
  const { page, context, errors } = await signIn('anemone')
  const composer = page.getByRole('textbox', { name: 'Message' })
  await composer.fill('A fox under a red umbrella')
  await composer.press('Enter')
  const picture = page.getByRole('log').getByRole('img', { name: 'A fox under a red umbrella' })
  await picture.waitFor()
  await picture.evaluate((image: HTMLImageElement) => image.decode())
  const conversation = new URL(page.url()).searchParams.get('conversation') ?? ''
  expect(errors).toEqual([])

  const { token } = await (await askForToken(context)).json()
  const own = createPicGen({ baseUrl: studio.url, token })
  expect((await own.conversations.get(conversation)).messages).toHaveLength(2)
  expect((await own.account.get()).user_id).toBe('anemone')
  await context.close()

  const other = await signIn('bluebell')
  const others = createPicGen({ baseUrl: studio.url, token: (await (await askForToken(other.context)).json()).token })
  await expect(others.conversations.get(conversation)).rejects.toMatchObject({ code: 'not_found' })
  await other.context.close()
})

test.concurrent('without a session there is no token, and the Studio takes nobody without one', async () => {
  const { page, context } = await openPage(browser, site)
  expect((await askForToken(context)).status()).toBe(401)
  await fillIn(page, 'anemone', 'guessed')
  expect(await page.getByRole('alert').textContent()).toBe('Name and password do not fit together.')
  expect((await askForToken(context)).status()).toBe(401)
  const refused = await createPicGen({ baseUrl: studio.url })
    .account.get()
    .catch((error: unknown) => isAuthenticationError(error))
  expect(refused).toBe(true)
  await context.close()
})

test.concurrent('signing out ends it: the cookie is good for nothing more', async () => {
  const { page, context } = await signIn('anemone')
  const cookies = await context.cookies()
  expect((await askForToken(context)).status()).toBe(200)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  await context.addCookies(cookies)
  expect((await askForToken(context)).status()).toBe(401)
  await context.close()
})

test.concurrent('a form on another site signs nobody in', async () => {
  const answer = await fetch(`${site}/sign-in`, {
    method: 'POST',
    headers: { origin: 'http://elsewhere.example' },
    body: new URLSearchParams({ user: 'anemone', password }),
  })
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null])
})
