import { mkdtemp, readdir, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { prepareDataDirectory } from './data-directory.js'
import { StartError } from './start-error.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'picgen-data-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('the data folder is made, with those above it, and nothing is left in it', async () => {
  const made = await prepareDataDirectory(join(folder, 'a/b'))
  expect(made).toBe(await realpath(join(folder, 'a/b')))
  expect(await readdir(made)).toEqual([])
  expect((await stat(made)).mode & 0o066).toBe(0)
})

test('a link to it is followed', async () => {
  await symlink(folder, join(folder, 'link'))
  expect(await prepareDataDirectory(join(folder, 'link'))).toBe(await realpath(folder))
})

test('what can’t be a data folder gets one sentence that says why', async () => {
  await writeFile(join(folder, 'file'), '')
  for (const path of ['file', 'file/below']) {
    const failure: unknown = await prepareDataDirectory(join(folder, path)).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(StartError)
    expect(String(failure)).toMatch(
      /^StartError: The data folder \S+ can't be used, because it is a file.*: put that right, .+\.$/,
    )
  }
})
