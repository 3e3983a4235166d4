import type { Config } from '../config.js'
import type { Database } from '../database/connect.js'
import { readMigrationState } from '../database/migrate.js'
import { type Finding, note, right, wrong } from './finding.js'
import { withDatabase } from './open-database.js'

/** What the database, its schema and the queue in it are like. Throws a `StartError` where it can't be reached. */
export function checkDatabaseParts(config: Config): Promise<Finding[]> {
  return withDatabase(config, async ({ database }) => {
    const findings = [await checkVersion(database), await checkConnections(database)]
    const { applied, known } = await readMigrationState(database)
    if (applied > known) return [...findings, wrong('The database was used by a newer version: update this one.')]
    if (applied < known)
      return [
        ...findings,
        note(`${known - applied} migrations are still to come: picgen migrate, or the next start, brings them.`),
      ]
    return [...findings, right(`All ${known} migrations are in.`), ...(await checkQueue(database))]
  })
}

async function checkVersion(database: Database): Promise<Finding> {
  const [row] = await database<[{ version: string }]>`select current_setting('server_version') as version`
  return right(`The database answers: PostgreSQL ${row.version}.`)
}

/** A process of its own uses 10 connections for requests and as many for the worker. */
async function checkConnections(database: Database): Promise<Finding> {
  const [row] = await database<[{ most: number; used: number }]>`
    select current_setting('max_connections')::integer as most,
      (select count(*)::integer from pg_stat_activity where backend_type = 'client backend') as used`
  const sentence = `${row.used} of its ${row.most} connections are in use`
  return row.most - row.used < 25
    ? note(`${sentence}, which is little room for another process.`)
    : right(`${sentence}.`)
}

async function checkQueue(database: Database): Promise<Finding[]> {
  const [queue] = await database<[{ found: boolean }]>`select to_regclass('graphile_worker.jobs') is not null as found`
  if (!queue.found) return [wrong('The queue is not set up: run picgen migrate.')]
  const [images] = await database<[{ waiting: number; seconds: number }]>`
    select count(*)::integer as waiting, coalesce(extract(epoch from now() - min(created_at)), 0)::integer as seconds
    from images where status = 'pending'`
  if (images.waiting === 0) return [right('The queue is empty.')]
  const sentence = `${images.waiting} images wait in the queue, the oldest for ${images.seconds} seconds`
  return [images.seconds > 300 ? wrong(`${sentence}: is a worker running?`) : right(`${sentence}.`)]
}
