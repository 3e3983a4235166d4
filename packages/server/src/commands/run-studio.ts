import { type Studio, startStudio } from '../composition.js'
import { type Config, readConfig } from '../config.js'
import { createLogger } from '../logger.js'
import { say } from './command.js'
import { complain } from './complain.js'

/** The longest that stopping may take, in milliseconds: who stops us would kill us not long after. */
const STOP_MS = 27_000

/**
 * Starts a Studio from the environment, and stops it in order on Ctrl-C, on SIGTERM, and when the program that started it
 * is gone.
 */
export async function runStudio(environment: NodeJS.ProcessEnv): Promise<void> {
  const stopping = stopOnRequest()
  try {
    const config = readConfig(environment)
    const onFailure = (error: unknown) => {
      complain(error)
      stopping.abort()
    }
    const logger = createLogger(config.logLevel)
    const studio = await startStudio(config, { logger, onStep: say, onFailure, signal: stopping.signal })
    greet(studio, config)
    if (!stopping.signal.aborted) await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve))
    say('Stopping…')
    await studio.stop()
  } catch (error) {
    // A start that was asked to stop gives up with the signal's reason, and that is no fault.
    if (error !== stopping.signal.reason) throw error
  }
}

function stopOnRequest(): AbortController {
  const stopping = new AbortController()
  const requestStop = () => {
    // A second Ctrl-C ends at once: somebody is tired of waiting.
    if (stopping.signal.aborted) process.exit(130)
    setTimeout(giveUpStopping, STOP_MS).unref()
    stopping.abort()
  }
  process.on('SIGINT', requestStop)
  process.on('SIGTERM', requestStop)
  if (process.channel) {
    process.once('disconnect', requestStop)
    process.channel.unref()
  }
  return stopping
}

/** Nothing is lost by it: what was promised is in the database, and others take up what this process leaves. */
function giveUpStopping(): void {
  const held = [...new Set(process.getActiveResourcesInfo())].join(', ')
  process.stderr.write(`Stopping took too long (still open: ${held}), so the rest is left as it is.\n`)
  process.exit(1)
}

function greet({ address }: Studio, { role }: Config): void {
  say(address ? `PicGen Studio is ready: ${address}/studio` : `PicGen Studio is ready: this process is a ${role}.`)
}
