import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { bareEnvironment } from '../../../scripts/bare-environment.mjs'

const PACKAGE = join(import.meta.dirname, '..')

/** What a command printed, and how it ended. */
export interface CommandResult {
  code: number | null
  output: string
  errors: string
}

/** The `picgen` command from its sources, as a process of its own, with these settings and no others. */
function spawnPicgen(args: readonly string[], settings: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...args], {
    cwd: PACKAGE,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...bareEnvironment(), ...settings },
  })
}

/** Runs a command to its end; `isRead: false` closes its output before it can write, as `| head` does. */
export async function runPicgen(
  args: readonly string[],
  settings: Record<string, string> = {},
  { isRead = true } = {},
): Promise<CommandResult> {
  const child = spawnPicgen(args, settings)
  if (!isRead) {
    child.stdout?.destroy()
    child.stdout = null
  }
  const [output, errors, [code]] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    once(child, 'exit'),
  ])
  return { code, output, errors }
}

/** A Studio that runs until it is stopped. */
export interface RunningPicgen {
  /** Such as `http://127.0.0.1:41234`; `` for a worker. */
  url: string
  /** All that it printed. */
  lines: string[]
  /** Ends it by SIGTERM, or by letting its channel go; resolves with its exit code. */
  stop(how?: 'SIGTERM' | 'disconnect'): Promise<number | null>
}

/** Starts a command that goes on, and resolves when it says that it is ready. */
export async function startPicgen(args: readonly string[], settings: Record<string, string>): Promise<RunningPicgen> {
  const child = spawnPicgen(args, settings)
  const exit = once(child, 'exit')
  const lines: string[] = []
  const ready = Promise.withResolvers<string>()
  if (!child.stdout || !child.stderr) throw new Error('A process has its output.')
  createInterface({ input: child.stderr }).on('line', (line) => lines.push(line))
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    const [found, address] = /^PicGen Studio is ready: (?:(http:\S+)\/studio|this process is .+)$/.exec(line) ?? []
    if (found) ready.resolve(address ?? '')
  })
  exit.then(() => ready.reject(new Error(`picgen ended: ${lines.join('\n')}`)))
  const url = await ready.promise
  return {
    url,
    lines,
    async stop(how = 'SIGTERM') {
      if (how === 'disconnect') child.disconnect()
      else child.kill('SIGTERM')
      const [code] = await exit
      return code
    },
  }
}
