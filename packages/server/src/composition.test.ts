import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { startStudio } from './composition.js'
import { readConfig } from './config.js'

const directory = await mkdtemp(join(tmpdir(), 'picgen-composition-'))
afterAll(() => rm(directory, { recursive: true }))

test.each([
  [{ sizes: ['512x512'], default_size: '64x64' }, 'default_size 64x64, which is not among its sizes'],
  [{ sizes: ['512x512', '5x5'] }, 'has the size 5x5'],
  [{ credits: 3_000_000_000 }, 'costs 3000000000 credits'],
  [{ provider: 'nobody' }, 'names the provider "nobody"'],
])('a model whose every message would be refused stops the start: %j', async (entry, sentence) => {
  const file = join(directory, 'models.json')
  await writeFile(file, JSON.stringify({ models: [{ id: 'mine', provider: 'sketch', ...entry }] }))
  const config = readConfig({ PICGEN_CONFIG: file, PICGEN_DATA_DIR: join(directory, 'data') })
  const observer = {
    logger: pino({ level: 'silent' }),
    onStep: () => undefined,
    onFailure: () => undefined,
    signal: new AbortController().signal,
  }
  await expect(startStudio(config, observer)).rejects.toMatchObject({
    name: 'StartError',
    message: expect.stringContaining(sentence),
  })
})
