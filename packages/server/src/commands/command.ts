import { type ArgsDef, type CommandContext, type CommandDef, defineCommand } from 'citty'
import { StartError } from '../start-error.js'

/** What a command is: its name and words for `--help`, what it takes, and what it does. */
export interface Command<Arguments extends ArgsDef> {
  name: string
  description: string
  args?: Arguments
  run(context: CommandContext<Arguments>): Promise<void>
}

/** A command that refuses what it does not know: an option that is silently ignored is worse than none. */
export function command<const Arguments extends ArgsDef>(definition: Command<Arguments>): CommandDef<Arguments> {
  const { name, description, run } = definition
  const args: ArgsDef = definition.args ?? {}
  return defineCommand<Arguments>({
    meta: { name: `picgen ${name}`, description },
    ...(definition.args && { args: definition.args }),
    run(context) {
      refuseUnknown(name, args, context.rawArgs, context.args._)
      return run(context)
    },
  })
}

function refuseUnknown(name: string, args: ArgsDef, rawArgs: readonly string[], given: readonly string[]): void {
  const option = rawArgs.find((each) => each.startsWith('-') && !(each.replace(/^--?|=.*$/g, '') in args))
  const places = Object.values(args).filter(({ type }) => type === 'positional').length
  const unknown = option ?? given[places]
  if (unknown === undefined) return
  throw new StartError(`picgen ${name} does not know “${unknown}”: picgen ${name} --help tells what it takes.`)
}

/** One line for the person. */
export function say(line: string): void {
  if (!process.stdout.listeners('error').includes(endQuietly)) process.stdout.on('error', endQuietly)
  process.stdout.write(`${line}\n`)
}

/** Whoever stops reading, as `head` does, has read enough. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit()
}
