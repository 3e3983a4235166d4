import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { bareEnvironment } from '../../../scripts/bare-environment.mjs'

const COMMAND = join(import.meta.dirname, '../dist/main.js')
const LOG_LINES = 60

/** The longest that a process may take to end after SIGTERM, in milliseconds. */
export const STOP_MS = 30_000

/** The longest that a place may take until a process is ready, restarts included, in milliseconds. */
const START_MS = 120_000

/** What a worker says whose queue still holds on when it has to stop. With a database that is there, that is a fault. */
const HELD_ON = 'the queue did not let go in time'

/** One place for a process of the Studio: whatever dies there is started again, as an operator's supervisor does. */
export interface StudioPlace {
  readonly name: string
  readonly role: 'api' | 'worker'
  /** Resolves once a process is ready in this place; rejects after two minutes. */
  ready(): Promise<void>
  /** Sends the signal; after SIGKILL and SIGTERM, a new process takes the place once this one has ended. */
  signal(signal: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): Promise<void>
  /** Ends the process and the place. Nothing is away any more: a process that can't stop in peace is a fault. */
  close(): Promise<void>
}

/** What a place hears of its processes. */
export interface PlaceObserver {
  /** A process ended although nobody had asked, or not as it was asked. */
  onFault(what: string): void
}

/** Starts a process of the built command in this place. */
export function openPlace(
  name: string,
  role: 'api' | 'worker',
  environment: Record<string, string>,
  { onFault }: PlaceObserver,
): StudioPlace {
  let closed = false
  let asked: 'SIGKILL' | 'SIGTERM' | null = null
  let process_: ChildProcess
  let isReady = false
  let becomeReady = Promise.withResolvers<void>()
  const lines: string[] = []

  const start = () => {
    asked = null
    isReady = false
    process_ = spawn(process.execPath, ['--enable-source-maps', COMMAND], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...bareEnvironment(), ...environment, PICGEN_ROLE: role },
    })
    for (const stream of [process_.stdout, process_.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        lines.push(...text.trimEnd().split('\n'))
        lines.splice(0, lines.length - LOG_LINES)
        if (text.includes('PicGen Studio is ready')) {
          isReady = true
          becomeReady.resolve()
        }
      })
    process_.once('exit', (code, signal) => {
      // A start is given up while the database is away, with a sentence; it is tried again.
      const isFault = asked === null ? isReady : asked === 'SIGTERM' && isReady && code !== 0
      if (isFault) onFault(`${name} ended with ${signal ?? code}:\n${lines.join('\n')}`)
      becomeReady.resolve()
      becomeReady = Promise.withResolvers<void>()
      if (!closed) setTimeout(start, 300)
    })
  }
  start()

  const ended = async () => {
    if (process_.exitCode === null && process_.signalCode === null) await once(process_, 'exit')
  }
  const terminate = async () => {
    if (process_.exitCode !== null || process_.signalCode !== null) return
    asked = 'SIGTERM'
    process_.kill('SIGTERM')
    const inTime = await Promise.race([ended().then(() => true), delay(STOP_MS, false)])
    if (inTime) return
    onFault(`${name} did not end within ${STOP_MS / 1000} s of SIGTERM:\n${lines.join('\n')}`)
    asked = 'SIGKILL'
    process_.kill('SIGKILL')
    await ended()
  }
  return {
    name,
    role,
    async ready() {
      const deadline = Date.now() + START_MS
      while (!isReady || process_.exitCode !== null || process_.signalCode !== null) {
        if (Date.now() > deadline) throw new Error(`${name} does not become ready:\n${lines.join('\n')}`)
        await Promise.race([becomeReady.promise, delay(400)])
      }
    },
    async signal(signal) {
      if (signal === 'SIGTERM') return terminate()
      if (signal === 'SIGKILL') asked = 'SIGKILL'
      process_.kill(signal)
      if (signal === 'SIGKILL') await ended()
    },
    async close() {
      closed = true
      process_.kill('SIGCONT')
      lines.length = 0
      await terminate()
      if (lines.some((line) => line.includes(HELD_ON))) onFault(`${name} says at its end: ${HELD_ON}`)
    },
  }
}
