import { findNamed, type LocalCall, type LocalServer, listed, type Names, notReady, stemOf } from '../local/index.js'
import { checkpointsAnswer } from './answers.js'
import type { ReadyWorkflow } from './options.js'

/** The folders below ComfyUI's models/ from which the stock nodes load. */
const FOLDERS: Readonly<Record<string, string>> = {
  CheckpointLoaderSimple: 'checkpoints',
  UNETLoader: 'diffusion_models',
}

/** Where the workflow's loader finds its file; null: it is a node that we don't know, so a name goes to it as it is. */
export function folderOf({ workflow, slots }: Pick<ReadyWorkflow, 'workflow' | 'slots'>): string | null {
  const [slot] = slots.checkpoint
  return FOLDERS[workflow[slot?.node ?? '']?.class_type ?? ''] ?? null
}

/**
 * The file by which ComfyUI knows a checkpoint; the first one that it has where none is wanted. Rejects with an
 * `ImageModelError` that says what to correct where there is none.
 */
export async function findCheckpoint(
  call: LocalCall,
  server: LocalServer,
  { wanted, folder }: { wanted: string; folder: string },
): Promise<string> {
  const known = await call.json(checkpointsAnswer, `/models/${folder}`)
  const found = wanted === '' ? (known[0] ?? null) : findNamed(wanted, known.map(namesOf))
  if (found !== null) return found
  if (known.length === 0) {
    throw notReady(server, `ComfyUI has no checkpoint: put one into its folder models/${folder}.`)
  }
  const correct = `correct "model" in picgen.config.json, or put the file into models/${folder}`
  throw notReady(server, `ComfyUI has no checkpoint "${wanted}", but ${listed(known)}: ${correct}.`)
}

function namesOf(file: string): Names {
  return [file, stemOf(file), file.split(/[\\/]/).at(-1) ?? file]
}
