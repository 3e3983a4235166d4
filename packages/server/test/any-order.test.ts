import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accountOf, GRANT, type Model, type ModelConversation, type ModelImage, PRICE } from './any-order/model.js'
import { createWorld, operations } from './any-order/operations.js'
import { createTestStudio } from './test-studio.js'

/** How many sequences of operations are tried: `npm run test:orders` is the long look. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 30)

// No worker of its own: taking, crashing and finishing are operations like any other.
const studio = await createTestStudio({
  worker: false,
  server: { generation: { credits: { enabled: true, grant: GRANT }, maxPending: 1000 } },
})
const { database } = studio

test(
  'in whatever order things happen, ledger, balances, messages and active images are as the rules say',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operations, { minLength: 10, maxLength: 60, size: 'max' }), async (sequence) => {
        const world = await createWorld(studio)
        for (const operation of sequence) {
          await operation(world)
          await compare(world.model)
        }
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: 15_000 + RUNS * 1_000 },
    )
  },
  60_000 + RUNS * 2_000,
)

async function compare(model: Model): Promise<void> {
  const users = [...new Set(model.conversations.map((each) => each.user))]
  const images = model.conversations.flatMap((each) => each.images).sort((a, b) => (a.id < b.id ? -1 : 1))
  expect(await Promise.all(model.conversations.map(readConversation))).toEqual(
    model.conversations.map(expectedConversation),
  )
  expect(await readImages(users)).toEqual(images.filter(({ isDeleted }) => !isDeleted).map(expectedImage))
  // The ledger of a deleted image stays.
  expect(await readEntries(users)).toEqual(images.map(expectedEntries))
  for (const user of users) {
    expect(await readAccount(user)).toEqual(accountOf(model, user))
    expect(await sumLedger(user)).toEqual(accountOf(model, user))
  }
}

function expectedConversation({ active, images, isDeleted }: ModelConversation) {
  if (isDeleted) return { messages: [] }
  const messages = images.map((image) => ({ image: image.isDeleted ? null : image.id, status: image.status }))
  return { active: active?.id ?? null, messages }
}

async function readConversation({ id }: ModelConversation) {
  const [conversation] = await database<[{ active: string | null }?]>`
    select active_image_id as active from image_conversations where id = ${id}`
  const messages = await database`
    select image_id as image, status from image_messages
    where conversation_id = ${id} and role = 'assistant' order by position`
  return { ...conversation, messages: [...messages] }
}

function expectedImage({ id, status, attempts, conversation, source }: ModelImage) {
  return {
    id,
    status,
    attempts,
    conversation: conversation.isDeleted ? null : conversation.id,
    source: !source || source.isDeleted ? null : source.id,
  }
}

async function readImages(users: string[]) {
  const images = await database`
    select id, status, attempts, conversation_id as conversation, source_image_id as source
    from images where user_id = any(${users}) order by id`
  return [...images]
}

function expectedEntries({ id, status }: ModelImage) {
  const ends = { pending: [], processing: [], completed: ['capture'], failed: ['release'], cancelled: ['release'] }
  const kinds = ['reserve', ...ends[status]]
  return { id, kinds, amounts: kinds.map(() => PRICE) }
}

async function readEntries(users: string[]) {
  const entries = await database`
    select image_id as id, array_agg(kind order by id) as kinds, array_agg(amount order by id) as amounts
    from credit_entries where user_id = any(${users}) and image_id is not null group by image_id order by image_id`
  return [...entries]
}

async function readAccount(user: string) {
  const [account] = await database`
    select balance, reserved, balance - reserved as available from credit_accounts where user_id = ${user}`
  return account
}

async function sumLedger(user: string) {
  const [sums] = await database`
    with sums as (
      select sum(amount) filter (where kind = 'grant') as granted, sum(amount) filter (where kind = 'reserve') as held,
        sum(amount) filter (where kind = 'capture') as spent, sum(amount) filter (where kind = 'release') as returned
      from credit_entries where user_id = ${user}
    ), account as (
      select granted - coalesce(spent, 0) as balance, coalesce(held, 0) - coalesce(spent, 0) - coalesce(returned, 0) as reserved
      from sums
    )
    select balance::integer, reserved::integer, (balance - reserved)::integer as available from account`
  return sums
}
