import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { folderOf, freePort, startExample } from './example-process.ts'
import { startStudio } from './studio-process.ts'

const vite = 'node_modules/vite/bin/vite.js'
const built = await mkdtemp(join(tmpdir(), 'picgen-frameworks-'))
const examples = await Promise.all(
  ['react-widget', 'vue', 'svelte'].map(async (name) => ({ name, port: await freePort(), outDir: join(built, name) })),
)
const origins = examples.map(({ port }) => `http://127.0.0.1:${port}`)
const studio = await startStudio({ environment: { PICGEN_CORS_ORIGINS: origins.join() } })
const apps = await Promise.all(
  examples.map(async ({ name, port, outDir }) => {
    await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', outDir, '--emptyOutDir'], {
      cwd: folderOf(name),
      env: { ...process.env, VITE_PICGEN_URL: studio.url },
    })
    const preview = [vite, 'preview', '--outDir', outDir, '--port', String(port)]
    return startExample(name, preview, { environment: {}, ready: /Local:/ })
  }),
)
const browser = await launchBrowser()
afterAll(async () => {
  await browser.close()
  await Promise.all([studio.stop(), ...apps.map((app) => app.stop())])
  await rm(built, { recursive: true, force: true })
})

test.each(examples)('$name: properties, events and slots are the framework’s own', async ({ port }) => {
  const { page, context, errors } = await openPage(browser, `http://127.0.0.1:${port}`)
  await page.getByText('Nothing drawn yet').waitFor()
  await page.getByRole('button', { name: 'A cat in a teacup' }).click()
  await page.getByRole('button', { name: 'Send' }).click()
  const picture = page.getByRole('log').getByRole('img', { name: 'A cat in a teacup' })
  await picture.waitFor()
  await page.getByText('Kept in the address').waitFor()
  await page.getByText('may surprise you').waitFor()
  await page.reload()
  await picture.waitFor()
  expect(errors).toEqual([])
  await context.close()
})
