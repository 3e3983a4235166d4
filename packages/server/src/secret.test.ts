import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadSecret } from './secret.js'
import { StartError } from './start-error.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'picgen-secret-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a secret is made once, and kept from other users', async () => {
  const secret = await loadSecret(folder)
  expect(secret).toMatch(/^[0-9a-f]{64}$/)
  expect(await loadSecret(folder)).toBe(secret)
  expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600)
})

test('processes that start at the same time agree on one secret, and leave no drafts', async () => {
  const secrets = await Promise.all(Array.from({ length: 20 }, () => loadSecret(folder)))
  expect(new Set(secrets).size).toBe(1)
  expect(await readdir(folder)).toEqual(['secret'])
})

test('a damaged secret stops the start', async () => {
  await writeFile(join(folder, 'secret'), 'short')
  await expect(loadSecret(folder)).rejects.toThrow(StartError)
})
