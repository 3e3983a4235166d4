import type { SentMessage } from '@picgen/sdk/contract'
import { describe, expect, test } from 'vitest'
import { createPuppetModel, refusal } from '../../test/puppet-model.js'
import { createTestStudio } from '../../test/test-studio.js'
import { settleFailed } from '../generation/settle.js'

const dear = createPuppetModel({ id: 'dear', credits: 60 })
const { as, puppet, database } = await createTestStudio({
  models: [dear],
  server: { generation: { credits: { enabled: true, grant: 100 }, maxPending: 1000 } },
})

/** Every table that a send writes to. */
async function countRows() {
  const [counts] = await database`
    select (select count(*) from image_messages) as messages, (select count(*) from images) as images,
      (select count(*) from credit_entries where kind <> 'grant') as entries,
      (select count(*) from graphile_worker.jobs) as jobs,
      (select sum(send_count + message_count) from image_conversations) as counted,
      (select string_agg(title, ',' order by id) from image_conversations) as titles`
  return counts
}

function ledgerOf(imageId: string) {
  return database`select kind, amount from credit_entries where image_id = ${imageId} order by id`
}

describe('credits', () => {
  test('a new user has what is granted', async () => {
    const granted = { enabled: true, balance: 100, reserved: 0, available: 100 }
    expect(await as('new').credits()).toEqual(granted)
    expect(await as('new').credits()).toEqual(granted)
  })

  test('a send reserves, and the completed image captures', async () => {
    const carla = as('carla')
    const { id } = await carla.createConversation()
    const { image_id } = await carla.send(id, 'paid for')
    expect(await carla.credits()).toEqual({ enabled: true, balance: 100, reserved: 2, available: 98 })
    await puppet.completeAtOnce('paid for')
    expect((await carla.settled(image_id)).credits).toBe(2)
    expect(await carla.credits()).toEqual({ enabled: true, balance: 98, reserved: 0, available: 98 })
    expect(await ledgerOf(image_id)).toEqual([
      { kind: 'reserve', amount: 2 },
      { kind: 'capture', amount: 2 },
    ])
  })

  test.each<[string, Record<string, string>]>([
    ['', {}],
    [', with an idempotency key neither', { 'idempotency-key': 'dear' }],
  ])('insufficient credits write nothing at all%s', async (name, headers) => {
    const dora = as(`dora${name}`)
    const { id } = await dora.createConversation()
    await dora.send(id, 'uses most', { model: 'dear' })
    const before = await countRows()
    const message = { content: 'too dear', model: 'dear' }
    const answer = await dora.post(`/api/image-conversations/${id}/messages`, message, headers)
    expect(answer).toMatchObject({
      status: 402,
      body: { code: 'insufficient_credits', detail: 'This image costs 60, and you have 40.' },
    })
    expect(await countRows()).toEqual(before)
    expect(await dora.credits()).toEqual({ enabled: true, balance: 100, reserved: 60, available: 40 })
    expect((await dora.read(id)).messages).toHaveLength(2)
  })

  test('two sends at once never spend the same credits', async () => {
    const emil = as('emil')
    const ids = await Promise.all([1, 2, 3].map(async () => (await emil.createConversation()).id))
    const answers = await Promise.all(
      ids.map((id) =>
        emil.post<SentMessage>(`/api/image-conversations/${id}/messages`, { content: 'racing', model: 'dear' }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 402, 402])
    expect((await emil.credits()).reserved).toBe(60)
  })

  test('a failure gives the credits back once, however often it is settled', async () => {
    const fred = as('fred')
    const { id } = await fred.createConversation()
    const { image_id } = await fred.send(id, 'will fail')
    const call = await puppet.call('will fail')
    call.fail(refusal())
    expect((await fred.settled(image_id)).status).toBe('failed')
    const again = await settleFailed(database, image_id, null, { code: 'internal', message: 'again' })
    expect(again).toBe(false)
    expect(await fred.credits()).toEqual({ enabled: true, balance: 100, reserved: 0, available: 100 })
    expect(await ledgerOf(image_id)).toEqual([
      { kind: 'reserve', amount: 2 },
      { kind: 'release', amount: 2 },
    ])
  })

  test('the database refuses a second end, a change and a removal', async () => {
    const gina = as('gina')
    const { id } = await gina.createConversation()
    const { image_id } = await gina.send(id, 'ends once')
    await puppet.completeAtOnce('ends once')
    await gina.settled(image_id)
    const second = database`
      insert into credit_entries (user_id, image_id, kind, amount) values ('gina', ${image_id}, 'release', 2)`
    await expect(second).rejects.toMatchObject({ code: '23505' })
    await expect(database`update credit_entries set amount = 0`).rejects.toThrow('append-only')
    await expect(database`delete from credit_entries`).rejects.toThrow('append-only')
  })

  test('the balance is the sum of the ledger', async () => {
    const wrong = await database`
      select user_id from credit_accounts
      join (
        select user_id, sum(amount * case kind when 'grant' then 1 when 'capture' then -1 else 0 end)::integer as balance,
          sum(amount * case kind when 'reserve' then 1 when 'grant' then 0 else -1 end)::integer as reserved
        from credit_entries group by user_id
      ) ledger using (user_id)
      where (credit_accounts.balance, credit_accounts.reserved) is distinct from (ledger.balance, ledger.reserved)`
    expect(wrong).toEqual([])
  })
})
