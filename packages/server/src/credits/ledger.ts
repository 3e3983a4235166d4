import type { Account } from '@picgen/sdk/contract'
import type { Database, Transaction } from '../database/connect.js'
import { ProblemError } from '../http/problems.js'

/** Are credits counted, and what does a new user start with? `PICGEN_CREDITS`. */
export type CreditSettings = { enabled: false } | { enabled: true; grant: number }

/** What a user has: `available` is what is not held for images under way. */
export interface Balance {
  balance: number
  reserved: number
  available: number
}

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

/**
 * Gives a user credits. A user who was never here gets an account first, with what a new one is granted. Returns what the
 * user has then.
 */
export async function grantCredits(
  database: Database,
  newUserGrant: number,
  { userId, amount }: { userId: string; amount: number },
): Promise<Balance> {
  return database.begin(async (tx) => {
    await openAccount(tx, userId, newUserGrant)
    await tx`insert into credit_entries (user_id, kind, amount) values (${userId}, 'grant', ${amount})`
    await tx`update credit_accounts set balance = balance + ${amount} where user_id = ${userId}`
    return readBalance(tx, userId)
  })
}

/** One line of the ledger. */
export interface LedgerEntry {
  kind: 'grant' | 'reserve' | 'capture' | 'release'
  amount: number
  image_id: string | null
  created_at: Date
}

/** What a user has, and the latest entries, newest first; null for a user who was never here. Opens no account. */
export async function readLedger(
  database: Database,
  userId: string,
  limit: number,
): Promise<{ balance: Balance; entries: LedgerEntry[] } | null> {
  return database.begin('isolation level repeatable read read only', async (tx) => {
    const [found] = await tx`select from credit_accounts where user_id = ${userId}`
    if (!found) return null
    const entries = await tx<LedgerEntry[]>`
      select kind, amount, image_id, created_at from credit_entries
      where user_id = ${userId} order by id desc limit ${limit}`
    return { balance: await readBalance(tx, userId), entries }
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

async function readBalance(tx: Transaction, userId: string): Promise<Balance> {
  const [account] = await tx<Balance[]>`
    select balance, reserved, balance - reserved as available from credit_accounts where user_id = ${userId}`
  if (!account) throw new Error('A credit account that was just opened is not there.')
  return account
}
