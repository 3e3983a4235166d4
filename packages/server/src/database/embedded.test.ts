import { fork } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { StartError } from '../start-error.js'
import { connect } from './connect.js'
import { findPostmaster, isPostmaster, stopPostmaster } from './embedded/postmaster.js'
import { type EmbeddedOptions, type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.js'

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'picgen-embedded-'))
  await chmod(folder, 0o711)
  cleanups.push(() => rm(folder, { recursive: true, force: true }))
  cleanups.push(async () => {
    const left = await findPostmaster(join(folder, 'postgres'))
    if (left !== null) await stopPostmaster(left.pid, join(folder, 'postgres'))
  })
  return folder
}

async function start(dataDirectory: string, options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedPostgres> {
  const running = await startEmbeddedPostgres({ dataDirectory, settings: ['fsync=off'], ...options })
  cleanups.push(() => running.stop())
  return running
}

/** A Studio in a process of its own, to be killed. */
async function startElsewhere(dataDirectory: string) {
  const child = fork(join(import.meta.dirname, '../../test/run-embedded.mjs'), [dataDirectory], { execArgv: [] })
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    child.kill('SIGKILL')
    await exit
  }
  cleanups.push(kill)
  const [told] = (await once(child, 'message')) as [{ url: string; pid: number }]
  return { ...told, kill }
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const database = connect(url, { connections: 1 })
  try {
    return [...(await database.unsafe<Record<string, unknown>[]>(text))]
  } finally {
    await database.end()
  }
}

/** What keeps it from starting, as the person reads it. */
async function sentenceFor(dataDirectory: string, options: Partial<EmbeddedOptions> = {}): Promise<string> {
  const failure: unknown = await start(dataDirectory, options).then(
    () => 'it started',
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(StartError)
  return (failure as StartError).message
}

describe('an embedded PostgreSQL', () => {
  test('is made by the first start and found again by the next, with what was in it', async () => {
    const folder = await makeFolder()
    const steps: string[] = []
    const first = await start(folder, { onStep: (step) => steps.push(step) })
    expect(steps).toEqual(['Making the database: the first start only', 'Starting the database'])
    await query(first.url, 'create table kept (value text); insert into kept values (upper($$é$$))')
    await first.stop()
    expect(await findPostmaster(join(folder, 'postgres'))).toBeNull()
    steps.length = 0
    const second = await start(folder, { onStep: (step) => steps.push(step) })
    expect(steps).toEqual(['Starting the database'])
    expect(await query(second.url, 'select value from kept')).toEqual([{ value: 'É' }])
  })

  test('answers on the loopback only, and to its password only', async () => {
    const folder = await makeFolder()
    const { url } = await start(folder)
    expect(await query(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    const stranger = new URL(url)
    stranger.password = 'guess'
    await expect(query(stranger.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    expect((await stat(join(folder, 'postgres/picgen-password'))).mode & 0o077).toBe(0)
  })

  test('that a killed Studio left running is taken over, and stopped with its new Studio', async () => {
    const folder = await makeFolder()
    const killed = await startElsewhere(folder)
    await killed.kill()
    expect(await isPostmaster(killed.pid, join(folder, 'postgres'))).toBe(true)
    const steps: string[] = []
    const heir = await start(folder, { onStep: (step) => steps.push(step) })
    expect(heir.pid).toBe(killed.pid)
    expect(steps).toEqual(['Taking over the database that is still running on the data folder'])
    expect(await query(heir.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await heir.stop()
    expect(await isPostmaster(killed.pid, join(folder, 'postgres'))).toBe(false)
  })

  test('that belongs to a living Studio is left alone', async () => {
    const folder = await makeFolder()
    const other = await startElsewhere(folder)
    expect(await sentenceFor(folder)).toMatch(/^Another PicGen Studio is running on .+: use or stop that one, or set /)
    expect(await query(other.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('is made and owned by one of two Studios that start at the same time', async () => {
    const folder = await makeFolder()
    const outcomes = await Promise.allSettled([start(folder), start(folder)])
    const [owner] = outcomes.filter((outcome) => outcome.status === 'fulfilled')
    const [refused] = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(String(refused?.reason)).toMatch(/^StartError: Another PicGen Studio is running on /)
    expect(await query(owner?.value.url ?? '', 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('starts after it was killed itself', async () => {
    const folder = await makeFolder()
    const onFailure = vi.fn<(error: StartError) => void>()
    const first = await start(folder, { onFailure })
    process.kill(first.pid, 'SIGKILL')
    await vi.waitFor(() => expect(onFailure).toHaveBeenCalledOnce(), 60_000)
    expect(onFailure.mock.calls[0]?.[0].message).toMatch(
      /^The embedded PostgreSQL has stopped by itself: see .+ again\.$/,
    )
    const second = await start(folder)
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('starts although the process number of the dead one belongs to another process now', async () => {
    const folder = await makeFolder()
    const first = await start(folder)
    const left = await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')
    await first.stop()
    await writeFile(join(folder, 'postgres/postmaster.pid'), left.replace(/^\d+/, String(process.pid)))
    const second = await start(folder)
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('keeps its Studio through a crash of one of its own processes', async () => {
    const folder = await makeFolder()
    const onFailure = vi.fn<(error: StartError) => void>()
    const { url, stop } = await start(folder, { onFailure })
    const holder = `select pid from pg_locks where locktype = 'advisory' and granted`
    const [before] = await query(url, holder)
    await query(url, `select pg_terminate_backend(${before?.['pid']})`)
    await vi.waitFor(async () => {
      const [after] = await query(url, holder)
      expect(after?.['pid']).toEqual(expect.any(Number))
      expect(after?.['pid']).not.toBe(before?.['pid'])
    }, 60_000)
    await stop()
    expect(onFailure).not.toHaveBeenCalled()
  })

  test('is stopped again when the start is given up', async () => {
    const folder = await makeFolder()
    const giveUp = new AbortController()
    const onStep = (step: string) => {
      if (step === 'Starting the database') queueMicrotask(() => giveUp.abort(new Error('no more patience')))
    }
    await expect(start(folder, { onStep, signal: giveUp.signal })).rejects.toThrow('no more patience')
    expect(await findPostmaster(join(folder, 'postgres'))).toBeNull()
  })
})

describe('a data folder that can’t be used gets one sentence:', () => {
  test('one of another major version', async () => {
    const folder = await makeFolder()
    await mkdir(join(folder, 'postgres'))
    await writeFile(join(folder, 'postgres/PG_VERSION'), '17\n')
    expect(await sentenceFor(folder)).toMatch(
      /postgres was made by PostgreSQL 17, and this PicGen Studio brings 18: .+\.$/,
    )
  })

  test('something else in its place', async () => {
    const folder = await makeFolder()
    await mkdir(join(folder, 'postgres'))
    await writeFile(join(folder, 'postgres/holiday.jpg'), 'x')
    expect(await sentenceFor(folder)).toMatch(
      /postgres holds something that is not a PostgreSQL database: move it away/,
    )
  })

  test('a file', async () => {
    const folder = await makeFolder()
    await writeFile(join(folder, 'data'), 'x')
    expect(await sentenceFor(join(folder, 'data'))).toMatch(/^The data folder .+ because it is a file: put that right/)
    expect(await sentenceFor(join(folder, 'data/below'))).toMatch(/ because it is a file, or lies below one: /)
  })

  test('a lost password', async () => {
    const folder = await makeFolder()
    await (await start(folder)).stop()
    await rm(join(folder, 'postgres/picgen-password'))
    expect(await sentenceFor(folder)).toMatch(
      /^The database's password in .+ can't be read: restore the file, or move /,
    )
  })
})

if (process.getuid?.() === 0) {
  describe('root, whom PostgreSQL refuses,', () => {
    test('runs it in a user namespace under a folder that nobody else may enter, or hears what to do', async () => {
      const folder = await makeFolder()
      await chmod(folder, 0o700)
      const outcome = await start(join(folder, 'data'), { rootMethods: ['namespace'] }).catch((error: unknown) => error)
      if (outcome instanceof StartError) expect(outcome.message).toMatch(/^PostgreSQL refuses to run as root, and /)
      else expect(await query((outcome as EmbeddedPostgres).url, 'select 1 as one')).toEqual([{ one: 1 }])
    })

    test('runs it as a system user who is given the folder, or hears what to do', async () => {
      const folder = await makeFolder()
      const outcome = await start(folder, { rootMethods: ['user'] }).catch((error: unknown) => error)
      if (outcome instanceof StartError)
        return expect(outcome.message).toMatch(/^PostgreSQL refuses to run as root, and /)
      const { uid, mode } = await stat(join(folder, 'postgres'))
      expect(uid).not.toBe(0)
      expect(mode & 0o777).toBe(0o700)
      await (outcome as EmbeddedPostgres).stop()
      const again = await start(folder)
      expect(await query(again.url, 'select 1 as one')).toEqual([{ one: 1 }])
    })

    test('hears what to do when no system user reaches the folder', async () => {
      const folder = await makeFolder()
      await chmod(folder, 0o700)
      expect(await sentenceFor(join(folder, 'data'), { rootMethods: ['user'] })).toMatch(
        /^PostgreSQL refuses to run as root, and no other user reaches .+: start as an ordinary user, set .+\.$/,
      )
    })
  })
}
