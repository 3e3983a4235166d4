import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accountOf, GRANT, type Model, type ModelConversation, PRICE } from './any-order/model.js'
import { createWorld, operations } from './any-order/operations.js'
import { createTestStudio } from './test-studio.js'

/** How many sequences of operations are tried: `MODEL_RUNS=1000` for a long look. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 80)

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
  const conversations = await Promise.all(model.conversations.map(readConversation))
  expect(conversations).toEqual(model.conversations.map(expectedConversation))
  for (const user of new Set(model.conversations.map((each) => each.user))) {
    expect(await readAccount(user)).toEqual(accountOf(model, user))
    expect(await sumLedger(user)).toEqual(accountOf(model, user))
  }
}

function expectedConversation({ active, images }: ModelConversation) {
  const ends = { pending: [], processing: [], completed: ['capture'], failed: ['release'] }
  return {
    active: active?.id ?? null,
    images: images.map(({ id, status, attempts }) => ({
      id,
      status,
      message: status,
      attempts,
      entries: ['reserve', ...ends[status]],
      amounts: ['reserve', ...ends[status]].map(() => PRICE),
    })),
  }
}

async function readConversation({ id }: ModelConversation) {
  const [conversation] = await database<[{ active: string | null }]>`
    select active_image_id as active from image_conversations where id = ${id}`
  const images = await database`
    select images.id, images.status, image_messages.status as message, attempts,
      (select array_agg(kind order by id) from credit_entries where image_id = images.id) as entries,
      (select array_agg(amount order by id) from credit_entries where image_id = images.id) as amounts
    from image_messages join images on images.id = image_messages.image_id
    where image_messages.conversation_id = ${id} order by position`
  return { ...conversation, images: [...images] }
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
