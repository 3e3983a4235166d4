import type { ImageErrorCode, ImageStatus } from '@picgen/sdk/contract'
import { v7 as uuidv7 } from 'uuid'
import type { Queryable, Transaction } from '../database/connect.js'
import type { ImageRow } from '../images/index.js'

/** A row of `image_conversations`. */
export interface ConversationRow {
  id: string
  user_id: string
  title: string
  active_image_id: string | null
  default_model: string
  default_size: string
  send_count: number
  message_count: number
  created_at: Date
  updated_at: Date
}

/** A row of `image_messages`. */
export interface MessageRow {
  id: string
  conversation_id: string
  position: number
  role: 'user' | 'assistant'
  content: string
  image_id: string | null
  status: ImageStatus
  error_code: ImageErrorCode | null
  error_message: string | null
  created_at: Date
}

/** What a conversation starts with. */
export interface NewConversation {
  userId: string
  title: string
  activeImageId: string | null
  defaultModel: string
  defaultSize: string
}

export async function insertConversation(tx: Transaction, conversation: NewConversation): Promise<ConversationRow> {
  const [row] = await tx<[ConversationRow]>`
    insert into image_conversations ${tx({
      id: uuidv7(),
      user_id: conversation.userId,
      title: conversation.title,
      active_image_id: conversation.activeImageId,
      default_model: conversation.defaultModel,
      default_size: conversation.defaultSize,
    })} returning *`
  return row
}

/** The user's conversation, or undefined: there is none, or it is another user's. */
export async function findConversation(
  sql: Queryable,
  userId: string,
  id: string,
): Promise<ConversationRow | undefined> {
  const [row] = await sql<ConversationRow[]>`
    select * from image_conversations where user_id = ${userId} and id = ${id}`
  return row
}

/** Like `findConversation`, and holds other sends and settlings of the conversation back until the transaction ends. */
export async function lockConversation(
  tx: Transaction,
  userId: string,
  id: string,
): Promise<ConversationRow | undefined> {
  const [row] = await tx<ConversationRow[]>`
    select * from image_conversations where user_id = ${userId} and id = ${id} for update`
  return row
}

/** Counts a send, and names the conversation if nobody has. */
export async function countSend(tx: Transaction, { id, user_id }: ConversationRow, title: string): Promise<void> {
  await tx`
    update image_conversations
    set send_count = send_count + 1, title = case when title = '' then ${title} else title end, updated_at = greatest(updated_at, clock_timestamp())
    where user_id = ${user_id} and id = ${id}`
}

/** Which conversations of a list. */
export interface ConversationListPage {
  limit: number
  /** Only those that were touched before this one: microseconds since 1970, as text, and an id. */
  before?: { touched: string; id: string } | undefined
  /** Only those whose title or prompts contain this, in any case. */
  q?: string | undefined
}

/** The user's conversations, last touched first. `touched` is when, in microseconds since 1970: `Date` has none. */
export function listConversationRows(
  sql: Queryable,
  userId: string,
  { limit, before, q }: ConversationListPage,
): Promise<(ConversationRow & { touched: string })[]> {
  return sql<(ConversationRow & { touched: string })[]>`
    select *, (extract(epoch from updated_at) * 1000000)::bigint::text as touched from image_conversations
    where user_id = ${userId}
      ${
        before
          ? sql`and (updated_at, id) <
              (timestamptz 'epoch' + ${before.touched}::bigint * interval '1 microsecond', ${before.id}::uuid)`
          : sql``
      }
      ${
        q
          ? sql`and (strpos(lower(title), lower(${q})) > 0 or exists (
              select from image_messages
              where user_id = ${userId} and conversation_id = image_conversations.id
                and strpos(lower(content), lower(${q})) > 0
            ))`
          : sql``
      }
    order by updated_at desc, id desc limit ${limit}`
}

/** Changes what a person calls a conversation, and what its next message is made with. */
export async function updateConversationRow(
  tx: Transaction,
  { id, user_id }: ConversationRow,
  change: Pick<ConversationRow, 'title' | 'default_model' | 'default_size'>,
): Promise<ConversationRow> {
  const [row] = await tx<[ConversationRow]>`
    update image_conversations set ${tx(change)}, updated_at = greatest(updated_at, clock_timestamp())
    where user_id = ${user_id} and id = ${id} returning *`
  return row
}

/** Deletes a conversation with its messages. */
export async function deleteConversationRow(tx: Transaction, { id, user_id }: ConversationRow): Promise<void> {
  await tx`delete from image_conversations where user_id = ${user_id} and id = ${id}`
}

/** A person's choice: it stands against every image that was sent before it. */
export async function setActiveImage(
  tx: Transaction,
  { id, user_id }: ConversationRow,
  imageId: string | null,
): Promise<ConversationRow> {
  const [row] = await tx<[ConversationRow]>`
    update image_conversations
    set active_image_id = ${imageId}, active_image_decided_at = send_count, updated_at = greatest(updated_at, clock_timestamp())
    where user_id = ${user_id} and id = ${id} returning *`
  return row
}

/** What is said: by the user a prompt, by the assistant an image. */
export type NewMessage = { role: 'user'; content: string } | { role: 'assistant'; image: ImageRow }

/** Adds messages at the end, in this order. The conversation must be locked, or as new as this transaction. */
export async function appendMessages(
  tx: Transaction,
  { id, user_id, message_count }: ConversationRow,
  messages: readonly NewMessage[],
): Promise<MessageRow[]> {
  const rows = messages.map((message, index) => ({
    id: uuidv7(),
    conversation_id: id,
    user_id,
    position: message_count + index + 1,
    role: message.role,
    content: message.role === 'user' ? message.content : '',
    image_id: message.role === 'user' ? null : message.image.id,
    status: message.role === 'user' ? ('completed' as const) : message.image.status,
  }))
  return tx<MessageRow[]>`
    with counted as (
      update image_conversations set message_count = message_count + ${rows.length}
      where user_id = ${user_id} and id = ${id}
    )
    insert into image_messages ${tx(rows)} returning *`
}

/** Which messages of a conversation. */
export interface MessagePage {
  /** At most so many, the newest; all where it is absent. */
  limit?: number | undefined
  /** Only those at an earlier position. */
  before?: number | undefined
}

/** The newest messages of a page, oldest first. */
export async function listMessages(
  sql: Queryable,
  { id, user_id, message_count }: ConversationRow,
  { limit, before = message_count + 1 }: MessagePage,
): Promise<MessageRow[]> {
  const rows = await sql<MessageRow[]>`
    select * from image_messages
    where user_id = ${user_id} and conversation_id = ${id} and position < ${before}
    order by position desc limit ${limit ?? null}`
  return rows.reverse()
}
