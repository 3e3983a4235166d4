import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BUDGETS, describe, ONE_FILE, sizeOf, sizeOfFile } from './size.mjs'

test.each(BUDGETS)('$name is at most $limit bytes', async (budget) => {
  const bytes = await sizeOf(budget.imports)
  console.log(describe(budget, bytes))
  expect(bytes).toBeGreaterThan(5_000)
  expect(bytes).toBeLessThanOrEqual(budget.limit)
})

test('the widget in one file is at most 46,080 bytes', async () => {
  const bytes = await sizeOfFile(ONE_FILE.file)
  console.log(describe(ONE_FILE, bytes))
  expect(bytes).toBeGreaterThan(20_000)
  expect(bytes).toBeLessThanOrEqual(46_080)
})

test('what needs Node is found out', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'picgen-size-'))
  const file = join(folder, 'index.js')
  await writeFile(file, "import { hostname } from 'node:os'\nexport const createPicGen = () => hostname()\n")
  await expect(sizeOf(['createPicGen'], file)).rejects.toThrow(/node:os/)
  await rm(folder, { recursive: true })
})
