import { ProviderHttpError } from '../calling/index.js'
import { type LocalCall, type LocalServer, listed, notReady } from '../local/index.js'
import { choicesAnswer } from './answers.js'
import type { Automatic1111Options } from './options.js'

/** Rejects with an `ImageModelError` for a sampler or scheduler that the server does not know: every picture would fail. */
export async function requireChoices(
  call: LocalCall,
  server: LocalServer,
  { sampler_name, scheduler }: Automatic1111Options,
): Promise<void> {
  await requireChoice(call, server, { option: 'sampler_name', wanted: sampler_name, path: '/sdapi/v1/samplers' })
  await requireChoice(call, server, { option: 'scheduler', wanted: scheduler, path: '/sdapi/v1/schedulers' })
}

async function requireChoice(
  call: LocalCall,
  server: LocalServer,
  { option, wanted, path }: { option: string; wanted: string | undefined; path: string },
): Promise<void> {
  if (wanted === undefined) return
  const known = await call.json(choicesAnswer, path).catch((error: unknown) => {
    // Servers before 1.9 have no list of schedulers, and take none.
    if (error instanceof ProviderHttpError && error.answer?.status === 404) return null
    throw error
  })
  const names = known?.flatMap(({ name, label, aliases }) => [name, label ?? '', ...(aliases ?? [])])
  if (!known || names?.some((name) => name.toLowerCase() === wanted.toLowerCase())) return
  const has = listed(known.map(({ name, label }) => label ?? name))
  throw notReady(server, `${server.name} knows no ${option} "${wanted}", but ${has}: correct "options".`)
}
