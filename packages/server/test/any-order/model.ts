/*
 * What must be true after any sequence of operations, said as simply as it can be: no SQL, no numbers that decide, only what
 * happened in which order.
 */

export const GRANT = 30
export const PRICE = 2
export const MAX_ATTEMPTS = 3

export type Status = 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled'

/** The queue's job of an image. `dead`: held by a worker that is no more. */
export type Job = 'available' | 'held' | 'dead' | 'gone'

/** An image as the rules say it should be. */
export interface ModelImage {
  id: string
  key: string
  body: object
  conversation: ModelConversation
  /** What it is made from. */
  source: ModelImage | null
  /** A deleted one keeps the status that it had: its message does, and nothing older takes the place that it had. */
  isDeleted: boolean
  status: Status
  /** Which claim may end it; null: nobody's. */
  owner: object | null
  isAbandoned: boolean
  attempts: number
  job: Job
  /** How often the queue has given out this job. */
  tries: number
}

/** A conversation as the rules say it should be. */
export interface ModelConversation {
  user: string
  id: string
  isDeleted: boolean
  /** In the order in which they were sent. */
  images: ModelImage[]
  active: ModelImage | null
  /** How many images had been sent when a person last chose. */
  chosenAfter: number
}

/** Everything, of both users. */
export interface Model {
  conversations: ModelConversation[]
}

/** What the user's account must say. */
export function accountOf(model: Model, user: string) {
  const images = model.conversations.filter((each) => each.user === user).flatMap((each) => each.images)
  const count = (...statuses: Status[]) => images.filter(({ status }) => statuses.includes(status)).length * PRICE
  const balance = GRANT - count('completed')
  const reserved = count('pending', 'processing')
  return { balance, reserved, available: balance - reserved }
}

/** Is this image what the next message may build on? */
export const isReady = ({ status, isDeleted }: ModelImage) => status === 'completed' && !isDeleted

export const isUnfinished = ({ status }: ModelImage) => status === 'pending' || status === 'processing'

/** May a worker take it up now? */
export function canBeClaimed(image: ModelImage): boolean {
  if (!isUnfinished(image) || image.attempts >= MAX_ATTEMPTS) return false
  return image.status === 'pending' || image.owner === null || image.isAbandoned
}

/** A completed image becomes active, unless one that was sent later has, or a person chose after it was sent. */
export function complete(image: ModelImage): void {
  const { conversation } = image
  const number = conversation.images.indexOf(image)
  const laterIsDone = conversation.images.slice(number + 1).some(({ status }) => status === 'completed')
  end(image, 'completed')
  if (!laterIsDone && number >= conversation.chosenAfter) conversation.active = image
}

/** It has its end. */
export function end(image: ModelImage, status: 'completed' | 'failed' | 'cancelled'): void {
  image.status = status
  image.owner = null
}

/** An image is gone, with whatever was still to be done for it; the messages stay. */
export function deleteImage(model: Model, image: ModelImage): void {
  if (isUnfinished(image)) end(image, 'cancelled')
  image.isDeleted = true
  for (const conversation of model.conversations) if (conversation.active === image) conversation.active = null
}

/** A conversation is gone, with its messages and whatever was still to be done in it; its images stay. */
export function deleteConversation(conversation: ModelConversation): void {
  for (const image of conversation.images.filter(isUnfinished)) end(image, 'cancelled')
  conversation.isDeleted = true
}

/** What a recovery must do with the image: it is queued again, given up, or left alone. */
export function recover(image: ModelImage): void {
  const isHeld = image.job === 'available' || image.job === 'held'
  if (!isUnfinished(image) || !image.isAbandoned || isHeld) return
  if (image.attempts >= MAX_ATTEMPTS) end(image, 'failed')
  else enqueue(image)
}

/** A fresh job, whatever was there before. */
export function enqueue(image: ModelImage): void {
  image.job = 'available'
  image.tries = 0
}
