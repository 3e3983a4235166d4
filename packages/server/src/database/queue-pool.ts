import { Pool } from 'pg'

/**
 * A pool for graphile-worker. One of its own making stops listening for errors before its connections are closed, and when
 * PostgreSQL is stopped in between, the error that nobody hears ends the process. Whoever opens it ends it.
 */
export function openQueuePool(databaseUrl: string, onError: (error: Error) => void): Pool {
  const pool = new Pool({ connectionString: databaseUrl })
  pool.on('error', onError)
  pool.on('connect', (client) => client.on('error', onError))
  return pool
}
