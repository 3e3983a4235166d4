import type { Config } from '../config.js'
import { checkDatabase, connect, type Database } from '../database/connect.js'
import { findEmbeddedPostgres, hasEmbeddedPostgres, startEmbeddedPostgres } from '../database/embedded.js'
import { readMigrationState } from '../database/migrate.js'
import { StartError } from '../start-error.js'

/** A database to work on, for as long as a command takes. */
export interface OpenDatabase {
  url: string
  database: Database
}

/**
 * Works on the database that the settings name: `DATABASE_URL`, the embedded one of a Studio that is running, or else the
 * embedded one, started for this. Throws a `StartError` where there is none, or it can't be used.
 */
export async function withDatabase<Value>(
  config: Config,
  work: (open: OpenDatabase) => Promise<Value>,
): Promise<Value> {
  const { url, stop } = await findDatabase(config)
  const database = connect(url, { connections: 2, name: 'picgen command' })
  try {
    await checkDatabase(database)
    return await work({ url, database })
  } finally {
    await database.end({ timeout: 5 })
    await stop()
  }
}

async function findDatabase({ databaseUrl, dataDirectory }: Config): Promise<{ url: string; stop(): Promise<void> }> {
  const url = databaseUrl ?? (await findEmbeddedPostgres(dataDirectory))
  if (url !== null) return { url, stop: async () => undefined }
  if (await hasEmbeddedPostgres(dataDirectory)) return startEmbeddedPostgres({ dataDirectory })
  throw new StartError(
    `No Studio has run on ${dataDirectory} yet: run picgen serve once, or set PICGEN_DATA_DIR or DATABASE_URL to the one you mean.`,
  )
}

/** Throws a `StartError` unless the database is exactly as far as this version. */
export async function requireMigrated(database: Database): Promise<void> {
  const { applied, known } = await readMigrationState(database)
  if (applied < known) throw new StartError('The database is not up to date: run picgen migrate.')
  if (applied > known)
    throw new StartError('The database was used by a newer version of PicGen Studio: update this one.')
}
