import { findNamed, type LocalCall, type LocalServer, listed, type Names, notReady, stemOf } from '../local/index.js'
import { checkpointsAnswer } from './answers.js'

/**
 * The file by which ComfyUI knows a checkpoint; the first one that it has where none is wanted. Rejects with an
 * `ImageModelError` that says what to correct where there is none.
 */
export async function findCheckpoint(call: LocalCall, server: LocalServer, wanted: string): Promise<string> {
  const known = await call.json(checkpointsAnswer, '/models/checkpoints')
  const found = wanted === '' ? (known[0] ?? null) : findNamed(wanted, known.map(namesOf))
  if (found !== null) return found
  if (known.length === 0) {
    throw notReady(server, 'ComfyUI has no checkpoint: put one into its folder models/checkpoints.')
  }
  const correct = 'correct "model" in picgen.config.json, or put the file into models/checkpoints'
  throw notReady(server, `ComfyUI has no checkpoint "${wanted}", but ${listed(known)}: ${correct}.`)
}

function namesOf(file: string): Names {
  return [file, stemOf(file), file.split(/[\\/]/).at(-1) ?? file]
}
