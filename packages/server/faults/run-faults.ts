import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { connect } from '../src/database/connect.js'
import { createClient, JWT_SECRET, type Promised } from './client.js'
import { chooseFaults, faults } from './faults.js'
import { freePort, startPrivatePostgres } from './private-postgres.js'
import { createRandom, type Random } from './random.js'
import { openPlace, type StudioPlace } from './studio-process.js'
import { startTraffic } from './traffic.js'
import { countUnfinished, judge, type Verdict } from './verdict.js'

/** What to run. */
export interface FaultRun {
  /** How many faults, or which. */
  faults: number | readonly string[]
  seed: number
  /** Hears of every step. */
  say(line: string): void
  /** Ends the run early. */
  signal?: AbortSignal
}

/** What came of it. */
export interface FaultReport extends Verdict {
  /** Messages that were answered with 202. */
  promised: number
  completed: number
  failed: number
  /** From the last message until everything had its end, in milliseconds. */
  settledMs: number
  /** Processes that ended by themselves or not in time, and answers that break the contract. */
  broken: string[]
}

/** How long after the last fault everything has to have its end, in milliseconds. */
const SETTLE_MS = 120_000

/**
 * Runs two APIs and two workers of the built command on one PostgreSQL, sends through one API and watches through the
 * other, and breaks things meanwhile. Ends all it has started, whatever happens.
 */
export async function runFaults({ faults: wanted, seed, say, signal }: FaultRun): Promise<FaultReport> {
  const random = createRandom(seed)
  const closers: (() => Promise<unknown>)[] = []
  const broken: string[] = []
  const onBroken = (what: string) => {
    broken.push(what)
    say(`! ${what}`)
  }
  try {
    const postgres = await startPrivatePostgres()
    closers.push(postgres.remove)
    say(`seed ${seed}, PostgreSQL ${postgres.version}`)
    const folder = await makeFolder()
    closers.push(() => rm(folder, { recursive: true, force: true }))
    const { places, urls } = await openPlaces(folder, postgres.url, onBroken)
    closers.push(() => Promise.all(places.map((place) => place.close())))
    await Promise.all(places.map((place) => place.ready()))
    const traffic = startTraffic(await createClients(urls, random, onBroken, closers), random.fork(), onBroken)
    const ofRole = (role: string) => places.filter((place) => place.role === role)
    const victims = { postgres, apis: ofRole('api'), workers: ofRole('worker'), random }
    const names = typeof wanted === 'number' ? chooseFaults(wanted, random) : wanted
    for (const [index, name] of names.entries()) {
      await delay(500 + random.below(1_500), undefined, signal && { signal })
      say(`${index + 1}/${names.length} ${name} (${traffic.promises.length} promised)`)
      await faults[name]?.(victims)
    }
    await Promise.all(places.map((place) => place.ready()))
    await traffic.finish()
    return { ...(await conclude(postgres.url, folder, traffic.promises, say)), broken }
  } finally {
    for (let close = closers.pop(); close; close = closers.pop()) await close()
  }
}

async function conclude(
  databaseUrl: string,
  folder: string,
  promises: readonly Promised[],
  say: (line: string) => void,
): Promise<Omit<FaultReport, 'broken'>> {
  const database = connect(databaseUrl, { connections: 2, name: 'picgen faults' })
  try {
    const begin = Date.now()
    while ((await countUnfinished(database)) > 0 && Date.now() < begin + SETTLE_MS) await delay(250)
    const settledMs = Date.now() - begin
    say(`everything had its end ${(settledMs / 1000).toFixed(1)} s after the last message`)
    const [counts] = await database<[{ completed: number; failed: number }]>`
      select count(*) filter (where status = 'completed')::integer as completed,
        count(*) filter (where status = 'failed')::integer as failed from images`
    return {
      ...(await judge(database, join(folder, 'images'), promises)),
      promised: promises.length,
      ...counts,
      settledMs,
    }
  } finally {
    await database.end({ timeout: 5 })
  }
}

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'picgen-faults-'))
  await chmod(folder, 0o711)
  const models = [{ id: 'sketch', provider: 'sketch', sizes: ['256x256'] }]
  await writeFile(join(folder, 'picgen.config.json'), JSON.stringify({ models }))
  return folder
}

async function openPlaces(folder: string, databaseUrl: string, onFault: (what: string) => void) {
  const ports = [await freePort(), await freePort()]
  const environment = {
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    PICGEN_DATA_DIR: folder,
    PICGEN_CONFIG: join(folder, 'picgen.config.json'),
    PICGEN_AUTH: 'jwt',
    PICGEN_JWT_SECRET: JWT_SECRET,
    PICGEN_SECRET: 'the same for both, so that one API signs what the other serves',
    PICGEN_CREDITS: '1000000',
    PICGEN_MAX_PENDING: '8',
    PICGEN_RATE_LIMIT: '1000000',
  }
  const places: StudioPlace[] = [
    ...ports.map((port, index) =>
      openPlace(`API ${index + 1}`, 'api', { ...environment, PORT: String(port) }, { onFault }),
    ),
    ...[1, 2].map((number) => openPlace(`worker ${number}`, 'worker', environment, { onFault })),
  ]
  return { places, urls: ports.map((port) => `http://127.0.0.1:${port}`) }
}

function createClients(
  urls: readonly string[],
  random: Random,
  onBroken: (what: string) => void,
  closers: (() => Promise<unknown>)[],
) {
  const end = new AbortController()
  closers.push(async () => end.abort())
  const users = ['anna', 'ben', 'carla']
  return Promise.all(
    users.map((user) => createClient(user, urls, { random: random.fork(), onBroken, signal: end.signal })),
  )
}
