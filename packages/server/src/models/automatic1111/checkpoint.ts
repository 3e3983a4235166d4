import { findNamed, type LocalCall, type LocalServer, listed, type Names, notReady, stemOf } from '../local/index.js'
import { checkpointsAnswer } from './answers.js'

/**
 * The title by which the server knows a checkpoint. Rejects with an `ImageModelError` where it has none of this name: the
 * server itself would say nothing, and draw with the one that happens to be loaded.
 */
export async function findCheckpoint(call: LocalCall, server: LocalServer, wanted: string): Promise<string> {
  const known = await call.json(checkpointsAnswer, '/sdapi/v1/sd-models')
  const found = findNamed(wanted, known.map(namesOf))
  if (found !== null) return found
  const has = listed(known.map(({ model_name }) => model_name))
  const correct = 'correct "model" in picgen.config.json, or put the file into models/Stable-diffusion'
  throw notReady(server, `${server.name} has no checkpoint "${wanted}", but ${has}: ${correct}.`)
}

function namesOf({ title, model_name, hash, sha256, filename }: (typeof checkpointsAnswer)['_output'][number]): Names {
  const others = [model_name, hash, sha256, filename, title.replace(/\s*\[[^\]]+\]$/, '')]
  return [title, stemOf(model_name), ...others.filter((name): name is string => Boolean(name))]
}
