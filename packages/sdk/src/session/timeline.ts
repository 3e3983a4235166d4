import { isFinal } from '../client/index.js'
import type { Image, Message, SentMessage } from '../contract/types.js'

/** The messages as just read, except that an image never goes back to what it was before. */
export function mergeMessages(shown: readonly Message[], read: readonly Message[]): readonly Message[] {
  const known = new Map(shown.flatMap(({ image }) => (image ? [[image.id, image]] : [])))
  return read.map((message) => {
    const before = message.image && known.get(message.image.id)
    return before ? withImage(message, before) : message
  })
}

/** The messages with an image as it now is, wherever it is shown. */
export function showImage(shown: readonly Message[], image: Image): readonly Message[] {
  return shown.map((message) => (message.image?.id === image.id ? withImage(message, image) : message))
}

/** The messages with the two that were stored, each once. */
export function addSent(shown: readonly Message[], sent: SentMessage): readonly Message[] {
  const assistant = { ...sent.assistant_message, image: sent.assistant_message.image ?? sent.image }
  const stored = [sent.user_message, assistant].filter(({ id }) => !shown.some((message) => message.id === id))
  return [...shown, ...stored]
}

/** The images that are still being made. */
export function unfinishedImages(shown: readonly Message[]): readonly Image[] {
  return shown.flatMap(({ image }) => (image && !isFinal(image.status) ? [image] : []))
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
