import type { ImageErrorCode, ImageKind, ImageStatus } from '@picgen/sdk/contract'
import type { Database, Transaction } from '../database/connect.js'

/** A row of `images`. Names are the contract's, but for what only the server knows. */
export interface ImageRow {
  id: string
  user_id: string
  conversation_id: string | null
  source_image_id: string | null
  /** As they were named, without those that were deleted since. */
  reference_image_ids: string[]
  send_number: number | null
  kind: ImageKind
  prompt: string
  model: string
  size: string
  width: number
  height: number
  seed: number | null
  credits: number
  status: ImageStatus
  progress: number | null
  /** A `data:` URL of how it looks so far; null once its attempt is over. */
  preview: string | null
  error_code: ImageErrorCode | null
  error_message: string | null
  attempts: number
  attempt_token: string | null
  heartbeat_at: Date | null
  provider_called_at: Date | null
  provider_job_id: string | null
  file_name: string | null
  thumbnail_name: string | null
  mime_type: string | null
  placeholder: string | null
  created_at: Date
  completed_at: Date | null
}

/** The user's image, or undefined: there is none, or it is another user's. */
export async function findImage(
  sql: Database | Transaction,
  userId: string,
  id: string,
): Promise<ImageRow | undefined> {
  const [row] = await sql<ImageRow[]>`select * from images where user_id = ${userId} and id = ${id}`
  return row
}

/** Like `findImage`, and keeps the image from being deleted until the transaction ends. */
export async function holdImage(tx: Transaction, userId: string, id: string): Promise<ImageRow | undefined> {
  const [row] = await tx<ImageRow[]>`
    select * from images where user_id = ${userId} and id = ${id} for key share`
  return row
}

/** The user's images of these ids, in no order, kept from being deleted until the transaction ends. */
export async function holdImages(tx: Transaction, userId: string, ids: readonly string[]): Promise<ImageRow[]> {
  return tx<ImageRow[]>`
    select * from images where user_id = ${userId} and id = any(${[...ids]}::uuid[])
    order by id for key share`
}

/** Which images of a history. */
export interface ImagePage {
  limit: number
  /** Only those before this one. */
  before?: string | undefined
  kind?: ImageKind | undefined
  status?: ImageStatus | undefined
  /** Only those whose prompt contains this, in any case. */
  q?: string | undefined
}

/** The user's images, newest first: an id begins with its time. */
export function listImages(
  sql: Database | Transaction,
  userId: string,
  { limit, before, kind, status, q }: ImagePage,
): Promise<ImageRow[]> {
  return sql<ImageRow[]>`
    select * from images
    where user_id = ${userId}
      ${before ? sql`and id < ${before}` : sql``}
      ${kind ? sql`and kind = ${kind}` : sql``}
      ${status ? sql`and status = ${status}` : sql``}
      ${q ? sql`and strpos(lower(prompt), lower(${q})) > 0` : sql``}
    order by id desc limit ${limit}`
}

/** The user's images of these ids, in no order. */
export async function findImages(
  sql: Database | Transaction,
  userId: string,
  ids: readonly string[],
): Promise<ImageRow[]> {
  if (ids.length === 0) return []
  return sql<ImageRow[]>`select * from images where user_id = ${userId} and id = any(${[...ids]}::uuid[])`
}

/** Whether an image has its end, and which files it has then. */
export interface FileOwner {
  isFinished: boolean
  names: string[]
}

/** Of these images, whoever's they are, those that exist, by their ids: for the server's own housekeeping. */
export async function findFileOwners(
  database: Database,
  imageIds: readonly string[],
): Promise<ReadonlyMap<string, FileOwner>> {
  const rows = await database<Pick<ImageRow, 'id' | 'status' | 'file_name' | 'thumbnail_name'>[]>`
    select id, status, file_name, thumbnail_name from images where id = any(${[...imageIds]}::uuid[])`
  return new Map(
    rows.map(({ id, status, file_name, thumbnail_name }) => [
      id,
      {
        isFinished: status !== 'pending' && status !== 'processing',
        names: [file_name, thumbnail_name].filter((name) => name !== null),
      },
    ]),
  )
}
