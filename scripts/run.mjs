import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Node 24's own program, which the install brings; it runs without a shell between, so that signals reach it. */
export const node = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Whether the module is the one that Node was started with. */
export function isMain(url) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(url)
}

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
  const options = { cwd, shell, env: { ...environmentFor(program), ...env }, stdio: ['ignore', 'pipe', 'pipe'] }
  const child = spawn(program, args, options)
  const forget = endWith(child)
  const chunks = []
  child.stdout.on('data', (chunk) => chunks.push(chunk))
  child.stderr.on('data', (chunk) => chunks.push(chunk))
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (...ending) => resolve(ending))
  }).finally(forget)
  const output = Buffer.concat(chunks).toString()
  if (code !== 0) throw new StepError(`${step} (${signal ?? `exit code ${code}`})`, output)
  return output
}

/** Asked to stop, this process takes the child with it: npm asks nobody but the process that it started. */
function endWith(child) {
  const endings = [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ].map(([signal, code]) => {
    const end = () => {
      child.kill('SIGTERM')
      process.exit(code)
    }
    process.on(signal, end)
    return () => process.off(signal, end)
  })
  return () => {
    for (const forget of endings) forget()
  }
}

/** Our own tools find each other, and Node 24, first in the path; the install, which brings them, keeps the machine's. */
function environmentFor(program) {
  if (program !== node) return process.env
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  return { ...process.env, PATH: path, NO_COLOR: '1' }
}
