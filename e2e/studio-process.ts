import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { bareEnvironment } from '../scripts/bare-environment.mjs'

const COMMAND = join(import.meta.dirname, '../packages/server/dist/main.js')

/** A Studio as a self-hoster runs it: its own process, its own PostgreSQL, a real port. */
export interface StudioProcess {
  /** Such as `http://127.0.0.1:41234`. */
  url: string
  stop(): Promise<void>
}

/** Starts a Studio on a free port, in a new data folder that goes with it: the built command, unless told another. */
export async function startStudio({
  environment = {},
  command = COMMAND,
}: {
  environment?: Record<string, string>
  command?: string
} = {}): Promise<StudioProcess> {
  const directory = await mkdtemp(join(tmpdir(), 'picgen-e2e-'))
  await chmod(directory, 0o711)
  const child = spawn(process.execPath, [command], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...bareEnvironment(), PORT: '0', PICGEN_DATA_DIR: join(directory, 'data'), ...environment },
  })
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await exit
    }
    await rm(directory, { recursive: true, force: true })
  }
  try {
    return { url: await readAddress(child), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The address stands in the last line that a start prints. */
async function readAddress(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The Studio has no output to read.')
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /ready: (http:\/\/\S+)\/studio$/.exec(line)?.[1]
    if (address) return address
  }
  throw new Error('The Studio ended without an address.')
}
