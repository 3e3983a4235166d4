import { randomUUID } from 'node:crypto'
import type { TestProject } from 'vitest/node'
import { connect } from '../src/database/connect.js'
import { migrate } from '../src/database/migrate.js'
import { startTestServer } from './test-server.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL that the tests share, and the migrated database in it that each file gets a copy of. */
    testDatabases: { serverUrl: string; template: string }
  }
}

/** One PostgreSQL for the whole run, with one migrated database to copy: an embedded one, or `TEST_DATABASE_URL`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer()
  const template = `picgen_template_${randomUUID().slice(0, 8)}`
  const administration = connect(server.url, { connections: 1, name: 'picgen tests' })
  await administration`create database ${administration(template)}`
  const templateUrl = new URL(server.url)
  templateUrl.pathname = template
  await migrate(templateUrl.href)
  project.provide('testDatabases', { serverUrl: server.url, template })
  return async () => {
    await administration`drop database ${administration(template)} with (force)`
    await administration.end({ timeout: 5 })
    await server.stop()
  }
}
