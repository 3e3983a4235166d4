import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startPrivatePostgres } from '../faults/private-postgres.js'
import { connect } from '../src/database/connect.js'
import { sendsPerSecond } from './load.js'
import { type MeasuredProcess, startMeasured } from './measured-process.js'
import { memoryPerStream } from './memory.js'
import { late, median, row } from './report.js'
import { createSenders, SECRET, type Sender, sendTarget } from './senders.js'
import { measureWaiting } from './waiting.js'

/*
 * `npm run bench:server`: what the server makes of the machine, side by side with what could be had without it. Numbers of one
 * run on one machine; only their ratios mean anything elsewhere.
 */

const ROUNDS = 5
const ROUND_MS = 5_000
/** Each has a conversation, and at last an event stream on it. */
const USERS = 1_000
const DEADLINE_MS = 170_000

const closers: (() => Promise<unknown>)[] = []
try {
  await Promise.race([main(), giveUp()])
} finally {
  for (let close = closers.pop(); close; close = closers.pop()) await close()
}

/** So that also a run that is interrupted ends what it started. */
async function giveUp(): Promise<never> {
  const deadline = delay(DEADLINE_MS, undefined, { ref: false })
  await Promise.race([deadline, once(process, 'SIGINT'), once(process, 'SIGTERM')])
  throw new Error(`The benchmark was interrupted, or not done after ${DEADLINE_MS / 1000} seconds`)
}

async function main(): Promise<void> {
  // As PostgreSQL comes: every commit is on the disk before it is answered.
  const postgres = await startPrivatePostgres(['fsync=on'])
  closers.push(postgres.remove)
  const folder = await mkdtemp(join(tmpdir(), 'picgen-bench-'))
  closers.push(() => rm(folder, { recursive: true, force: true }))
  const start = await prepare(postgres.url, folder)
  const both = await start()
  const senders = await createSenders(both.studio.url, USERS)
  console.log(`Node ${process.version}, PostgreSQL ${postgres.version}, ${cpus().length} processors\n`)

  await compareSends(both, senders)
  // What nobody has made yet would be made first.
  await forget(postgres.url)
  await compareWaiting(both.studio.url, postgres.url, join(folder, 'images'), senders)
  await Promise.all([both.studio.stop(), both.bare.stop()])
  // Anew, because a process that was under load keeps memory that streams would then seem not to need.
  await compareMemory(await start(), senders)
}

interface Both {
  studio: MeasuredProcess
  bare: MeasuredProcess
}

/** The function starts the Studio and the bare server, which are stopped when the benchmark ends. */
async function prepare(databaseUrl: string, folder: string): Promise<() => Promise<Both>> {
  const config = join(folder, 'picgen.config.json')
  await writeFile(config, JSON.stringify({ models: [{ id: 'sketch', provider: 'sketch', sizes: ['256x256'] }] }))
  const environment = {
    PICGEN_ROLE: 'api',
    PORT: '0',
    DATABASE_URL: databaseUrl,
    PICGEN_DATA_DIR: folder,
    PICGEN_CONFIG: config,
    PICGEN_AUTH: 'jwt',
    PICGEN_JWT_SECRET: SECRET,
    PICGEN_SECRET: 'signs image addresses',
    PICGEN_CREDITS: '1000000',
    PICGEN_MAX_PENDING: '1000000',
    PICGEN_RATE_LIMIT: '1000000000',
  }
  return async () => {
    const studio = await startMeasured('../dist/main.js', /ready: (\S+)\/studio/, environment)
    closers.push(studio.stop)
    const bare = await startMeasured('bare-server.ts', /ready: (\S+)/, { DATABASE_URL: databaseUrl })
    closers.push(bare.stop)
    return { studio, bare }
  }
}

async function compareSends(both: Both, senders: readonly Sender[]): Promise<void> {
  const studio = sendTarget(both.studio.url, '/api/image-', senders)
  const bare = sendTarget(both.bare.url, '/', senders)
  // Neither is measured cold.
  for (const each of [studio, bare]) await sendsPerSecond(each, 2_000)
  const rounds: { studio: number; bare: number }[] = []
  console.log(row('Sends a second', 'Studio', 'bare Fastify', 'ratio'))
  const print = (name: string, measured: { studio: number; bare: number }) =>
    console.log(row(name, [measured.studio, 0], [measured.bare, 0], [measured.studio / measured.bare, 2]))
  for (let round = 1; round <= ROUNDS; round += 1) {
    const measured = { studio: await sendsPerSecond(studio, ROUND_MS), bare: await sendsPerSecond(bare, ROUND_MS) }
    rounds.push(measured)
    print(`round ${round}`, measured)
  }
  print('median', { studio: median(rounds.map((each) => each.studio)), bare: median(rounds.map((each) => each.bare)) })
}

async function compareWaiting(url: string, databaseUrl: string, imagesDirectory: string, senders: readonly Sender[]) {
  const [sender] = senders
  if (!sender) throw new Error('There is nobody who sends')
  const { told, polled } = await measureWaiting({ ...sender, url, databaseUrl, imagesDirectory })
  const print = (name: string, figure: (milliseconds: readonly number[]) => number) =>
    console.log(row(name, [figure(told), 0], [figure(polled), 0], [figure(polled) / figure(told), 1]))
  console.log(`\n${row('From the model’s answer, milliseconds until', 'the event', '2-second poll', 'ratio')}`)
  print('median', median)
  print('95 of 100', late)
}

async function compareMemory(both: Both, senders: readonly Sender[]): Promise<void> {
  const targets = (prefix: string) =>
    senders.map(({ headers, conversationId }) => ({ path: `${prefix}conversations/${conversationId}/events`, headers }))
  const studio = await memoryPerStream(both.studio, targets('/api/image-'))
  const bare = await memoryPerStream(both.bare, targets('/'))
  const print = (name: string, measure: 'held' | 'resident') =>
    console.log(row(name, [studio[measure] / 1024, 1], [bare[measure] / 1024, 1], [studio[measure] / bare[measure], 2]))
  console.log(`\n${row(`KiB for each of ${senders.length} event streams`, 'Studio', 'bare Fastify', 'ratio')}`)
  print('heap and buffers, after garbage collection', 'held')
  print('resident', 'resident')
}

async function forget(databaseUrl: string): Promise<void> {
  const database = connect(databaseUrl, { connections: 1, name: 'picgen bench' })
  await database`delete from graphile_worker._private_jobs`
  await database`update images set status = 'cancelled', completed_at = now() where status = 'pending'`
  await database.end({ timeout: 5 })
}
