// `npm run storybook` and `npm run storybook:build`: from a fresh clone, with the npm registry alone.

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { isMain, node, root, runQuietly } from './run.mjs'

const widget = join(root, 'packages/widget')
const INPUTS = ['packages/sdk/src', 'packages/widget/src', 'packages/widget/test', 'packages/widget/.storybook']
const stamp = join(root, 'node_modules/.cache/picgen-build/storybook')
const program = [node, 'node_modules/storybook/dist/bin/dispatcher.js']
const env = { STORYBOOK_DISABLE_TELEMETRY: '1' }

/** Builds `packages/widget/storybook-static` unless it is there for what is now in the stories. Packages must be built. */
export async function buildStorybook() {
  const hash = await hashOfInputs()
  const before = await readFile(stamp, 'utf8').catch(() => null)
  const isThere = await readFile(join(widget, 'storybook-static/index.json')).catch(() => null)
  if (before === hash && isThere) return
  await rm(stamp, { force: true })
  const command = [...program, 'build', '--output-dir', 'storybook-static', '--disable-telemetry', '--quiet']
  await runQuietly('building Storybook', command, { cwd: widget, env })
  await mkdir(join(stamp, '..'), { recursive: true })
  await writeFile(stamp, hash)
}

/** Shows every story of the built Storybook. Resolves to what was printed, which ends with how many passed. */
export function checkStorybook() {
  return runQuietly('the stories in Storybook', [node, 'scripts/check-storybook.mjs'])
}

async function hashOfInputs() {
  const hash = createHash('sha256').update(await readFile(join(root, 'pnpm-lock.yaml')))
  for (const folder of INPUTS) {
    const files = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
    const paths = files.filter((file) => file.isFile()).map(({ parentPath, name }) => join(parentPath, name))
    for (const path of paths.sort()) hash.update(`${path}\0`).update(await readFile(path))
  }
  return hash.digest('hex')
}

async function develop() {
  const [command, ...args] = [
    ...program,
    'dev',
    '--port',
    process.env.PORT ?? '6006',
    '--no-open',
    '--disable-telemetry',
  ]
  const child = spawn(command, [...args, '--no-version-updates'], {
    cwd: widget,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal))
  child.once('exit', (code) => {
    process.exitCode = code ?? 0
  })
}

async function main() {
  await install(() => {})
  await build({ onStep: (step) => console.log(step) })
  if (process.argv.includes('build')) {
    await buildStorybook()
    console.log('Storybook is in packages/widget/storybook-static.')
  } else await develop()
}

if (isMain(import.meta.url)) {
  await main().catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
