import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { bareEnvironment } from '../../../scripts/bare-environment.mjs'

/** Bytes. */
export interface Memory {
  /** Of the heap and of buffers outside of it, after its garbage is gone. */
  held: number
  /** As the machine counts it (RSS), with what the process has asked for and does not use. */
  resident: number
}

/** A server in a process of its own, so that only what it needs itself is counted. */
export interface MeasuredProcess {
  url: string
  memory(): Promise<Memory>
  stop(): Promise<void>
}

/** How long it may take to end by itself, in milliseconds. */
const PATIENCE_MS = 10_000

/** Starts a program of this folder that prints its address, in the first group of `ready`. */
export async function startMeasured(
  program: string,
  ready: RegExp,
  environment: Record<string, string>,
): Promise<MeasuredProcess> {
  const child = spawn(process.execPath, ['--expose-gc', '--import', './memory-probe.ts', program], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...bareEnvironment(), NODE_ENV: 'production', ...environment },
  })
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    child.kill('SIGTERM')
    await Promise.race([exit, delay(PATIENCE_MS, undefined, { ref: false })])
    child.kill('SIGKILL')
    await exit
  }
  if (!child.stdout) throw new Error('The program’s output is read')
  for await (const text of createInterface({ input: child.stdout })) {
    const url = ready.exec(text)?.[1]
    if (url === undefined) continue
    child.stdout.resume()
    return {
      url,
      async memory() {
        const answer = once(child, 'message')
        child.send('memory')
        const [memory]: Memory[] = await answer
        if (!memory) throw new Error(`${program} did not say how much it holds`)
        return memory
      },
      stop,
    }
  }
  await stop()
  throw new Error(`${program} did not start`)
}
