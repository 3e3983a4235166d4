import { expect, test } from 'vitest'
import { whileDatabaseAway } from './while-database-away.js'

const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
const failing = (errors: Error[]) => async () => {
  const error = errors.shift()
  if (error) throw error
  return 'done'
}
const never = new AbortController().signal

test('work is done again while the database is away', async () => {
  expect(await whileDatabaseAway(failing([away, away]), never)).toBe('done')
})

test('any other error is told at once', async () => {
  await expect(whileDatabaseAway(failing([new Error('a defect')]), never)).rejects.toThrow('a defect')
})

test('nobody waits for it while the process stops', async () => {
  await expect(whileDatabaseAway(failing([away]), AbortSignal.abort())).rejects.toBe(away)
})
