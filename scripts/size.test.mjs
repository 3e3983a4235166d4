import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BUDGETS, describe, sizeOf } from './size.mjs'

test.each(BUDGETS)('$name is at most $limit bytes', async (budget) => {
  const bytes = await sizeOf(budget.imports)
  console.log(describe(budget, bytes))
  expect(bytes).toBeGreaterThan(5_000)
  expect(bytes).toBeLessThanOrEqual(budget.limit)
})

test('what needs Node is found out', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'picgen-size-'))
  const file = join(folder, 'index.js')
  await writeFile(file, "import { hostname } from 'node:os'\nexport const createPicGen = () => hostname()\n")
  await expect(sizeOf(['createPicGen'], file)).rejects.toThrow(/node:os/)
  await rm(folder, { recursive: true })
})
