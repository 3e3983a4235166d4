import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase } from '../../test/test-database.js'
import { StartError } from '../start-error.js'
import { migrate } from './migrate.js'

const { url, database } = await createTestDatabase()

/** A folder of migrations that come after none: this file's database forgets the ones that it was made with. */
let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'picgen-migrations-'))
  await database`delete from picgen_migrations`
})
afterEach(async () => {
  await database`drop table if exists steps`
  await rm(directory, { recursive: true })
})

const write = (number: number, statements: string) =>
  writeFile(join(directory, `${String(number).padStart(6, '0')}.sql`), statements)
const applied = async () =>
  (await database`select number from picgen_migrations order by number`).map((row) => row['number'])

describe('migrating', () => {
  test('runs what is new, in order, and each once', async () => {
    await write(1, 'create table steps (name text); insert into steps values ($$first$$);')
    await migrate(url, directory)
    await write(2, 'insert into steps values ($$second$$);')
    await migrate(url, directory)
    await migrate(url, directory)
    expect(await database`select name from steps`).toEqual([{ name: 'first' }, { name: 'second' }])
    expect(await applied()).toEqual([1, 2])
  })

  test('runs each once when many processes start at the same time', async () => {
    await write(1, 'create table steps (name text); select pg_sleep(0.05); insert into steps values ($$only$$);')
    await Promise.all(Array.from({ length: 5 }, () => migrate(url, directory)))
    expect(await database`select name from steps`).toEqual([{ name: 'only' }])
  })

  test('leaves nothing of one that fails, and keeps those before it', async () => {
    await write(1, 'create table steps (name text);')
    await write(2, 'insert into steps values ($$half$$); select 1/0;')
    await expect(migrate(url, directory)).rejects.toMatchObject({ code: '22012' })
    expect(await database`select name from steps`).toEqual([])
    expect(await applied()).toEqual([1])
  })

  test('refuses a database that a newer version has used, and leaves it as it is', async () => {
    await write(1, 'create table steps (name text);')
    await database`insert into picgen_migrations (number) values (1), (2)`
    const failure: unknown = await migrate(url, directory).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(StartError)
    expect(String(failure)).toMatch(/newer version of PicGen Studio: update this one, or set DATABASE_URL/)
    expect(await database`select to_regclass('steps') as steps`).toEqual([{ steps: null }])
  })

  test('refuses files whose numbers have a gap', async () => {
    await write(2, 'select 1;')
    await expect(migrate(url, directory)).rejects.toThrow('000002.sql stands where number 1 belongs')
  })

  test('brings the queue’s schema', async () => {
    await migrate(url, directory)
    expect(await database`select to_regproc('graphile_worker.add_job') is not null as there`).toEqual([{ there: true }])
  })
})
