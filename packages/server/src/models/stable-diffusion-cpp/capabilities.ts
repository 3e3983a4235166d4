import type { Model } from '@picgen/sdk/contract'
import { parseSize } from '../../conversations/rules.js'
import { ProviderHttpError } from '../calling/index.js'
import { findNamed, type LocalCall, type LocalServer, listed, notReady } from '../local/index.js'
import { type Capabilities, capabilitiesAnswer } from './answers.js'
import type { StableDiffusionCppOptions } from './options.js'

/** Rejects with an `ImageModelError` that says what of the configuration the running server can't do. */
export async function checkCapabilities(
  call: LocalCall,
  server: LocalServer,
  { model, info, options }: { model: string; info: Model; options: StableDiffusionCppOptions },
): Promise<void> {
  const capabilities = await call.json(capabilitiesAnswer, '/sdcpp/v1/capabilities').catch((error: unknown) => {
    if (!(error instanceof ProviderHttpError) || error.answer?.status !== 404) throw error
    const old = `what answers at ${server.baseUrl} has no /sdcpp/v1: update stable-diffusion.cpp, or correct "base_url"`
    throw notReady(server, `${old[0]?.toUpperCase()}${old.slice(1)}.`, error)
  })
  const problem =
    modelProblem(capabilities, model) ??
    sizeProblem(capabilities, info) ??
    choiceProblem('sample_method', options.sample_method, capabilities.samplers) ??
    choiceProblem('scheduler', options.scheduler, capabilities.schedulers)
  if (problem !== null) throw notReady(server, problem)
}

function modelProblem({ model: loaded, supported_modes }: Capabilities, wanted: string): string | null {
  if (!supported_modes.includes('img_gen')) return `sd-server has loaded ${loaded.name}, which makes no images.`
  if (wanted === '' || findNamed(wanted, [[loaded.stem, loaded.name, loaded.path]]) !== null) return null
  return `sd-server has loaded ${loaded.name}, not "${wanted}": start it with -m and that file, or correct "model".`
}

function sizeProblem({ limits }: Capabilities, { sizes }: Model): string | null {
  const off = sizes.find((size) => {
    const { width, height } = parseSize(size)
    return (
      width < limits.min_width || width > limits.max_width || height < limits.min_height || height > limits.max_height
    )
  })
  if (off === undefined) return null
  return `sd-server makes no ${off}: it goes from ${limits.min_width} to ${limits.max_width} pixels; correct "sizes".`
}

/** The server takes a name that it does not know for its default, without a word. */
function choiceProblem(option: string, wanted: string | undefined, known: readonly string[]): string | null {
  if (wanted === undefined || known.includes(wanted)) return null
  return `sd-server knows no ${option} "${wanted}", but ${listed(known)}: correct "options".`
}
