import type { Account } from '@picgen/sdk/contract'
import type { Database, Transaction } from '../database/connect.js'
import { ProblemError } from '../http/problems.js'

/** Are credits counted, and what does a new user start with? `PICGEN_CREDITS`. */
export type CreditSettings = { enabled: false } | { enabled: true; grant: number }

/** The part of the ledger that a send needs: the other end is `captureCredits` and `releaseCredits`. */
export interface Reservation {
  userId: string
  imageId: string
  /** Credits; 0 or more. */
  amount: number
}

/**
 * Holds the credits of an image that is about to be made. Throws `insufficient_credits` where the available credits
 * don't cover it. With credits off nothing is held, and so nothing will be captured.
 */
export async function reserveCredits(
  tx: Transaction,
  settings: CreditSettings,
  { userId, imageId, amount }: Reservation,
): Promise<void> {
  if (!settings.enabled) return
  const reservation = { userId, imageId, amount }
  if (await hold(tx, reservation)) return
  // Either there is too little, or it is the user's first time.
  await openAccount(tx, userId, settings.grant)
  if (await hold(tx, reservation)) return
  const { available } = await readBalance(tx, userId)
  throw new ProblemError('insufficient_credits', `This image costs ${amount}, and you have ${available}.`)
}

async function hold(tx: Transaction, { userId, imageId, amount }: Reservation): Promise<boolean> {
  const entries = await tx`
    with held as (
      update credit_accounts set reserved = reserved + ${amount}
      where user_id = ${userId} and balance - reserved >= ${amount}
      returning user_id
    )
    insert into credit_entries (user_id, image_id, kind, amount)
    select user_id, ${imageId}::uuid, 'reserve', ${amount}::integer from held
    returning id`
  return entries.length > 0
}

/** The image was made: what was held for it is spent. Does nothing where nothing was held. */
export async function captureCredits(tx: Transaction, imageId: string): Promise<void> {
  await tx`
    with captured as (
      insert into credit_entries (user_id, image_id, kind, amount)
      select user_id, image_id, 'capture', amount from credit_entries where image_id = ${imageId} and kind = 'reserve'
      returning user_id, amount
    )
    update credit_accounts set balance = balance - captured.amount, reserved = reserved - captured.amount
    from captured where credit_accounts.user_id = captured.user_id`
}

/** The image was not made: what was held for it comes back. Does nothing where nothing was held. */
export async function releaseCredits(tx: Transaction, imageId: string): Promise<void> {
  await tx`
    with released as (
      insert into credit_entries (user_id, image_id, kind, amount)
      select user_id, image_id, 'release', amount from credit_entries where image_id = ${imageId} and kind = 'reserve'
      returning user_id, amount
    )
    update credit_accounts set reserved = reserved - released.amount
    from released where credit_accounts.user_id = released.user_id`
}

/** What the user has. The first look opens the account, with what a new user is granted. */
export async function readAccount(database: Database, settings: CreditSettings, userId: string): Promise<Account> {
  if (!settings.enabled) {
    return { user_id: userId, credits: { enabled: false, balance: 0, reserved: 0, available: 0 } }
  }
  return database.begin(async (tx) => {
    await openAccount(tx, userId, settings.grant)
    return { user_id: userId, credits: { enabled: true, ...(await readBalance(tx, userId)) } }
  })
}

async function openAccount(tx: Transaction, userId: string, grant: number): Promise<void> {
  await tx`
    with opened as (
      insert into credit_accounts (user_id, balance) values (${userId}, ${grant})
      on conflict do nothing returning user_id
    )
    insert into credit_entries (user_id, kind, amount) select user_id, 'grant', ${grant}::integer from opened`
}

async function readBalance(tx: Transaction, userId: string) {
  const [account] = await tx<{ balance: number; reserved: number; available: number }[]>`
    select balance, reserved, balance - reserved as available from credit_accounts where user_id = ${userId}`
  if (!account) throw new Error('A credit account that was just opened is not there.')
  return account
}
