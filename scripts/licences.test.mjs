import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeLicences } from './licences.mjs'
import { root } from './run.mjs'

test('THIRD_PARTY.md lists what the packages bring along; if not, run `npm run licences`', async () => {
  expect(await readFile(join(root, 'THIRD_PARTY.md'), 'utf8')).toBe(await describeLicences())
})
