import { spawn } from 'node:child_process'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

/** Node 24's own program, which the install brings; it runs without a shell between, so that signals reach it. */
export const node = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** A step that failed, with everything it printed. */
export class StepError extends Error {
  constructor(step, output) {
    super(`${output.trimEnd()}\n\nThis failed: ${step}`)
    this.output = output
  }
}

/**
 * Runs a program from the root and keeps quiet about it. Resolves to what it printed; rejects with a `StepError` that has
 * all of it.
 *
 * @param {string} step what it does, for the error
 * @param {string[]} command
 * @param {{ env?: Record<string, string>, cwd?: string, shell?: boolean }} [options]
 * @returns {Promise<string>}
 */
export async function runQuietly(step, [program, ...args], { env = {}, cwd = root, shell = false } = {}) {
  const child = spawn(program, args, {
    cwd,
    shell,
    env: { ...environment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const chunks = []
  child.stdout.on('data', (chunk) => chunks.push(chunk))
  child.stderr.on('data', (chunk) => chunks.push(chunk))
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (...ending) => resolve(ending))
  })
  const output = Buffer.concat(chunks).toString()
  if (code !== 0) throw new StepError(`${step} (${signal ?? `exit code ${code}`})`, output)
  return output
}

/** npm's own settings would steer the pnpm below it, and colours would spoil what is read back. */
export function environment() {
  const bin = [join(root, 'node_modules/.bin'), process.env.PATH].join(process.platform === 'win32' ? ';' : ':')
  return { ...process.env, PATH: bin }
}
