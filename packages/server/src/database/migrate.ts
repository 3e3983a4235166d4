import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Logger, runMigrations } from 'graphile-worker'
import { StartError } from '../start-error.js'
import { connect, type Database } from './connect.js'
import { openQueuePool } from './queue-pool.js'

/** Where several processes that start at once wait for each other; any number that nobody else uses. */
const LOCK = 4_827_159_306

/** One forward-only step. */
interface Migration {
  number: number
  file: string
}

/**
 * Brings the database up to this version of the code: graphile-worker's schema, then `migrations/*.sql` in order, each in
 * a transaction of its own. Safe to call from many processes at once. Throws a `StartError` when the database is newer.
 */
export async function migrate(databaseUrl: string, directory: string = migrationsDirectory()): Promise<void> {
  const migrations = await listMigrations(directory)
  const database = connect(databaseUrl, { connections: 1, name: 'picgen migrate' })
  try {
    await database`select pg_advisory_lock(${LOCK})`
    const applied = await readApplied(database)
    refuseNewer(applied, migrations)
    await migrateQueue(databaseUrl)
    for (const migration of migrations) if (!applied.has(migration.number)) await apply(database, directory, migration)
  } finally {
    // Closing the connection gives the lock back as well.
    await database.end({ timeout: 5 })
  }
}

async function migrateQueue(databaseUrl: string): Promise<void> {
  // A connection that is lost while it is used fails the query, too, and so the migration.
  const pgPool = openQueuePool(databaseUrl, () => undefined)
  try {
    await runMigrations({ pgPool, logger: new Logger(() => () => undefined) })
  } finally {
    await pgPool.end()
  }
}

/** How far a database is: both as numbers of migrations. More applied than known means that it is of a newer version. */
export interface MigrationState {
  applied: number
  known: number
}

/** Reads it without changing anything. */
export async function readMigrationState(
  database: Database,
  directory: string = migrationsDirectory(),
): Promise<MigrationState> {
  const known = (await listMigrations(directory)).length
  const [table] = await database<[{ found: boolean }]>`select to_regclass('picgen_migrations') is not null as found`
  if (!table.found) return { applied: 0, known }
  const [row] = await database<[{ applied: number }]>`select count(*)::integer as applied from picgen_migrations`
  return { applied: row.applied, known }
}

/** `migrations/` of the package: two folders up from the sources, one up from `dist`. */
function migrationsDirectory(): string {
  const candidates = ['../migrations', '../../migrations'].map((path) => join(import.meta.dirname, path))
  const found = candidates.find((path) => existsSync(path))
  if (found === undefined) throw new Error(`No migrations folder beside ${import.meta.dirname}`)
  return found
}

async function listMigrations(directory: string): Promise<Migration[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.sql')).sort()
  return files.map((file, index) => {
    const number = index + 1
    if (file !== `${String(number).padStart(6, '0')}.sql`)
      throw new Error(`Migrations are numbered without gaps: ${file} stands where number ${number} belongs`)
    return { number, file }
  })
}

async function readApplied(database: Database): Promise<Set<number>> {
  await database`
    create table if not exists picgen_migrations (
      number integer primary key,
      applied_at timestamptz not null default now()
    )`
  const rows = await database<{ number: number }[]>`select number from picgen_migrations`
  return new Set(rows.map(({ number }) => number))
}

function refuseNewer(applied: Set<number>, migrations: Migration[]): void {
  if (Math.max(0, ...applied) > migrations.length)
    throw new StartError(
      'The database was used by a newer version of PicGen Studio: update this one, or set DATABASE_URL to another database.',
    )
}

async function apply(database: Database, directory: string, { number, file }: Migration): Promise<void> {
  const statements = await readFile(join(directory, file), 'utf8')
  await database.begin(async (transaction) => {
    await transaction.unsafe(statements)
    await transaction`insert into picgen_migrations (number) values (${number})`
  })
}
