import { resolve } from 'node:path'
import { z } from 'zod'
import { type ConfigFile, type ModelEntry, readConfigFile } from './config-file.js'
import { type Settings, settingsSchema } from './settings.js'
import { StartError } from './start-error.js'

export type { ModelEntry } from './config-file.js'

/** Everything that can be set, parsed once; no other file reads the environment. */
export interface Config {
  host: string
  /** 0 lets the system choose a free one. */
  port: number
  /** Absolute. */
  dataDirectory: string
  /** Null: an embedded PostgreSQL under the data folder. */
  databaseUrl: string | null
  role: 'all' | 'api' | 'worker'
  /** As the configuration file lists them; null where there is none. */
  models: readonly ModelEntry[] | null
  defaultModel: string | null
  /** The environment as it was read: providers look for their keys in it, under names that only they know. */
  environment: Readonly<Record<string, string>>
  /** Absolute: where files that the configuration names are looked for. */
  workingDirectory: string
  auth: AuthConfig
  /** Signs image URLs. Null, in local mode only: the one that is kept in the data folder (`loadSecret`). */
  secret: string | null
  /** An origin. Null: the request's own. */
  publicUrl: string | null
  corsOrigins: readonly string[] | '*'
  storage: StorageConfig
  credits: { enabled: false } | { enabled: true; grant: number }
  workerConcurrency: number
  maxPending: number
  generationTimeoutMs: number
  rateLimitPerMinute: number
  /** How many proxies, or which, tell the caller's address truly; null: none. */
  trustedProxies: number | readonly string[] | null
  logLevel: 'debug' | 'info' | 'warn' | 'error'
  /** Whether prompts may stand in the log. */
  logPrompts: boolean
  /** Who may read the metrics from another machine; null: nobody. */
  metricsToken: string | null
  /** Where a worker answers how it is; null: nowhere. */
  workerPort: number | null
}

/** Who may call. */
export type AuthConfig = { mode: 'local' } | ({ mode: 'jwt'; issuer: string | null; audience: string | null } & JwtKey)

/** What a token's signature is checked with. */
export type JwtKey = { secret: string; jwksUrl: null } | { secret: null; jwksUrl: string }

/** Where image files are kept: in the data folder, or in a bucket. */
export type StorageConfig =
  | { kind: 'fs' }
  | {
      kind: 's3'
      endpoint: string
      region: string
      bucket: string
      accessKeyId: string
      secretAccessKey: string
    }

/** A setting that is bad, or contradicts another. The sentence names it. */
export class ConfigError extends StartError {
  override readonly name = 'ConfigError'
}

/** Reads every setting of the environment and of `picgen.config.json`. Throws a `ConfigError`, or a `StartError` for the file. */
export function readConfig(
  given: Readonly<Record<string, string | undefined>>,
  workingDirectory: string = process.cwd(),
): Config {
  const environment = withoutBlanks(given)
  const file = readConfigFile(environment['PICGEN_CONFIG'], workingDirectory)
  const settings = parseSettings({ ...limitsOf(file), ...environment })
  refuseLonelyRole(settings)
  return {
    host: settings.HOST,
    port: settings.PORT,
    dataDirectory: resolve(workingDirectory, settings.PICGEN_DATA_DIR),
    databaseUrl: settings.DATABASE_URL ?? null,
    role: settings.PICGEN_ROLE,
    models: file.models ?? null,
    defaultModel: file.default_model ?? null,
    environment,
    workingDirectory: resolve(workingDirectory),
    auth: authOf(settings),
    secret: secretOf(settings),
    publicUrl: settings.PICGEN_PUBLIC_URL ?? null,
    corsOrigins: corsOriginsOf(settings),
    storage: storageOf(settings),
    credits: settings.PICGEN_CREDITS === 'off' ? { enabled: false } : { enabled: true, grant: settings.PICGEN_CREDITS },
    workerConcurrency: settings.PICGEN_WORKER_CONCURRENCY,
    maxPending: settings.PICGEN_MAX_PENDING,
    generationTimeoutMs: settings.PICGEN_GENERATION_TIMEOUT_S * 1000,
    rateLimitPerMinute: settings.PICGEN_RATE_LIMIT,
    trustedProxies: settings.PICGEN_TRUST_PROXY ?? null,
    // On a laptop only what goes wrong; on a server every request.
    logLevel: settings.PICGEN_LOG_LEVEL ?? (settings.PICGEN_AUTH === 'local' ? 'warn' : 'info'),
    logPrompts: settings.PICGEN_LOG_PROMPTS === '1',
    metricsToken: settings.PICGEN_METRICS_TOKEN ?? null,
    workerPort: settings.PICGEN_WORKER_PORT ?? null,
  }
}

/** A variable that is set to nothing counts as unset, as in shells and compose files it is meant. */
function withoutBlanks(given: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  )
}

/** The limits of the configuration file under the names of the settings that they stand in for. */
function limitsOf({ limits = {} }: ConfigFile): Record<string, string> {
  return Object.fromEntries(Object.entries(limits).map(([name, limit]) => [`PICGEN_${name.toUpperCase()}`, `${limit}`]))
}

function parseSettings(environment: Readonly<Record<string, string>>): Settings {
  const known = Object.keys(settingsSchema.shape)
  const given = Object.fromEntries(Object.entries(environment).filter(([name]) => known.includes(name)))
  const parsed = settingsSchema.safeParse(given)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new ConfigError(
    issue === undefined ? z.prettifyError(parsed.error) : `${String(issue.path[0])} ${issue.message}.`,
  )
}

function refuseLonelyRole(settings: Settings): void {
  if (settings.PICGEN_ROLE !== 'all' && settings.DATABASE_URL === undefined)
    throw new ConfigError(
      `PICGEN_ROLE=${settings.PICGEN_ROLE} needs DATABASE_URL, because an embedded database serves one process only.`,
    )
}

const S3_NAMES = ['S3_ENDPOINT', 'S3_REGION', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

function storageOf(settings: Settings): StorageConfig {
  const {
    S3_ENDPOINT: endpoint,
    S3_REGION: region,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  } = settings
  if (settings.PICGEN_STORAGE === 'fs') return { kind: 'fs' }
  if (!endpoint || !region || !bucket || !accessKeyId || !secretAccessKey) {
    const missing = S3_NAMES.filter((name) => settings[name] === undefined)
    throw new ConfigError(`PICGEN_STORAGE=s3 also needs ${missing.join(', ')}.`)
  }
  return { kind: 's3', endpoint, region, bucket, accessKeyId, secretAccessKey }
}

function authOf(settings: Settings): AuthConfig {
  const { PICGEN_JWT_SECRET: secret, PICGEN_JWKS_URL: jwksUrl } = settings
  if (settings.PICGEN_AUTH === 'local') return localAuth(settings)
  const common = {
    mode: 'jwt' as const,
    issuer: settings.PICGEN_JWT_ISSUER ?? null,
    audience: settings.PICGEN_JWT_AUDIENCE ?? null,
  }
  if (secret !== undefined && jwksUrl !== undefined)
    throw new ConfigError('PICGEN_JWT_SECRET and PICGEN_JWKS_URL are both set: keep the one that signs your tokens.')
  if (secret !== undefined) return { ...common, secret, jwksUrl: null }
  if (jwksUrl !== undefined) return { ...common, secret: null, jwksUrl }
  throw new ConfigError('PICGEN_AUTH=jwt needs PICGEN_JWT_SECRET or PICGEN_JWKS_URL to check tokens with.')
}

function localAuth(settings: Settings): AuthConfig {
  if (!isLoopback(settings.HOST))
    throw new ConfigError(
      `HOST=${settings.HOST} would let other machines in without a token: set PICGEN_AUTH=jwt, or HOST to 127.0.0.1.`,
    )
  for (const name of ['PICGEN_JWT_SECRET', 'PICGEN_JWKS_URL', 'PICGEN_JWT_ISSUER', 'PICGEN_JWT_AUDIENCE'] as const)
    if (settings[name] !== undefined)
      throw new ConfigError(`${name} has no effect unless PICGEN_AUTH is jwt: set both, or neither.`)
  return { mode: 'local' }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

function secretOf(settings: Settings): string | null {
  if (settings.PICGEN_SECRET !== undefined) return settings.PICGEN_SECRET
  if (settings.PICGEN_AUTH === 'local') return null
  throw new ConfigError(`PICGEN_SECRET must be set when PICGEN_AUTH is ${settings.PICGEN_AUTH}: it signs image URLs.`)
}

function corsOriginsOf(settings: Settings): readonly string[] | '*' {
  const origins = settings.PICGEN_CORS_ORIGINS
  if (!origins.includes('*')) return origins
  if (origins.length > 1) throw new ConfigError('PICGEN_CORS_ORIGINS names origins beside *: keep one or the other.')
  if (settings.PICGEN_AUTH === 'local')
    throw new ConfigError('PICGEN_CORS_ORIGINS=* needs PICGEN_AUTH=jwt: name the origins that may embed the Studio.')
  return '*'
}
