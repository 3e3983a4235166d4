import { readConfig } from '../config.js'
import { grantCredits } from '../credits/index.js'
import { StartError } from '../start-error.js'
import { command, say } from './command.js'
import { requireMigrated, withDatabase } from './open-database.js'
import { requireUser, userArgument } from './user-argument.js'

/** The most that a grant and a balance can be. */
const MOST = 1_000_000_000

export const grant = command({
  name: 'credits grant',
  description: 'Grant credits to a user',
  args: {
    user: userArgument,
    amount: { type: 'positional', required: true, description: 'How many: a whole number of 1 or more' },
  },
  async run({ args }) {
    const userId = requireUser(args.user)
    const amount = amountOf(args.amount)
    const config = readConfig(process.env)
    if (!config.credits.enabled)
      throw new StartError(
        'Credits are off, so granting some has no effect: set PICGEN_CREDITS to what a new user gets, such as 0.',
      )
    const newUserGrant = config.credits.grant
    const { balance, available } = await withDatabase(config, async ({ database }) => {
      await requireMigrated(database)
      return grantCredits(database, newUserGrant, { userId, amount }).catch((error: unknown) => {
        throw isTooLarge(error) ? new StartError(`${userId} would have more than can be counted: grant less.`) : error
      })
    })
    say(`Granted ${amount} credits to ${userId}: the balance is ${balance}, of which ${available} are available.`)
  },
})

function amountOf(text: string): number {
  const amount = Number(text)
  if (/^\d{1,10}$/.test(text) && amount >= 1 && amount <= MOST) return amount
  throw new StartError(`An amount is a whole number from 1 to ${MOST}, and “${text}” is not.`)
}

/** PostgreSQL's “integer out of range”. */
function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '22003'
}
