import { afterAll, describe, expect, test } from 'vitest'
import { createTestDatabase } from '../../test/test-database.js'
import { checkDatabase, connect, isDatabaseAway } from './connect.js'

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

describe('a transaction whose connection is cut', async () => {
  const pool = connect(url, { connections: 1, name: 'picgen test' })
  afterAll(() => pool.end({ timeout: 5 }))
  const failure = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: unknown) => error,
    )
  const cut = (pid: number | undefined) => database`select pg_terminate_backend(${pid ?? 0}, 5000)`

  test('rejects, and the pool goes on', async () => {
    const transaction = pool.begin(async (tx) => {
      const [row] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`
      await Promise.all([tx`select pg_sleep(60)`, cut(row.pid)])
    })
    expect(await failure(transaction)).toSatisfy(isDatabaseAway)
    expect(await pool`select 1 as one`).toEqual([{ one: 1 }])
  })

  test('undoes nothing of the transaction that has its connection next, and does nothing in it', async () => {
    await database`create table kept (what text)`
    const lost = Promise.withResolvers<void>()
    const inside = Promise.withResolvers<void>()
    const first = failure(
      pool.begin(async (tx) => {
        const [row] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`
        await cut(row.pid)
        lost.resolve()
        // It does not know yet, and goes on while the other is in the middle of its work.
        await inside.promise
        await tx`insert into kept values ('by the dead one')`
      }),
    )
    await lost.promise
    expect(await first).toSatisfy(isDatabaseAway)
    await pool.begin(async (tx) => {
      await tx`insert into kept values ('first half')`
      inside.resolve()
      await tx`select pg_sleep(0.1)`
      await tx`insert into kept values ('second half')`
    })
    expect(await database`select what from kept order by what`).toEqual([
      { what: 'first half' },
      { what: 'second half' },
    ])
  })

  test('that sleeps in the middle of it is ended, so that its locks are free again', async () => {
    const [row] = await pool`select current_setting('idle_in_transaction_session_timeout') as timeout`
    expect(row).toEqual({ timeout: '10s' })
  })
})
