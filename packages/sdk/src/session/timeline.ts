import { isFinal } from '../client/index.js'
import type { Image, Message, SentMessage } from '../contract/types.js'

/**
 * The messages as just read, after those before them that are shown already. An image never goes back to what it was before,
 * and what did not change stays the same object.
 */
export function mergeMessages(shown: readonly Message[], read: readonly Message[]): readonly Message[] {
  const before = shown.slice(0, Math.max(0, positionOf(shown, read[0])))
  return settle(shown, [...before, ...read])
}

/** The messages with those of an earlier page before them. */
export function addOlder(shown: readonly Message[], older: readonly Message[]): readonly Message[] {
  return settle(shown, [...older.filter((message) => positionOf(shown, message) < 0), ...shown])
}

/** The messages with an image as it now is, wherever it is shown. */
export function showImage(shown: readonly Message[], image: Image): readonly Message[] {
  return keepSame(
    shown,
    shown.map((message) => (message.image?.id === image.id ? withImage(message, image) : message)),
  )
}

/** The messages with the two that were stored, each once. */
export function addSent(shown: readonly Message[], sent: SentMessage): readonly Message[] {
  const assistant = { ...sent.assistant_message, image: sent.assistant_message.image ?? sent.image }
  const stored = [sent.user_message, assistant].filter((message) => positionOf(shown, message) < 0)
  return [...shown, ...stored]
}

/** The images that are still being made. */
export function unfinishedImages(shown: readonly Message[]): readonly Image[] {
  return shown.flatMap(({ image }) => (image && !isFinal(image.status) ? [image] : []))
}

/** True where an event's message says nothing that is not shown. */
export function isShown(shown: readonly Message[], { id, status, image }: Message): boolean {
  const message = shown.find((each) => each.id === id)
  return message?.status === status && message.image?.id === image?.id
}

/** Compares what came over the wire: plain data, in the order of its schema. */
export function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

function positionOf(messages: readonly Message[], wanted: Message | undefined): number {
  return messages.findIndex(({ id }) => id === wanted?.id)
}

/** The next messages, none of whose images is older than it was shown. */
function settle(shown: readonly Message[], next: readonly Message[]): readonly Message[] {
  const images = new Map(shown.flatMap(({ image }) => (image ? [[image.id, image]] : [])))
  const messages = new Map(shown.map((message) => [message.id, message]))
  const settled = next.map((message) => {
    const image = message.image && images.get(message.image.id)
    const newest = image ? withImage(message, image) : message
    const before = messages.get(message.id)
    return before && isSame(before, newest) ? before : newest
  })
  return keepSame(shown, settled)
}

function keepSame(shown: readonly Message[], next: readonly Message[]): readonly Message[] {
  const isUnchanged = shown.length === next.length && shown.every((message, index) => message === next[index])
  return isUnchanged ? shown : next
}

/** An assistant's message has its image's status; both change together. */
function withImage(message: Message, image: Image): Message {
  if (!message.image || !isNewer(image, message.image)) return message
  const { status, error_code, error_message } = image
  return { ...message, image, status, error_code, error_message }
}

function isNewer(image: Image, than: Image): boolean {
  if (rank(image) !== rank(than)) return rank(image) > rank(than)
  const gain = (image.progress ?? 0) - (than.progress ?? 0)
  return !isFinal(image.status) && (gain > 0 || (gain === 0 && hasOtherPreview(image, than)))
}

/** Which of two previews is newer, nobody can tell: any is as good as the other, and better than none. */
function hasOtherPreview(image: Image, than: Image): boolean {
  return Boolean(image.preview) && image.preview !== than.preview
}

/** How far an image has come. A status that is not known lies between the first and the last. */
function rank({ status }: Image): number {
  if (isFinal(status)) return 2
  return status === 'pending' ? 0 : 1
}
