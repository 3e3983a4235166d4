import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { type CommandDef, defineCommand, renderUsage, runCommand, type SubCommandsDef } from 'citty'
import { StartError } from '../start-error.js'
import { say } from './command.js'

/** Loaded when it is called, so that each starts as quickly as if it were alone. */
const commands: SubCommandsDef = {
  serve: () => import('./serve.js').then(({ serve }) => serve),
  worker: () => import('./worker.js').then(({ worker }) => worker),
  migrate: () => import('./migrate.js').then(({ migrate }) => migrate),
  doctor: () => import('./doctor.js').then(({ doctor }) => doctor),
  models: () => import('./models.js').then(({ models }) => models),
  credits: () => import('./credits.js').then(({ credits }) => credits),
  token: () => import('./token.js').then(({ token }) => token),
}

const picgen = defineCommand({
  meta: { name: 'picgen', version: readVersion(), description: 'PicGen Studio: image generation as a conversation' },
  default: 'serve',
  subCommands: commands,
})

/** Runs the command that these arguments name; none is `serve`. Rejects with a `StartError` for what is no command. */
export async function runPicgen(given: readonly string[]): Promise<void> {
  const rawArgs = [...given]
  if (rawArgs.some((each) => each === '--help' || each === '-h')) return showHelp(rawArgs)
  if (rawArgs[0] === '--version') return say(readVersion())
  try {
    await runCommand(picgen, { rawArgs })
  } catch (error) {
    if (!(error instanceof Error && error.name === 'CLIError')) throw error
    // Its own words are coloured, and these go into files too.
    const sentence = stripColours(error.message).replace(/\.$/, '')
    throw new StartError(`${sentence}: ${['picgen', ...knownPart(rawArgs), '--help'].join(' ')} tells what there is.`, {
      cause: error,
    })
  }
}

async function showHelp(rawArgs: string[]): Promise<void> {
  let shown: CommandDef = picgen
  for (const name of rawArgs.filter((each) => !each.startsWith('-'))) {
    const below = (await resolve(shown.subCommands)) ?? {}
    const found = below[name]
    if (!found) break
    shown = (await resolve(found)) ?? shown
  }
  const usage = await renderUsage(shown)
  say(process.stdout.isTTY && !process.env['NO_COLOR'] ? usage : stripColours(usage))
  if (shown === picgen)
    say('\nSettings are environment variables: the README lists them, and picgen doctor checks them.')
}

async function resolve<Value>(value: Value | Promise<Value> | (() => Value | Promise<Value>) | undefined) {
  return typeof value === 'function' ? (value as () => Value | Promise<Value>)() : value
}

function knownPart(rawArgs: readonly string[]): string[] {
  const [first = '', second = ''] = rawArgs
  if (!(first in commands)) return []
  return first === 'credits' && ['grant', 'show'].includes(second) ? [first, second] : [first]
}

function stripColours(text: string): string {
  return text.replace(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g'), '')
}

function readVersion(): string {
  const manifest = findPackageJSON(import.meta.url)
  if (!manifest) throw new Error('The server does not stand in its package.')
  return JSON.parse(readFileSync(manifest, 'utf8')).version
}
