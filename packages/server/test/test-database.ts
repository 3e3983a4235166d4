import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, inject } from 'vitest'
import { connect, type Database } from '../src/database/connect.js'

/** A migrated, empty database for one test file. */
export interface TestDatabase {
  url: string
  /** A pool on it that is closed with the file. */
  database: Database
}

/**
 * Makes a database for this test file and drops it when the file is done. Call it at the top level:
 * `const { url, database } = await createTestDatabase()`. A connection that the file leaves open fails it.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { serverUrl, template } = inject('testDatabases')
  const name = `picgen_test_${randomUUID().replaceAll('-', '').slice(0, 16)}`
  await administer(serverUrl, (server) => server`create database ${server(name)} template ${server(template)}`)
  const url = new URL(serverUrl)
  url.pathname = name
  const database = connect(url.href, { name: 'picgen test' })
  afterAll(async () => {
    await database.end({ timeout: 5 })
    await administer(serverUrl, async (server) => {
      const left = await connectionsLeft(server, name)
      await server`drop database ${server(name)} with (force)`
      if (left.length > 0) throw new Error(`This file left connections open: ${left.join(', ')}`)
    })
  })
  return { url: url.href, database }
}

/** The server hears of a closed connection a moment later, so one that is open is looked at again for ten seconds. */
async function connectionsLeft(server: Database, name: string): Promise<string[]> {
  const deadline = Date.now() + 10_000
  for (;;) {
    const rows = await server<{ application_name: string }[]>`
      select application_name from pg_stat_activity where datname = ${name} and backend_type = 'client backend'`
    if (rows.length === 0 || Date.now() > deadline) return rows.map((row) => row.application_name || 'unnamed')
    await delay(20)
  }
}

async function administer<Result>(serverUrl: string, work: (server: Database) => PromiseLike<Result>): Promise<void> {
  const server = connect(serverUrl, { connections: 1, name: 'picgen test' })
  try {
    await work(server)
  } finally {
    await server.end({ timeout: 5 })
  }
}
