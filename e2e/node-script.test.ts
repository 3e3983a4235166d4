import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createPicGen } from '@picgen/sdk'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { line } from '../examples/node-script/show-progress.ts'
import { folderOf } from './example-process.ts'
import { startStudio } from './studio-process.ts'

const studio = await startStudio()
const directory = await mkdtemp(join(tmpdir(), 'picgen-pictures-'))
afterAll(async () => {
  await studio.stop()
  await rm(directory, { recursive: true, force: true })
})

async function converse(sentences: string[], url = studio.url) {
  const options = { cwd: folderOf('node-script'), env: { ...process.env, PICGEN_URL: url } }
  const command = ['converse.ts', ...sentences, '--out', directory]
  return promisify(execFile)(process.execPath, command, options)
}

test.concurrent('a script holds a conversation and saves its pictures', async () => {
  const { stdout } = await converse(['A red boat on a lake', 'Now add a lighthouse'])
  expect((await readdir(directory)).sort()).toEqual(['1-a-red-boat-on-a-lake.png', '2-now-add-a-lighthouse.png'])
  for (const name of await readdir(directory)) {
    expect(await sharp(join(directory, name)).metadata()).toMatchObject({ format: 'png', width: 1024 })
  }
  const id = /conversation=(\S+)/.exec(stdout)?.[1] ?? ''
  const { messages } = await createPicGen({ baseUrl: studio.url }).conversations.get(id)
  expect(messages.flatMap(({ image }) => image?.kind ?? [])).toEqual(['text2img', 'img2img'])
})

test.concurrent('where no Studio answers, the script says what to do', async () => {
  const nobody = 'http://127.0.0.1:9'
  await expect(converse(['A boat'], nobody)).rejects.toMatchObject({
    code: 1,
    stderr: `Nobody answers at ${nobody}. Start the Studio (npm start), or set PICGEN_URL.\n`,
  })
})

test('progress stays on one line, however narrow the terminal is', () => {
  expect(line('1/3 Draw a cat', { status: 'processing', progress: 0.5 }, 80)).toBe(
    '1/3 Draw a cat  ██████████░░░░░░░░░░ 50 %',
  )
  expect(
    line('1/3 Draw a cute cartoon cat in a yellow raincoat', { status: 'processing', progress: 0.25 }, 50),
  ).toHaveLength(49)
  expect(line('1/3 Draw a cat', { status: 'pending', progress: null }, 80)).toBe('1/3 Draw a cat  pending')
})
