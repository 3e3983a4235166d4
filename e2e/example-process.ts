import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The folder of an example. */
export const folderOf = (example: string): string => join(import.meta.dirname, '../examples', example)

/** A running example: what its process printed until it was ready. */
export interface ExampleProcess {
  lines: string[]
  stop(): Promise<void>
}

/** Starts a program of an example, and resolves once it has printed a line that fits. */
export async function startExample(
  example: string,
  command: string[],
  { environment, ready }: { environment: Record<string, string>; ready: RegExp },
): Promise<ExampleProcess> {
  const child = spawn(process.execPath, command, {
    cwd: folderOf(example),
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NO_COLOR: '1', ...environment },
  })
  const stop = () => end(child)
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (ready.test(line)) return { lines, stop }
  }
  await stop()
  throw new Error(`The example ${example} ended before it was ready:\n${lines.join('\n')}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
