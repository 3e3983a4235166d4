import { describe, expect, test } from 'vitest'
import { createTestDatabase } from '../../test/test-database.js'
import { checkDatabase, connect } from './connect.js'

const { url, database } = await createTestDatabase()

const sentenceFor = async (change: { port?: string; pathname?: string; hostname?: string }) => {
  const other = connect(Object.assign(new URL(url), change).href, { connections: 1 })
  const failure = await checkDatabase(other).then(
    () => null,
    (error: Error) => `${error.name}: ${error.message}`,
  )
  await other.end()
  return failure
}

describe('a connection', () => {
  test('gives bigint as numbers and times as dates', async () => {
    const [row] =
      await database`select 9007199254740991::bigint as large, '2026-01-02T03:04:05.678Z'::timestamptz as time`
    expect(row).toEqual({ large: Number.MAX_SAFE_INTEGER, time: new Date('2026-01-02T03:04:05.678Z') })
  })

  test('refuses a bigint that a number would round', async () => {
    await expect(database`select 9007199254740993::bigint`).rejects.toThrow(RangeError)
  })
})

describe('checking the database', () => {
  test('accepts the one that the tests run on', async () => {
    await expect(checkDatabase(database)).resolves.toBeUndefined()
  })

  test('says in one sentence what is wrong and what to do', async () => {
    expect(await sentenceFor({ port: '1' })).toMatch(
      /^StartError: The database at .+:1 does not answer: start it, or correct DATABASE_URL\.$/,
    )
    expect(await sentenceFor({ pathname: 'missing' })).toMatch(
      /^StartError: .+ has no database “missing”: create it, or correct DATABASE_URL\.$/,
    )
    expect(await sentenceFor({ hostname: 'nowhere.invalid' })).toMatch(
      /^StartError: .+ can't be found: correct the host in DATABASE_URL\.$/,
    )
  })
})
