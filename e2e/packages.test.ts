import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { startStudio } from './studio-process.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')

const directory = await mkdtemp(join(tmpdir(), 'picgen-packed-'))
afterAll(() => rm(directory, { recursive: true, force: true }))

/** What somebody writes who knows the packages by their documentation only. */
const program = `
import { createPicGen, createStudioSession, isPicGenError } from '@picgen/sdk'
import { sendMessageSchema } from '@picgen/sdk/contract'

const client = createPicGen({ baseUrl: process.argv[2] })
const session = createStudioSession({ client, pollIntervalMs: 200 })
const pictures = () => session.state.messages.filter(({ image }) => image?.status === 'completed').length
const until = (enough) => new Promise((resolve, reject) => {
  const look = () => {
    if (session.state.error) reject(session.state.error.cause)
    else if (pictures() >= enough) resolve(unsubscribe())
  }
  const unsubscribe = session.subscribe(look)
})
await session.send('Draw a cute cartoon cat in a yellow raincoat')
await until(1)
await session.send('Nice! Now make it raining, and give the cat a cup of hot cocoa')
await until(2)
const { conversation, messages, activeImage } = session.state
const image = await client.images.waitFor(activeImage.id)
const bytes = await (await fetch(image.url)).arrayBuffer()
const missing = await client.images.get(conversation.id).catch((error) => isPicGenError(error) && error.code)
session.dispose()
console.log(JSON.stringify({
  title: conversation.title,
  kinds: messages.map(({ image }) => image?.kind ?? null),
  source: image.source_image_id === messages[1].image.id,
  png: Buffer.from(bytes).subarray(1, 4).toString(),
  missing,
  schema: typeof sendMessageSchema,
}))
`

test('a conversation through the published packages alone, installed in an empty project', {
  timeout: 300_000,
}, async () => {
  const tarballs = await pack()
  await writeFile(join(directory, 'package.json'), JSON.stringify({ name: 'empty', private: true, type: 'module' }))
  await writeFile(join(directory, 'program.mjs'), program)
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...tarballs], { cwd: directory })
  const studio = await startStudio({ command: join(directory, 'node_modules/.bin/picgen') })
  try {
    const { stdout } = await run(process.execPath, ['program.mjs', studio.url], { cwd: directory })
    expect(JSON.parse(stdout)).toEqual({
      title: 'Draw a cute cartoon cat in a y',
      kinds: [null, 'text2img', null, 'img2img'],
      source: true,
      png: 'PNG',
      missing: 'not_found',
      schema: 'object',
    })
    const page = await fetch(`${studio.url}/studio`)
    expect([page.status, page.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringContaining("default-src 'none'"),
    ])
    expect((await fetch(`${studio.url}/assets/studio.js`)).status).toBe(200)
  } finally {
    await studio.stop()
  }
})

/** Packs the three packages as they would be published. */
async function pack(): Promise<string[]> {
  for (const name of ['sdk', 'widget', 'server']) {
    await run('npx', ['-y', 'pnpm@12', 'pack', '--pack-destination', directory], { cwd: join(root, 'packages', name) })
  }
  const files = await readdir(directory)
  return files.filter((file) => file.endsWith('.tgz')).map((file) => join(directory, file))
}
