import { StartError } from '../start-error.js'

/** What the person can put right is one sentence; anything else is a defect, and its stack helps to mend it. Exit code 1. */
export function complain(error: unknown): void {
  process.exitCode = 1
  const text = error instanceof Error && !(error instanceof StartError) ? error.stack : undefined
  process.stderr.write(`${text ?? (error instanceof Error ? error.message : String(error))}\n`)
}
