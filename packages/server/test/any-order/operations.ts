import type { Conversation, SentMessage } from '@picgen/sdk/contract'
import fc from 'fast-check'
import { expect } from 'vitest'
import { type Claim, claimImage, handBack, releaseClaim } from '../../src/generation/claim.js'
import { recoverAbandonedImages } from '../../src/generation/recovery.js'
import { settleCompleted, settleFailed } from '../../src/generation/settle.js'
import type { TestStudio } from '../test-studio.js'
import {
  accountOf,
  canBeClaimed,
  complete,
  deleteConversation,
  deleteImage,
  end,
  enqueue,
  isReady,
  isUnfinished,
  MAX_ATTEMPTS,
  type Model,
  type ModelConversation,
  type ModelImage,
  PRICE,
  recover,
} from './model.js'

/** An attempt at an image, and the queue's job for it. */
interface Attempt {
  claim: Claim
  image: ModelImage
  jobId: string
}

/** The real Studio beside the model of it. */
export interface World {
  studio: TestStudio
  model: Model
  attempts: Attempt[]
}

/** One thing that happens. It must do to the model what it does to the Studio, or the comparison afterwards fails. */
type Operation = (world: World) => Promise<void>

const FINISHED = {
  fileName: '',
  thumbnailName: 't.webp',
  mimeType: 'image/png',
  width: 64,
  height: 64,
  placeholder: '',
  seed: null,
}

// What an operation is about is chosen by number among what there is at that moment: mostly the first few, so that much
// happens to the same ones.
const which = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 2 }) }, fc.nat({ max: 1000 }))
const at = <Item>(items: readonly Item[], number: number): Item | undefined => items[number % items.length]
const allImages = ({ model }: World) => model.conversations.flatMap(({ images }) => images)
const pathOf = ({ id }: ModelConversation) => `/api/image-conversations/${id}`

function send(
  conversationNumber: number,
  mode: 'auto' | 'text2img' | 'img2img',
  sourceNumber: number | null,
): Operation {
  return async (world) => {
    const { studio, model } = world
    const conversation = at(model.conversations, conversationNumber)
    if (!conversation) return
    const source = sourceNumber === null || mode === 'text2img' ? undefined : at(allImages(world), sourceNumber)
    const key = crypto.randomUUID()
    const body = { content: 'a fox', mode, ...(source && { source_image_id: source.id }) }
    const before = accountOf(model, conversation.user).available
    const answer = await studio
      .as(conversation.user)
      .post<SentMessage>(`${pathOf(conversation)}/messages`, body, { 'idempotency-key': key })
    const refusal = refusalOf(conversation, source, mode, before)
    expect(answer.body).toMatchObject(refusal === null ? { image_id: expect.any(String) } : { code: refusal })
    if (refusal !== null) return
    const builtOn = mode === 'text2img' ? null : (source ?? conversation.active)
    expect(answer.body).toMatchObject({ mode: builtOn ? 'img2img' : 'text2img' })
    const sent = { id: answer.body.image_id, key, body, conversation, source: builtOn, isDeleted: false }
    const work = { owner: null, isAbandoned: false, attempts: 0, job: 'available' as const, tries: 0 }
    conversation.images.push({ ...sent, ...work, status: 'pending' })
  }
}

function refusalOf(
  { user, active, isDeleted }: ModelConversation,
  source: ModelImage | undefined,
  mode: string,
  available: number,
): string | null {
  if (isDeleted) return 'not_found'
  if (source && (source.isDeleted || source.conversation.user !== user)) return 'not_found'
  if (source && !isReady(source)) return 'image_not_ready'
  if (mode === 'img2img' && !source && !active) return 'no_active_image'
  return available < PRICE ? 'insufficient_credits' : null
}

/** The answer got lost on its way, and the client sends the same request again: as if it had not. */
function sendAgain(imageNumber: number): Operation {
  return async (world) => {
    const image = at(allImages(world), imageNumber)
    if (!image) return
    const { conversation, key, body, id } = image
    const user = world.studio.as(conversation.user)
    const answer = await user.post<SentMessage>(`${pathOf(conversation)}/messages`, body, { 'idempotency-key': key })
    expect([answer.status, answer.body.image_id]).toEqual([202, id])
  }
}

function choose(conversationNumber: number, imageNumber: number | null): Operation {
  return async (world) => {
    const conversation = at(world.model.conversations, conversationNumber)
    if (!conversation) return
    const image = imageNumber === null ? null : at(allImages(world), imageNumber)
    if (image === undefined) return
    const answer = await world.studio.as(conversation.user).setActive(conversation.id, image?.id ?? null)
    const isThere = image === null || (image.conversation.user === conversation.user && !image.isDeleted)
    const isGone = conversation.isDeleted || !isThere
    const status = isGone ? 404 : image === null || isReady(image) ? 200 : 409
    expect(answer.status).toBe(status)
    if (status !== 200) return
    conversation.active = image
    conversation.chosenAfter = conversation.images.length
  }
}

/** A worker gets the job from the queue, as graphile-worker hands it out, and takes the image up. */
function take(imageNumber: number): Operation {
  return async (world) => {
    const { studio, attempts } = world
    const image = at(allImages(world), imageNumber)
    if (image?.job !== 'available') return
    const [job] = await studio.database<[{ id: string }]>`
      update graphile_worker._private_jobs set locked_at = now(), locked_by = 'a worker', attempts = attempts + 1
      where key = ${`generate-image:${image.id}`} and locked_at is null and attempts < max_attempts returning id::text`
    image.tries += 1
    image.job = 'held'
    const claim = await claimImage(studio.database, image.id)
    expect(claim !== null).toBe(canBeClaimed(image))
    if (!claim) return finishJob(world, { image, jobId: job.id })
    Object.assign(image, { status: 'processing', owner: claim, isAbandoned: false, attempts: image.attempts + 1 })
    attempts.push({ claim, image, jobId: job.id })
  }
}

/** The queue deletes the job that this worker has; a newer one of the same image stays. */
async function finishJob({ studio }: World, { image, jobId }: Pick<Attempt, 'image' | 'jobId'>): Promise<void> {
  const [gone] = await studio.database<{ key: string | null }[]>`
    delete from graphile_worker._private_jobs where id = ${jobId}::bigint returning key`
  if (gone?.key) image.job = 'gone'
}

/** What a worker does with one of its attempts, be it still its own or long given to another. */
function conclude(attemptNumber: number, how: 'complete' | 'fail' | 'hand back' | 'release'): Operation {
  return async (world) => {
    const { attempts, studio } = world
    const attempt = at([...attempts].reverse(), attemptNumber)
    if (!attempt) return
    const { image, claim, jobId } = attempt
    const isOwner = image.owner === claim
    attempts.splice(attempts.indexOf(attempt), 1)
    if (how === 'complete') {
      const finished = { ...FINISHED, fileName: `${claim.token}.png` }
      expect(await settleCompleted(studio.database, claim, finished)).toBe(isOwner)
      if (isOwner) complete(image)
    } else if (how === 'fail') {
      const failure = { code: 'provider_rejected' as const, message: 'no' }
      expect(await settleFailed(studio.database, image.id, claim.token, failure)).toBe(isOwner)
      if (isOwner) end(image, 'failed')
    } else if (how === 'hand back') {
      await handBack(studio.database, claim)
      if (isOwner) {
        Object.assign(image, { owner: null, attempts: image.attempts - 1 })
        enqueue(image)
      }
    } else {
      await releaseClaim(studio.database, claim)
      if (isOwner) image.owner = null
      return unlockJob(world, image, jobId)
    }
    await finishJob(world, { image, jobId })
  }
}

/** What the queue does with a job that failed: it is given out again, until it was tried often enough. */
async function unlockJob({ studio }: World, image: ModelImage, jobId: string): Promise<void> {
  const [job] = await studio.database<{ key: string | null }[]>`
    update graphile_worker._private_jobs set locked_at = null, locked_by = null where id = ${jobId}::bigint returning key`
  if (job?.key) image.job = image.tries < MAX_ATTEMPTS ? 'available' : 'gone'
}

/** Every worker that has this image or its job dies or freezes, and a minute passes. */
function crash(imageNumber: number): Operation {
  return async (world) => {
    const { database } = world.studio
    const image = at(allImages(world), imageNumber)
    if (!image || !isUnfinished(image)) return
    await database`
      update images set heartbeat_at = heartbeat_at - interval '1 minute', created_at = created_at - interval '1 minute'
      where id = ${image.id}`
    await database`
      update graphile_worker._private_jobs set locked_at = locked_at - interval '1 minute'
      where key = ${`generate-image:${image.id}`}`
    image.isAbandoned = true
    if (image.job === 'held') image.job = 'dead'
  }
}

/** Workers look for what was left behind; nothing may stay behind then. */
const lookForAbandoned: Operation = async (world) => {
  const { studio } = world
  await recoverAbandonedImages(studio.database, studio.workerParts.logger)
  for (const image of allImages(world)) recover(image)
  for (const image of allImages(world).filter((each) => each.isAbandoned && isUnfinished(each)))
    expect(['available', 'held']).toContain(image.job)
}

/** A worker takes an image and dies, and its attempt is left for a late return. */
function takeAndDie(imageNumber: number): Operation {
  return async (world) => {
    await take(imageNumber)(world)
    await crash(imageNumber)(world)
    await lookForAbandoned(world)
  }
}

/** A worker takes an image, and something goes wrong on our side. */
function takeAndStumble(imageNumber: number): Operation {
  return async (world) => {
    const before = world.attempts.length
    await take(imageNumber)(world)
    if (world.attempts.length > before) await conclude(0, 'release')(world)
  }
}

/** Its user gives an image up, waiting or being made; what its worker still brings is dropped. */
function cancel(imageNumber: number): Operation {
  return async (world) => {
    const image = at(allImages(world), imageNumber)
    if (!image) return
    const { conversation, id, isDeleted } = image
    const answer = await world.studio.as(conversation.user).post(`/api/images/${id}/cancel`)
    expect(answer.status).toBe(isDeleted ? 404 : isUnfinished(image) ? 200 : 409)
    if (isUnfinished(image)) end(image, 'cancelled')
  }
}

/** A worker takes an image, its user gives it up meanwhile, and the attempt is left for a late result. */
function takeAndCancel(imageNumber: number): Operation {
  return async (world) => {
    await take(imageNumber)(world)
    await cancel(imageNumber)(world)
  }
}

/** An image in whatever state it is, active or the source of others or neither; what was said of it stays. */
function removeImage(imageNumber: number): Operation {
  return async (world) => {
    const image = at(allImages(world), imageNumber)
    if (!image) return
    const { conversation, id } = image
    const user = world.studio.as(conversation.user)
    expect((await user.delete(`/api/images/${id}`)).status).toBe(image.isDeleted ? 404 : 204)
    deleteImage(world.model, image)
    if (conversation.isDeleted) return
    const { messages } = await user.read(conversation.id, '?limit=200')
    const shown = messages.filter(({ role }) => role === 'assistant').map((message) => message.image?.id ?? null)
    expect(shown).toEqual(conversation.images.map((each) => (each.isDeleted ? null : each.id)))
  }
}

function removeConversation(conversationNumber: number): Operation {
  return async ({ studio, model }) => {
    const conversation = at(model.conversations, conversationNumber)
    if (!conversation) return
    const answer = await studio.as(conversation.user).delete(pathOf(conversation))
    expect(answer.status).toBe(conversation.isDeleted ? 404 : 204)
    deleteConversation(conversation)
  }
}

/** Any operation. */
export const operations: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 3, arbitrary: named('send', fc.tuple(which, modes(), fc.option(which, { freq: 2 })), send) },
  { weight: 1, arbitrary: named('send again', fc.tuple(which), sendAgain) },
  { weight: 2, arbitrary: named('choose', fc.tuple(which, fc.option(which, { freq: 4 })), choose) },
  { weight: 6, arbitrary: named('take', fc.tuple(which), take) },
  { weight: 3, arbitrary: named('complete', fc.tuple(which, fc.constant('complete' as const)), conclude) },
  { weight: 3, arbitrary: named('fail', fc.tuple(which, fc.constant('fail' as const)), conclude) },
  { weight: 1, arbitrary: named('hand back', fc.tuple(which, fc.constant('hand back' as const)), conclude) },
  { weight: 3, arbitrary: named('release', fc.tuple(which, fc.constant('release' as const)), conclude) },
  { weight: 4, arbitrary: named('take and die', fc.tuple(which), takeAndDie) },
  { weight: 4, arbitrary: named('take and stumble', fc.tuple(which), takeAndStumble) },
  { weight: 2, arbitrary: named('cancel', fc.tuple(which), cancel) },
  { weight: 2, arbitrary: named('take and cancel', fc.tuple(which), takeAndCancel) },
  { weight: 2, arbitrary: named('delete image', fc.tuple(which), removeImage) },
  { weight: 1, arbitrary: named('delete conversation', fc.tuple(fc.nat({ max: 1000 })), removeConversation) },
  { weight: 2, arbitrary: named('crash', fc.tuple(which), crash) },
  { weight: 3, arbitrary: named('recover', fc.tuple(), () => lookForAbandoned) },
)

function modes() {
  return fc.constantFrom('auto' as const, 'text2img' as const, 'img2img' as const)
}

/** An operation that a failed run can print. */
function named<Arguments extends readonly unknown[]>(
  name: string,
  given: fc.Arbitrary<Arguments>,
  make: (...given: Arguments) => Operation,
): fc.Arbitrary<Operation> {
  return given.map((values) =>
    Object.assign(make(...values), { [fc.toStringMethod]: () => `${name}(${JSON.stringify(values)})` }),
  )
}

/** Two users with two conversations each. */
export async function createWorld(studio: TestStudio): Promise<World> {
  const conversations: ModelConversation[] = []
  for (const name of ['anna', 'ben']) {
    const user = `${name} ${crypto.randomUUID()}`
    for (let count = 0; count < 2; count += 1) {
      const { id }: Conversation = await studio.as(user).createConversation()
      conversations.push({ user, id, isDeleted: false, images: [], active: null, chosenAfter: 0 })
    }
    // The first look opens the account.
    await studio.as(user).credits()
  }
  return { studio, model: { conversations }, attempts: [] }
}
