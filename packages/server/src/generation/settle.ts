import type { ImageErrorCode } from '@picgen/sdk/contract'
import { becomesActive } from '../conversations/rules.js'
import { captureCredits, releaseCredits } from '../credits/index.js'
import type { Database, Transaction } from '../database/connect.js'
import type { ImageRow } from '../images/index.js'
import type { Claim } from './claim.js'

/** The longest reason that is kept, in characters. */
const MAX_MESSAGE_LENGTH = 1000

/** A finished picture, stored. */
export interface FinishedImage {
  fileName: string
  thumbnailName: string
  mimeType: string
  /** Pixels. */
  width: number
  /** Pixels. */
  height: number
  /** A ThumbHash in base64. */
  placeholder: string
  /** The seed it was made with, where one is known. */
  seed: number | null
}

/** Why an image has no picture. */
export interface Failure {
  code: ImageErrorCode
  /** One sentence for the person who asked. */
  message: string
}

/** Why an image failed that was abandoned, or could not be kept, in every attempt. */
export const GIVEN_UP: Failure = {
  code: 'internal',
  message: 'This image could not be made in several attempts; try again.',
}

/**
 * Ends an image with its picture, in one transaction: image and message final, credits captured, the active image moved
 * by the rule. False: the attempt had lost its claim, nothing was written and the picture is nobody's. Calling it again is
 * safe where its answer got lost: it is true as well when this attempt has completed the image before.
 */
export function settleCompleted(
  database: Database,
  { image, token }: Claim,
  finished: FinishedImage,
): Promise<boolean> {
  return settle(database, image.id, async (tx, conversation) => {
    const [settled] = await tx<ImageRow[]>`
      update images set ${tx({
        status: 'completed',
        progress: null,
        file_name: finished.fileName,
        thumbnail_name: finished.thumbnailName,
        mime_type: finished.mimeType,
        width: finished.width,
        height: finished.height,
        placeholder: finished.placeholder,
        seed: finished.seed,
        attempt_token: null,
      })}, completed_at = now()
      where id = ${image.id} and attempt_token = ${token} and status = 'processing'
      returning *`
    if (!settled) return hasFile(tx, image.id, finished.fileName)
    await captureCredits(tx, image.id)
    await moveActiveImage(tx, conversation, settled)
    return true
  })
}

async function hasFile(tx: Transaction, imageId: string, fileName: string): Promise<boolean> {
  const found = await tx`select from images where id = ${imageId} and file_name = ${fileName}`
  return found.length > 0
}

/**
 * Ends an image without a picture and gives its credits back. With a token it is the end of that attempt; with null
 * that of an image which nobody works on any more. False: it was no longer so, and nothing was written.
 */
export function settleFailed(
  database: Database,
  imageId: string,
  token: string | null,
  { code, message }: Failure,
): Promise<boolean> {
  return settle(database, imageId, async (tx) => {
    const [settled] = await tx`
      update images set ${tx({
        status: 'failed',
        progress: null,
        error_code: code,
        error_message: storable(message),
        attempt_token: null,
      })}, completed_at = now()
      where id = ${imageId} and status in ('pending', 'processing')
        and (${token}::uuid is null or attempt_token = ${token})
      returning id`
    if (!settled) return false
    await releaseCredits(tx, imageId)
    return true
  })
}

/**
 * Ends an image that its user gave up, and gives its credits back. The attempt that makes it hears of it by its next
 * heartbeat. False: there is no such image, or it has its end already, and nothing was written.
 */
export function settleCancelled(tx: Transaction, userId: string, imageId: string): Promise<boolean> {
  return settleIn(tx, imageId, async () => {
    const [settled] = await tx`
      update images set status = 'cancelled', progress = null, attempt_token = null, completed_at = now()
      where user_id = ${userId} and id = ${imageId} and status in ('pending', 'processing')
      returning id`
    if (!settled) return false
    await releaseCredits(tx, imageId)
    return true
  })
}

/** A provider's own words can be anything: no NUL, which PostgreSQL refuses, and no page of HTML. */
function storable(message: string): string {
  return message.replaceAll('\0', '').slice(0, MAX_MESSAGE_LENGTH).toWellFormed()
}

/** What of a conversation the settling of its image looks at. */
interface LockedConversation {
  id: string
  active_image_decided_at: number
}

type End = (tx: Transaction, conversation: LockedConversation | undefined) => Promise<boolean>

function settle(database: Database, imageId: string, end: End): Promise<boolean> {
  return database.begin((tx) => settleIn(tx, imageId, end))
}

/** Locks in the order that sending does, conversation before image before account, so that they never deadlock. */
async function settleIn(tx: Transaction, imageId: string, end: End): Promise<boolean> {
  const [conversation] = await tx<LockedConversation[]>`
    select id, active_image_decided_at from image_conversations
    where id = (select conversation_id from images where id = ${imageId})
    for update`
  if (!(await end(tx, conversation))) return false
  await tx`
    update image_messages set status = images.status, error_code = images.error_code, error_message = images.error_message
    from images
    where images.id = ${imageId} and image_messages.user_id = images.user_id and image_messages.image_id = images.id`
  if (conversation)
    await tx`update image_conversations set updated_at = greatest(updated_at, clock_timestamp()) where id = ${conversation.id}`
  return true
}

async function moveActiveImage(
  tx: Transaction,
  conversation: LockedConversation | undefined,
  { id, send_number }: ImageRow,
): Promise<void> {
  if (!conversation || send_number === null) return
  if (!becomesActive(send_number, conversation.active_image_decided_at)) return
  await tx`
    update image_conversations set active_image_id = ${id}, active_image_decided_at = ${send_number}
    where id = ${conversation.id}`
}
