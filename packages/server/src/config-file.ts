import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { StartError } from './start-error.js'

const size = z.string().regex(/^[1-9]\d{0,4}x[1-9]\d{0,4}$/, 'must be WIDTHxHEIGHT in pixels')

/** One entry of `models`. Which providers there are, and what each defaults to, is theirs to say. */
const modelEntrySchema = z.strictObject({
  id: z.string().min(1),
  provider: z.string().min(1),
  name: z.string().min(1).optional(),
  base_url: z
    .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
    .refine(
      (url) => !hasSecrets(url),
      'must have no name and password: put them into a variable, and name it as "api_key_env"',
    )
    .refine((url) => !/[?#]/.test(url), 'must have no "?" and no "#"')
    .optional(),
  api_key_env: z.string().min(1).optional(),
  model: z.string().min(1).optional(),
  kinds: z
    .array(z.enum(['text2img', 'img2img']))
    .min(1)
    .optional(),
  sizes: z.array(size).min(1).optional(),
  default_size: size.optional(),
  credits: z.int().min(0).optional(),
  supports_seed: z.boolean().optional(),
  sizes_are_exact: z.boolean().optional(),
  max_source_images: z.int().min(0).max(100).optional(),
  /** Seconds for one image, in place of PICGEN_GENERATION_TIMEOUT_S. */
  timeout_s: z.int().min(1).max(86_400).optional(),
  /** What only this provider knows, in its own words. */
  options: z.record(z.string(), z.json()).optional(),
})

/** The settings of the same names, for those who keep everything in one file: the environment has the last word. */
const limitsSchema = z.strictObject({
  worker_concurrency: z.int().min(1).max(1000).optional(),
  max_pending: z.int().min(1).max(1_000_000).optional(),
  generation_timeout_s: z.int().min(1).max(86_400).optional(),
  rate_limit: z.int().min(1).max(1_000_000_000).optional(),
})

const configFileSchema = z.strictObject({
  default_model: z.string().min(1).optional(),
  limits: limitsSchema.optional(),
  models: z
    .array(modelEntrySchema)
    .refine((models) => new Set(models.map(({ id }) => id)).size === models.length, 'has the same id twice')
    .optional(),
})

function hasSecrets(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && (url.username !== '' || url.password !== '')
}

/** A model as `picgen.config.json` describes it. */
export type ModelEntry = z.infer<typeof modelEntrySchema>

/** What `picgen.config.json` says. */
export type ConfigFile = z.infer<typeof configFileSchema>

/**
 * Reads the configuration file: the one that `PICGEN_CONFIG` names, else `picgen.config.json` where it is there.
 * Throws a `StartError` that names the file and what is wrong with it.
 */
export function readConfigFile(named: string | undefined, workingDirectory: string): ConfigFile {
  const path = resolve(workingDirectory, named ?? 'picgen.config.json')
  const label = named === undefined ? 'picgen.config.json' : `PICGEN_CONFIG (${named})`
  const text = readText(path, label, named === undefined)
  if (text === null) return {}
  const parsed = configFileSchema.safeParse(parseJson(text, label))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const where = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`
  throw new StartError(`${label} is not right${where}: ${issue?.message ?? 'it has an unknown form'}.`)
}

function readText(path: string, label: string, mayBeMissing: boolean): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (mayBeMissing && (error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new StartError(`${label} can't be read: check that the file is there and readable.`, { cause: error })
  }
}

function parseJson(text: string, label: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new StartError(`${label} is not valid JSON: ${(error as SyntaxError).message}.`, { cause: error })
  }
}
