import type { ConversationRow, MessageRow } from '../conversations/index.js'
import type { Database } from '../database/connect.js'
import type { ImageRow } from '../images/index.js'

/** The channel of the triggers; a notification carries the id of the conversation that changed. */
export const CHANNEL = 'picgen_events'

/** So many rows are replayed at once; who missed more is told to read the conversation anew. */
export const MAX_CHANGES = 200

/** A row as it now is, and the transaction that changed it last. */
export type Change = { key: string; changedIn: bigint } & (
  | { kind: 'image'; image: ImageRow }
  | { kind: 'message'; message: MessageRow; image: ImageRow | undefined }
  | { kind: 'conversation'; conversation: ConversationRow; activeImage: ImageRow | undefined }
)

/** What changed in a conversation, as it all was in one moment. */
export interface Changes {
  /** Every transaction below it has ended and is in what was read: who has seen this goes on from here. */
  horizon: bigint
  /** Older changes than this one were too many to read; null: all are here. */
  floor: bigint | null
  /** The conversation itself, changed or not. */
  conversation: Extract<Change, { kind: 'conversation' }>
  /** In the order in which their transactions began to write. */
  changes: readonly Change[]
}

interface ReadRow {
  horizon: string
  conversation: Json<ConversationRow> | null
  active_image: Json<ImageRow> | null
  changes: ChangeJson[]
}

/** A row that came through JSON: its times are text. */
type Json<Row> = {
  [Key in keyof Row]: Row[Key] extends Date ? string : Row[Key] extends Date | null ? string | null : Row[Key]
}

type ChangeJson = { changed_in: string } & (
  | { kind: 'image'; image: Json<ImageRow> }
  | { kind: 'message'; message: Json<MessageRow>; image: Json<ImageRow> | null }
  | { kind: 'conversation' }
)

/**
 * Reads what was changed by the transaction `since` or a later one: one statement, so all of it is of one moment. Null:
 * there is no such conversation of the user's any more.
 *
 * A stamp that lies in the future comes from another server's numbering, through a dump, and says nothing here.
 */
export async function readChanges(
  database: Database,
  watched: { userId: string; conversationId: string },
  since: bigint | null,
): Promise<Changes | null> {
  const { userId, conversationId } = watched
  const [read] = await database<[ReadRow]>`
    with moment as materialized (
      select pg_snapshot_xmin(now.snapshot) as horizon, pg_snapshot_xmax(now.snapshot) as future,
        least(${since === null ? null : String(since)}::text::xid8, pg_snapshot_xmin(now.snapshot)) as since
      from (select pg_current_snapshot() as snapshot) as now
    ), conversation as (
      select * from image_conversations where user_id = ${userId} and id = ${conversationId}
    ), changed_images as (
      select 1 as rank, 0 as position, 'image' as kind, id, id as image_id, changed_in from images
      where user_id = ${userId} and conversation_id = ${conversationId}
        and changed_in >= (select since from moment) and changed_in < (select future from moment)
      order by changed_in desc limit ${MAX_CHANGES + 1}
    ), changed_messages as (
      select 2, position, 'message', id, image_id, changed_in from image_messages
      where user_id = ${userId} and conversation_id = ${conversationId}
        and changed_in >= (select since from moment) and changed_in < (select future from moment)
      order by changed_in desc limit ${MAX_CHANGES + 1}
    ), changed as (
      select * from changed_images
      union all select * from changed_messages
      union all
      select 3, 0, 'conversation', id, active_image_id, changed_in from conversation
      where changed_in >= (select since from moment) and changed_in < (select future from moment)
      order by changed_in desc limit ${MAX_CHANGES + 1}
    )
    select moment.horizon::text as horizon,
      (select to_jsonb(conversation) from conversation) as conversation,
      (select to_jsonb(images) from images, conversation
        where images.user_id = ${userId} and images.id = conversation.active_image_id) as active_image,
      (
        select coalesce(jsonb_agg(
          jsonb_build_object(
            'kind', kind,
            'changed_in', changed_in,
            'image', (select to_jsonb(images) from images where user_id = ${userId} and id = changed.image_id),
            'message', case kind
              when 'message' then (select to_jsonb(image_messages) from image_messages where id = changed.id)
            end
          ) order by changed_in, rank, position, id
        ), '[]') from changed
      ) as changes
    from moment`
  if (!read.conversation) return null
  const conversation: Changes['conversation'] = {
    kind: 'conversation',
    key: read.conversation.id,
    changedIn: 0n,
    conversation: asConversation(read.conversation),
    activeImage: read.active_image ? asImage(read.active_image) : undefined,
  }
  const changes = read.changes.map((change) => asChange(change, conversation))
  const oldest = changes[0]
  return {
    horizon: BigInt(read.horizon),
    floor: oldest && changes.length > MAX_CHANGES ? oldest.changedIn : null,
    conversation,
    changes,
  }
}

/** Which of these conversations changed since, or are gone: one query for all that this process watches. */
export async function findChanged(
  database: Database,
  watched: readonly { conversationId: string; since: bigint }[],
): Promise<string[]> {
  const ids = watched.map(({ conversationId }) => conversationId)
  const positions = watched.map(({ since }) => String(since))
  const rows = await database<{ id: string }[]>`
    select watched.id
    from unnest(${ids}::uuid[], ${positions}::text[]) as watched (id, position)
    cross join lateral (
      select watched.position::xid8 as since, pg_snapshot_xmax(pg_current_snapshot()) as future
    ) as moment
    left join image_conversations as conversation on conversation.id = watched.id
    where conversation.id is null
      or (conversation.changed_in >= moment.since and conversation.changed_in < moment.future)
      or exists (
        select from image_messages as message
        where message.user_id = conversation.user_id and message.conversation_id = watched.id
          and message.changed_in >= moment.since and message.changed_in < moment.future
      )
      or exists (
        select from images
        where images.user_id = conversation.user_id and images.conversation_id = watched.id
          and images.changed_in >= moment.since and images.changed_in < moment.future
      )`
  return rows.map(({ id }) => id)
}

function asChange(change: ChangeJson, conversation: Changes['conversation']): Change {
  const changedIn = BigInt(change.changed_in)
  switch (change.kind) {
    case 'image':
      return { kind: 'image', key: change.image.id, changedIn, image: asImage(change.image) }
    case 'message':
      return {
        kind: 'message',
        key: change.message.id,
        changedIn,
        message: { ...change.message, created_at: new Date(change.message.created_at) },
        image: change.image ? asImage(change.image) : undefined,
      }
    case 'conversation':
      return { ...conversation, changedIn }
  }
}

function asConversation(json: Json<ConversationRow>): ConversationRow {
  return { ...json, created_at: new Date(json.created_at), updated_at: new Date(json.updated_at) }
}

function asImage(json: Json<ImageRow>): ImageRow {
  return {
    ...json,
    created_at: new Date(json.created_at),
    completed_at: json.completed_at === null ? null : new Date(json.completed_at),
    heartbeat_at: json.heartbeat_at === null ? null : new Date(json.heartbeat_at),
    provider_called_at: json.provider_called_at === null ? null : new Date(json.provider_called_at),
  }
}
