import type { Database } from '../database/connect.js'

/** Seconds from one sweep to the next, whichever process makes it. */
const INTERVAL_SECONDS = 10 * 60

/** The right to sweep once. */
export interface SweepTurn {
  /** The database whose rows say what is needed. */
  databaseId: string
  /** Where the sweep before this one stopped; null: at the end. */
  after: string | null
}

/** Takes the turn where one is due: one process of all gets it, and a process that dies with it holds nobody up. */
export async function takeTurn(database: Database): Promise<SweepTurn | null> {
  const [turn] = await database<{ id: string; swept_to: string | null }[]>`
    update image_store set sweep_due_at = now() + ${INTERVAL_SECONDS} * interval '1 second'
    where sweep_due_at <= now()
    returning id, swept_to`
  return turn ? { databaseId: turn.id, after: turn.swept_to } : null
}

/** Remembers where the next sweep goes on. */
export async function saveProgress(database: Database, after: string | null): Promise<void> {
  await database`update image_store set swept_to = ${after}`
}
