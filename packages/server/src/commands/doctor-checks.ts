import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { pino } from 'pino'
import { openStore } from '../composition.js'
import { type Config, readConfig } from '../config.js'
import { prepareDataDirectory } from '../data-directory.js'
import { hasEmbeddedPostgres } from '../database/embedded.js'
import { checkDatabaseParts } from './doctor-database.js'
import { checkModels } from './doctor-models.js'
import { type Finding, note, right, wrong, wrongBecause } from './finding.js'

export type { Finding } from './finding.js'

/** A key set that says nothing for longer counts as away, in milliseconds. */
const PATIENCE_MS = 10_000

/** Looks at one thing after the other, and goes on after what is wrong as far as it can. */
export async function* checkHealth(environment: NodeJS.ProcessEnv): AsyncGenerator<Finding> {
  yield checkNode()
  let config: Config
  try {
    config = readConfig(environment)
  } catch (error) {
    yield wrongBecause(error)
    return
  }
  yield right('The settings are valid.')
  yield* checkAccess(config)
  const directory = yield* checkDataDirectory(config)
  if (config.databaseUrl !== null || directory !== null) yield* checkDatabaseOf(config)
  if (directory !== null) yield* checkStorage(config, directory)
  yield* checkModels(config)
}

function checkNode(): Finding {
  const manifest = findPackageJSON(import.meta.url)
  const engines: string = manifest ? JSON.parse(readFileSync(manifest, 'utf8')).engines.node : ''
  const [needed, running] = [engines, process.versions.node].map((each) =>
    each.replace('>=', '').split('.').map(Number),
  )
  const [major = 0, minor = 0] = needed ?? []
  const [runningMajor = 0, runningMinor = 0] = running ?? []
  const isEnough = runningMajor > major || (runningMajor === major && runningMinor >= minor)
  const sentence = `Node.js is ${process.versions.node}`
  return isEnough
    ? right(`${sentence}.`)
    : wrong(`${sentence}, and ${engines.replace('>=', '')} or newer is needed: update it.`)
}

async function* checkAccess({ auth, host, publicUrl }: Config): AsyncGenerator<Finding> {
  if (auth.mode === 'local') {
    yield right('Only programs and pages of this machine get in, without a token (PICGEN_AUTH=local).')
    return
  }
  if (auth.secret !== null) {
    yield auth.secret.length >= 32
      ? right('Tokens are checked with PICGEN_JWT_SECRET.')
      : wrong('PICGEN_JWT_SECRET is shorter than 32 characters, so it can be guessed: choose a longer one.')
  } else yield await checkKeySet(auth.jwksUrl)
  if (auth.audience === null && auth.secret === null)
    yield note(
      'PICGEN_JWT_AUDIENCE is not set: tokens that were made for other services of the same issuer get in too.',
    )
  const isExposed = !/^(127\.|localhost$|::1$)/.test(host)
  if (isExposed && !publicUrl?.startsWith('https:'))
    yield note('PICGEN_PUBLIC_URL is no https address: tokens and pictures should not travel unencrypted.')
}

async function checkKeySet(url: string): Promise<Finding> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) })
    const body = (await response.json()) as { keys?: unknown }
    if (response.ok && Array.isArray(body.keys) && body.keys.length > 0)
      return right(`The key set answers with ${body.keys.length} key${body.keys.length === 1 ? '' : 's'}.`)
  } catch {
    return wrong(
      'The key set at PICGEN_JWKS_URL does not answer, so no token can be checked: correct it, or start what keeps it.',
    )
  }
  return wrong('PICGEN_JWKS_URL leads to something that is no key set: correct it.')
}

/** The folder, or null where it can't be used. */
async function* checkDataDirectory({ dataDirectory }: Config): AsyncGenerator<Finding, string | null> {
  try {
    const directory = await prepareDataDirectory(dataDirectory)
    yield right(`The data folder ${directory} can be written to.`)
    return directory
  } catch (error) {
    yield wrongBecause(error)
    return null
  }
}

async function* checkDatabaseOf(config: Config): AsyncGenerator<Finding> {
  try {
    const isFirst = config.databaseUrl === null && !(await hasEmbeddedPostgres(config.dataDirectory))
    if (isFirst) yield note('There is no database yet: the first picgen serve makes it.')
    else yield* await checkDatabaseParts(config)
  } catch (error) {
    yield wrongBecause(error)
  }
}

async function* checkStorage(config: Config, directory: string): AsyncGenerator<Finding> {
  const key = `doctor/${process.pid}.txt`
  try {
    const store = await openStore(config, directory, pino({ level: 'silent' }))
    await store.put(key, Buffer.from('x'))
    await store.delete(key)
    yield right('Pictures can be stored.')
  } catch (error) {
    yield wrongBecause(error, 'Pictures can’t be stored')
  }
}
