import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { SignJWT } from 'jose'
import { startPrivatePostgres } from '../faults/private-postgres.js'
import { connect } from '../src/database/connect.js'
import { type LoadTarget, sendsPerSecond } from './load.js'
import { measureWaiting } from './waiting.js'

/*
 * `npm run bench:server`: what the server makes of the machine, side by side with what could be had without it. Numbers of one
 * run on one machine; only their ratios mean anything elsewhere.
 */

const ROUNDS = 4
const ROUND_MS = 5_000
const USERS = 400
const SECRET = 'the secret of the benchmark, which is long enough'

const closers: (() => Promise<unknown>)[] = []
try {
  await main()
} finally {
  for (let close = closers.pop(); close; close = closers.pop()) await close()
}

async function main(): Promise<void> {
  // As PostgreSQL comes: every commit is on the disk before it is answered.
  const postgres = await startPrivatePostgres(['fsync=on'])
  closers.push(postgres.remove)
  const folder = await mkdtemp(join(tmpdir(), 'picgen-bench-'))
  closers.push(() => rm(folder, { recursive: true, force: true }))
  const config = join(folder, 'picgen.config.json')
  await writeFile(config, JSON.stringify({ models: [{ id: 'sketch', provider: 'sketch', sizes: ['256x256'] }] }))
  const studioUrl = await startProcess(['../dist/main.js'], /ready: (\S+)\/studio/, {
    PICGEN_ROLE: 'api',
    PORT: '0',
    NODE_ENV: 'production',
    DATABASE_URL: postgres.url,
    PICGEN_DATA_DIR: folder,
    PICGEN_CONFIG: config,
    PICGEN_AUTH: 'jwt',
    PICGEN_JWT_SECRET: SECRET,
    PICGEN_SECRET: 'signs image addresses',
    PICGEN_CREDITS: '1000000',
    PICGEN_MAX_PENDING: '1000000',
    PICGEN_RATE_LIMIT: '1000000000',
  })
  const bare = ['../node_modules/tsx/dist/cli.mjs', 'bare-server.ts']
  const bareUrl = await startProcess(bare, /ready: (\S+)/, { NODE_ENV: 'production', DATABASE_URL: postgres.url })
  const senders = await Promise.all(
    Array.from({ length: USERS }, (_, index) => createSender(studioUrl, `user ${index}`)),
  )
  console.log(`Node ${process.version}, PostgreSQL ${postgres.version}, ${cpus().length} processors\n`)

  await compareSends(target(studioUrl, '/api/image-', senders), target(bareUrl, '/', senders))
  // What nobody has made yet would be made first.
  await forget(postgres.url)
  const [sender] = senders
  if (!sender) throw new Error('There is nobody who sends')
  const { settled, polled } = await measureWaiting({
    ...sender,
    databaseUrl: postgres.url,
    imagesDirectory: join(folder, 'images'),
    url: studioUrl,
  })
  console.log('\nFrom the model’s answer to …            median      95 %')
  console.log(row('completed, as every API says', settled))
  console.log(row('what a 2-second poll sees', polled))
  console.log(`ratio of the medians: ${(median(polled) / median(settled)).toFixed(1)}`)
}

interface Sender {
  headers: Record<string, string>
  conversationId: string
}

async function createSender(url: string, user: string): Promise<Sender> {
  const token = await new SignJWT({ sub: user, exp: Math.floor(Date.now() / 1000) + 3600 })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(SECRET))
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'x-user': user }
  const response = await fetch(`${url}/api/image-conversations`, { method: 'POST', headers, body: '{}' })
  const conversation: { id: string } = JSON.parse(await response.text())
  await fetch(`${url}/api/account`, { headers })
  return { headers, conversationId: conversation.id }
}

function target(url: string, prefix: string, senders: readonly Sender[]): LoadTarget {
  let count = 0
  return {
    url,
    next() {
      count += 1
      const sender = senders[count % senders.length]
      if (!sender) throw new Error('There is nobody who sends')
      return {
        path: `${prefix}conversations/${sender.conversationId}/messages`,
        headers: { ...sender.headers, 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify({ content: `A fox in the snow, number ${count}`, mode: 'text2img' }),
      }
    },
  }
}

async function compareSends(studio: LoadTarget, bare: LoadTarget): Promise<void> {
  // Neither is measured cold.
  for (const each of [studio, bare]) await sendsPerSecond(each, 2_000)
  const rounds: { studio: number; bare: number }[] = []
  console.log('Sends a second          Studio    bare Fastify    ratio')
  for (let round = 1; round <= ROUNDS; round += 1) {
    const measured = { studio: await sendsPerSecond(studio, ROUND_MS), bare: await sendsPerSecond(bare, ROUND_MS) }
    rounds.push(measured)
    console.log(line(`round ${round}`, measured))
  }
  const both = { studio: median(rounds.map((each) => each.studio)), bare: median(rounds.map((each) => each.bare)) }
  console.log(line('median', both))
}

function line(name: string, { studio, bare }: { studio: number; bare: number }): string {
  return `${name.padEnd(22)} ${studio.toFixed(0).padStart(7)} ${bare.toFixed(0).padStart(15)} ${(studio / bare).toFixed(2).padStart(8)}`
}

function row(name: string, milliseconds: readonly number[]): string {
  const sorted = [...milliseconds].sort((a, b) => a - b)
  const late = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN
  return `${name.padEnd(36)} ${median(sorted).toFixed(0).padStart(6)} ms ${late.toFixed(0).padStart(6)} ms`
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

async function forget(databaseUrl: string): Promise<void> {
  const database = connect(databaseUrl, { connections: 1, name: 'picgen bench' })
  await database`delete from graphile_worker._private_jobs`
  await database`update images set status = 'cancelled', completed_at = now() where status = 'pending'`
  await database.end({ timeout: 5 })
}

/** Starts a program of this folder, and resolves to the address that it prints. */
async function startProcess(program: string[], ready: RegExp, environment: Record<string, string>): Promise<string> {
  const child: ChildProcess = spawn(process.execPath, program, {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, ...environment },
  })
  closers.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
  if (!child.stdout) throw new Error('The program’s output is read')
  for await (const text of createInterface({ input: child.stdout })) {
    const address = ready.exec(text)?.[1]
    if (address === undefined) continue
    child.stdout.resume()
    return address
  }
  throw new Error(`${program.join(' ')} did not start`)
}
