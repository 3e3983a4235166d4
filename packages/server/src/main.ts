#!/usr/bin/env node
import { type Studio, startStudio } from './composition.js'
import { type Config, readConfig } from './config.js'
import { createLogger } from './logger.js'
import { StartError } from './start-error.js'

/*
 * The `picgen` command: starts a Studio from the environment, and stops it in order on Ctrl-C, on SIGTERM, and when the
 * program that started it is gone.
 */

/** The longest that stopping may take, in milliseconds: who stops us would kill us not long after. */
const STOP_MS = 27_000

const stopping = new AbortController()

/** A second Ctrl-C ends at once: somebody is tired of waiting. */
function requestStop(): void {
  if (stopping.signal.aborted) process.exit(130)
  setTimeout(giveUpStopping, STOP_MS).unref()
  stopping.abort()
}

/** Nothing is lost by it: what was promised is in the database, and others take up what this process leaves. */
function giveUpStopping(): void {
  const held = [...new Set(process.getActiveResourcesInfo())].join(', ')
  process.stderr.write(`Stopping took too long (still open: ${held}), so the rest is left as it is.\n`)
  process.exit(1)
}

async function main(): Promise<void> {
  process.on('SIGINT', requestStop)
  process.on('SIGTERM', requestStop)
  if (process.channel) {
    process.once('disconnect', requestStop)
    process.channel.unref()
  }
  const config = readConfig(process.env)
  // On a laptop only what goes wrong; on a server every request.
  const logger = createLogger(config.auth.mode === 'local' ? 'warn' : 'info')
  const onFailure = (error: unknown) => {
    complain(error)
    stopping.abort()
  }
  const studio = await startStudio(config, { logger, onStep: say, onFailure, signal: stopping.signal })
  greet(studio, config)
  if (!stopping.signal.aborted) await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve))
  say('Stopping…')
  await studio.stop()
}

function greet({ address }: Studio, { role }: Config): void {
  say(address ? `PicGen Studio is ready: ${address}/studio` : `PicGen Studio is ready: this process is a ${role}.`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** What the person can put right is one sentence; anything else is a defect, and its stack helps to mend it. */
function complain(error: unknown): void {
  process.exitCode = 1
  const text = error instanceof Error && !(error instanceof StartError) ? error.stack : undefined
  process.stderr.write(`${text ?? (error instanceof Error ? error.message : String(error))}\n`)
}

try {
  await main()
} catch (error) {
  // A start that was asked to stop gives up with the signal's reason, and that is no fault.
  if (error !== stopping.signal.reason) complain(error)
}
