import { readConfig } from '../config.js'
import { type LedgerEntry, readLedger } from '../credits/index.js'
import { command, say } from './command.js'
import { requireMigrated, withDatabase } from './open-database.js'
import { requireUser, userArgument } from './user-argument.js'

/** So many entries of the ledger are shown. */
const SHOWN = 20

export const show = command({
  name: 'credits show',
  description: 'Show a user’s balance and the latest entries of the ledger',
  args: { user: userArgument },
  async run({ args }) {
    const userId = requireUser(args.user)
    const config = readConfig(process.env)
    const ledger = await withDatabase(config, async ({ database }) => {
      await requireMigrated(database)
      return readLedger(database, userId, SHOWN)
    })
    if (!config.credits.enabled) say('Credits are off (PICGEN_CREDITS): nothing is counted at present.')
    if (!ledger) {
      say(`${userId} has no credits account yet: the first send or look opens one.`)
      return
    }
    const { balance, reserved, available } = ledger.balance
    say(`${userId}: balance ${balance}, reserved ${reserved}, available ${available}`)
    for (const entry of ledger.entries) say(lineOf(entry))
  },
})

function lineOf({ kind, amount, image_id, created_at }: LedgerEntry): string {
  const columns = [created_at.toISOString(), kind.padEnd(7), String(amount).padStart(10), image_id ?? '']
  return columns.join('  ').trimEnd()
}
