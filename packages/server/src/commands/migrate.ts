import { readConfig } from '../config.js'
import { migrate as migrateDatabase, readMigrationState } from '../database/migrate.js'
import { command, say } from './command.js'
import { withDatabase } from './open-database.js'

export const migrate = command({
  name: 'migrate',
  description: 'Bring the database up to this version; every start does so as well',
  run: () =>
    withDatabase(readConfig(process.env), async ({ url, database }) => {
      const before = await readMigrationState(database)
      await migrateDatabase(url)
      const count = before.known - before.applied
      say(
        count === 0
          ? 'The database is up to date.'
          : `The database is up to date now: ${count} of ${before.known} migrations were new.`,
      )
    }),
})
