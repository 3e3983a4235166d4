import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '../src/database/connect.js'
import type { Promised } from './client.js'

/** What went wrong, each with a line that says what and where. */
export interface Verdict {
  lost: string[]
  stuck: string[]
  chargedTwice: string[]
}

/** Images that have no end yet. */
export async function countUnfinished(database: Database): Promise<number> {
  const [row] = await database<[{ count: number }]>`
    select count(*)::integer as count from images where status in ('pending', 'processing')`
  return row.count
}

/** Compares what was promised with what the database and the disk have. */
export async function judge(
  database: Database,
  imagesDirectory: string,
  promises: readonly Promised[],
): Promise<Verdict> {
  return {
    lost: [...(await findLost(database, promises)), ...(await findMissingFiles(database, imagesDirectory))],
    stuck: await findStuck(database),
    chargedTwice: [...(await findWrongCharges(database)), ...(await findDuplicates(database))],
  }
}

/** Each 202 is a pair of messages and an image that are still there. */
async function findLost(database: Database, promises: readonly Promised[]): Promise<string[]> {
  const rows = await database<{ id: string; user_id: string; prompt: string; messages: number }[]>`
    select images.id, images.user_id, prompt, (
      select count(*)::integer from image_messages
      where image_messages.image_id = images.id and image_messages.conversation_id = images.conversation_id
    ) as messages from images`
  const byId = new Map(rows.map((row) => [row.id, row]))
  return promises.flatMap(({ imageId, user, content }) => {
    const row = byId.get(imageId)
    const isThere = row?.user_id === user && row.prompt === content && row.messages === 1
    return isThere ? [] : [`“${content}” of ${user}, image ${imageId}: ${JSON.stringify(row ?? null)}`]
  })
}

async function findMissingFiles(database: Database, imagesDirectory: string): Promise<string[]> {
  const rows = await database<{ id: string; file_name: string; thumbnail_name: string }[]>`
    select id, file_name, thumbnail_name from images where status = 'completed'`
  const missing: string[] = []
  for (const { id, file_name, thumbnail_name } of rows)
    for (const name of [file_name, thumbnail_name])
      await access(join(imagesDirectory, id, name)).catch(() => missing.push(`the file ${name} of image ${id}`))
  return missing
}

async function findStuck(database: Database): Promise<string[]> {
  const rows = await database`
    select images.id, images.status, attempts, image_messages.status as message
    from images join image_messages on image_messages.image_id = images.id
    where images.status in ('pending', 'processing') or image_messages.status <> images.status`
  return rows.map((row) => JSON.stringify(row))
}

/** Each completed image is captured once, each failed one released once, and the accounts are the sums of the ledger. */
async function findWrongCharges(database: Database): Promise<string[]> {
  const images = await database`
    select images.id, images.status, array_agg(entry.kind order by entry.id) as kinds
    from images left join credit_entries entry on entry.image_id = images.id
    where images.status in ('completed', 'failed')
    group by images.id
    having array_agg(entry.kind order by entry.id) is distinct from
      array['reserve', case images.status when 'completed' then 'capture' else 'release' end]
      or min(entry.amount) <> images.credits or max(entry.amount) <> images.credits`
  const accounts = await database`
    select user_id, balance, reserved, ledger.* from credit_accounts
    join (
      select user_id, sum(amount * case kind when 'grant' then 1 when 'capture' then -1 else 0 end) as ledger_balance,
        sum(amount * case kind when 'reserve' then 1 when 'grant' then 0 else -1 end) as ledger_reserved
      from credit_entries group by user_id
    ) ledger using (user_id)
    where balance <> ledger_balance or reserved <> ledger_reserved`
  return [...images, ...accounts].map((row) => JSON.stringify(row))
}

/** Every content was sent once, however often its request had to be repeated. */
async function findDuplicates(database: Database): Promise<string[]> {
  const rows = await database<{ user_id: string; content: string; times: number }[]>`
    select user_id, content, count(*)::integer as times from image_messages
    where role = 'user' group by user_id, content having count(*) > 1`
  return rows.map(({ user_id, content, times }) => `“${content}” of ${user_id} was taken ${times} times`)
}
