import postgres from 'postgres'
import { StartError } from '../start-error.js'

/** A pool of connections. `bigint` arrives as a number, times as `Date`. */
export type Database = postgres.Sql<{ bigint: number }>
/** One open transaction. */
export type Transaction = postgres.TransactionSql<{ bigint: number }>
/** What a query needs: it runs in a transaction where it is given one. */
export type Queryable = Database | Transaction

/** How to connect. */
export interface ConnectOptions {
  /** The most connections that the pool opens; 10 unless told. */
  connections?: number
  /** What the server shows as `application_name`. */
  name?: string
}

const OLDEST_MAJOR = 15

/** A process that was frozen in the middle of a transaction gives its locks back after so many milliseconds. */
const IDLE_IN_TRANSACTION_MS = 10_000

/** The longest wait before the next connection is tried, in seconds. The driver's own 20 would outlast most restarts. */
const LONGEST_BACKOFF = 0.8

/** A pool on the database. Nothing is opened before the first query: `checkDatabase` says whether it can be. */
export function connect(databaseUrl: string, options: ConnectOptions = {}): Database {
  return postgres(databaseUrl, {
    max: options.connections ?? 10,
    idle_timeout: 60,
    connect_timeout: 10,
    backoff: (failures: number) => (0.5 + Math.random() / 2) * Math.min(2 ** failures / 100, LONGEST_BACKOFF),
    onnotice: () => undefined,
    connection: {
      application_name: options.name ?? 'picgen',
      TimeZone: 'UTC',
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    },
    types: { bigint: { to: 20, from: [20], serialize: String, parse: safeNumber } },
  })
}

/** Throws a `StartError` that says what to do when the database can't be reached or is too old. */
export async function checkDatabase(database: Database): Promise<void> {
  const version = await database<[{ server_version_num: string }]>`show server_version_num`.catch((error: unknown) => {
    throw new StartError(`${describe(database, error)}.`, { cause: error })
  })
  const major = Math.floor(Number(version[0].server_version_num) / 10_000)
  if (major < OLDEST_MAJOR)
    throw new StartError(
      `The database is PostgreSQL ${major}, and PicGen Studio needs ${OLDEST_MAJOR} or newer: upgrade it, or set DATABASE_URL to another.`,
    )
}

function describe(database: Database, error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  const at = `The database at ${database.options.host[0]}:${database.options.port[0]}`
  switch (code) {
    case 'ECONNREFUSED':
    case 'CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
      return `${at} does not answer: start it, or correct DATABASE_URL`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${at} can't be found: correct the host in DATABASE_URL`
    case '28P01':
    case '28000':
      return `${at} refuses the user or the password: correct DATABASE_URL`
    case '3D000':
      return `${at} has no database “${database.options.database}”: create it, or correct DATABASE_URL`
    case '53300':
      return `${at} has no connection left: raise its max_connections, or stop what holds them`
    default:
      return `${at} can't be used (${message ?? code ?? 'unknown reason'}): check DATABASE_URL`
  }
}

/** A number that would lose digits is a defect to hear of, not to round. */
function safeNumber(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError(`The bigint ${value} is larger than a number can hold.`)
  return number
}

/** Is this error the database being away, starting, stopping or full, rather than what it was asked? */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false
  const code = String(error.code)
  return AWAY_CODES.has(code) || /^(08|57P)/.test(code)
}

const AWAY_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  // too_many_connections
  '53300',
  // idle_in_transaction_session_timeout: it was us who were away.
  '25P03',
])
