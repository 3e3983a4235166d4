import { afterEach, expect, test } from 'vitest'
import { type EventClient, imageIs, openEvents } from '../../test/event-client.js'
import { refusal } from '../../test/puppet-model.js'
import { createTestStudio, signToken } from '../../test/test-studio.js'

const studio = await createTestStudio({ server: { events: { tickMs: 50 }, corsOrigins: ['https://shop.example'] } })
const ada = studio.as('ada')
const clients: EventClient[] = []

afterEach(() => {
  for (const client of clients.splice(0)) client.close()
})

async function watch(conversationId: string, headers?: Record<string, string>, user = 'ada') {
  const client = await openEvents(studio.url, user, conversationId, headers)
  clients.push(client)
  return client
}

/** A stream that has said where the conversation stands. */
async function watchFromNow(conversationId: string) {
  const client = await watch(conversationId)
  await client.until(({ type }) => type === 'conversation')
  return client
}

test('a stream tells the whole life of a picture, each object whole and in order', async () => {
  const { id } = await ada.createConversation()
  const client = await watchFromNow(id)
  const sent = await ada.send(id, 'a lighthouse')
  const call = await studio.puppet.call('a lighthouse')
  call.progress(0.5)
  await client.until((event) => event.type === 'image' && event.data.progress === 0.5)
  await call.complete()
  await client.until(({ type, data }) => type === 'conversation' && data.active_image_id === sent.image_id)

  const images = client.heard.filter((event) => event.type === 'image').map(({ data }) => data)
  const steps = images.map(({ status }) => ['pending', 'processing', 'completed'].indexOf(status))
  expect(steps).toEqual([...steps].sort())
  expect(steps.at(-1)).toBe(2)
  const answers = client.heard.filter(
    ({ type, data }) => type === 'message' && 'id' in data && data.id === sent.assistant_message.id,
  )
  expect(answers.at(-1)?.data).toMatchObject({ status: 'completed', image: { status: 'completed' } })
  const detail = await ada.read(id)
  expect(images.at(-1)).toEqual(await ada.image(sent.image_id))
  expect(answers.at(-1)?.data).toEqual(detail.messages[1])
  const { messages: _, previous_cursor: __, ...conversation } = detail
  expect(client.heard.findLast(({ type }) => type === 'conversation')?.data).toEqual(conversation)
})

test('every event has an id, and none is less than the one before', async () => {
  const { id } = await ada.createConversation()
  const client = await watchFromNow(id)
  const sent = await ada.send(id, 'a fox')
  await studio.puppet.completeAtOnce('a fox')
  await client.until(imageIs(sent.image_id, 'completed'))
  const ids = client.heard.map((event) => Number(event.id))
  expect(ids.every(Number.isInteger)).toBe(true)
  expect(ids).toEqual([...ids].sort((a, b) => a - b))
})

test('a failure and a choice of the person are told as well', async () => {
  const { id } = await ada.createConversation()
  const client = await watchFromNow(id)
  const first = await ada.send(id, 'a pond')
  await studio.puppet.completeAtOnce('a pond')
  await client.until(({ type, data }) => type === 'conversation' && data.active_image_id === first.image_id)
  const second = await ada.send(id, 'a refused pond')
  ;(await studio.puppet.call('a refused pond')).fail(refusal())
  await client.until(imageIs(second.image_id, 'failed'))
  const before = client.heard.length
  await ada.setActive(id, null)
  await client.until((event) => event.type === 'conversation' && client.heard.indexOf(event) >= before)
  expect(client.heard.at(-1)?.data).toMatchObject({ active_image_id: null, active_image: null })
})

test('the headers keep every cache and buffer away, and let a named origin read', async () => {
  const { id } = await ada.createConversation()
  const client = await watch(id, { origin: 'https://shop.example' })
  expect(client.status).toBe(200)
  expect(client.headers['content-type']).toBe('text/event-stream')
  expect(client.headers['cache-control']).toBe('no-store')
  expect(client.headers['x-accel-buffering']).toBe('no')
  expect(client.headers['x-request-id']).toBeTruthy()
  expect(client.headers['x-content-type-options']).toBe('nosniff')
  expect(client.headers['access-control-allow-origin']).toBe('https://shop.example')
  const preflight = await fetch(`${studio.url}/api/image-conversations/${id}/events`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://shop.example',
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization,last-event-id',
    },
  })
  expect(preflight.headers.get('access-control-allow-headers')).toContain('last-event-id')
})

test('HEAD answers with the headers of the stream, and opens none', async () => {
  const { id } = await ada.createConversation()
  const response = await fetch(`${studio.url}/api/image-conversations/${id}/events`, {
    method: 'HEAD',
    headers: { authorization: `Bearer ${await signToken({ sub: 'ada' })}` },
  })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
})

test('nobody hears what is another’s, or what is not there, or without a good token', async () => {
  const { id } = await ada.createConversation()
  expect((await watch(id, {}, 'eve')).status).toBe(404)
  expect((await watch('0195b7a0-0000-7000-8000-000000000000')).status).toBe(404)
  expect((await watch('nonsense')).status).toBe(400)
  expect((await watch(id, { authorization: '' })).status).toBe(401)
  const expired = await signToken({ sub: 'ada', exp: Math.floor(Date.now() / 1000) - 60 })
  expect((await watch(id, { authorization: `Bearer ${expired}` })).status).toBe(401)
})

test('a stream hears of its own conversation only', async () => {
  const [mine, other] = await Promise.all([ada.createConversation(), ada.createConversation()])
  const client = await watchFromNow(mine.id)
  await ada.send(other.id, 'elsewhere')
  await studio.puppet.completeAtOnce('elsewhere')
  const sent = await ada.send(mine.id, 'here')
  await studio.puppet.completeAtOnce('here')
  await client.until(imageIs(sent.image_id, 'completed'))
  expect(JSON.stringify(client.heard)).not.toContain('elsewhere')
})

test('a quiet stream is kept alive by comments', async () => {
  const { id } = await ada.createConversation()
  const client = await watchFromNow(id)
  await client.comment()
  await client.comment()
  expect(client.comments).toBeGreaterThanOrEqual(2)
})

test('Last-Event-ID goes on after the event that it names: nothing is lost, and nothing old is told', async () => {
  const { id } = await ada.createConversation()
  const client = await watchFromNow(id)
  const first = await ada.send(id, 'a first hill')
  await studio.puppet.completeAtOnce('a first hill')
  await client.until(({ type, data }) => type === 'conversation' && data.active_image_id === first.image_id)
  client.close()
  await client.ended
  const second = await ada.send(id, 'a second hill')
  await studio.puppet.completeAtOnce('a second hill')
  await ada.settled(second.image_id)

  const again = await watch(id, { 'last-event-id': client.heard.at(-1)?.id ?? '' })
  await again.until(imageIs(second.image_id, 'completed'))
  await again.until(({ type, data }) => type === 'conversation' && data.active_image_id === second.image_id)
  expect(
    again.heard.some(({ type, data }) => type === 'message' && 'content' in data && data.content === 'a second hill'),
  ).toBe(true)
  // A transaction that was open elsewhere holds the position back, and what was told may be told again: as it was, not older.
  const told = new Set(client.heard.map(({ data }) => JSON.stringify(data)))
  const news = again.heard.filter((event) => event.type !== 'conversation' && !told.has(JSON.stringify(event.data)))
  expect(news.filter((event) => event.type === 'image').map(({ data }) => data.status)).toEqual(['completed'])
  expect(JSON.stringify(news)).not.toContain('a first hill')
})

test('from any event on, what follows is told again', async () => {
  const { id } = await ada.createConversation()
  const client = await watchFromNow(id)
  const sent = await ada.send(id, 'a harbour')
  await studio.puppet.completeAtOnce('a harbour')
  await client.until(({ type, data }) => type === 'conversation' && data.active_image_id === sent.image_id)
  const complete = await ada.read(id)
  for (const [index, event] of client.heard.entries()) {
    const again = await watch(id, { 'last-event-id': event.id })
    for (const missed of client.heard.slice(index + 1)) {
      if (missed.type === 'resync') throw new Error('nothing was lost')
      const latest = client.heard.findLast(({ data }) => 'id' in data && data.id === missed.data.id)
      await again.until(({ data }) => JSON.stringify(data) === JSON.stringify(latest?.data))
    }
    again.close()
  }
  expect(complete.messages).toHaveLength(2)
})

test.each(['9999999999999999', 'nonsense', '-5', '1'.repeat(300)])(
  'what was missed since %s can’t be told: resync, and then live',
  async (lastEventId) => {
    const { id } = await ada.createConversation()
    const client = await watch(id, { 'last-event-id': lastEventId })
    const event = await client.until(() => true)
    expect(event).toMatchObject({ type: 'resync', data: { conversation_id: id } })
    expect(event.id).toMatch(/^\d+$/)
    const prompt = `after ${lastEventId.slice(0, 20)}`
    const sent = await ada.send(id, prompt)
    await studio.puppet.completeAtOnce(prompt)
    await client.until(imageIs(sent.image_id, 'completed'))
    const again = await watch(id, { 'last-event-id': event.id })
    await again.until(imageIs(sent.image_id, 'completed'))
    expect(again.heard.some(({ type }) => type === 'resync')).toBe(false)
  },
)

test('who missed more than is replayed at once is told to read it all again', async () => {
  const { id } = await ada.createConversation()
  const client = await watchFromNow(id)
  client.close()
  await studio.database`
    insert into image_messages (id, conversation_id, user_id, position, role, content, status)
    select gen_random_uuid(), ${id}, 'ada', number, 'user', 'many', 'completed' from generate_series(1, 201) as number`
  const again = await watch(id, { 'last-event-id': client.heard[0]?.id ?? '' })
  expect((await again.until(() => true)).type).toBe('resync')
})

test('a stamp from another server’s numbering, as a dump brings it, is no news', async () => {
  const { id } = await ada.createConversation()
  const sent = await ada.send(id, 'restored')
  await studio.puppet.completeAtOnce('restored')
  await ada.settled(sent.image_id)
  await studio.database.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update images set changed_in = '4000000000' where id = ${sent.image_id}`
    await tx`update image_messages set changed_in = '4000000000' where conversation_id = ${id}`
    await tx`update image_conversations set changed_in = '4000000000' where id = ${id}`
  })
  const client = await watchFromNow(id)
  const next = await ada.send(id, 'and on')
  await studio.puppet.completeAtOnce('and on')
  await client.until(imageIs(next.image_id, 'completed'))
  expect(client.heard.some(({ data }) => 'id' in data && data.id === sent.image_id)).toBe(false)
})

test('a transaction that began early and commits late is told when it commits, whatever was told before', async () => {
  const { id } = await ada.createConversation()
  const first = await ada.send(id, 'early')
  const call = await studio.puppet.call('early')
  const client = await watchFromNow(id)
  await studio.database.begin(async (tx) => {
    await tx`update image_messages set content = 'changed early' where id = ${first.user_message.id}`
    call.progress(0.4)
    await client.until((event) => event.type === 'image' && event.data.progress === 0.4)
  })
  await client.until(({ type, data }) => type === 'message' && 'content' in data && data.content === 'changed early')
  const ids = client.heard.map((event) => Number(event.id))
  expect(ids).toEqual([...ids].sort((a, b) => a - b))
  await call.complete()
  await client.until(imageIs(first.image_id, 'completed'))
})

test('a heartbeat is no news', async () => {
  const { id } = await ada.createConversation()
  const sent = await ada.send(id, 'beating')
  const call = await studio.puppet.call('beating')
  const client = await watchFromNow(id)
  await studio.database`update images set heartbeat_at = now() where id = ${sent.image_id}`
  await call.complete()
  await client.until(imageIs(sent.image_id, 'completed'))
  expect(client.heard.filter(({ type }) => type === 'image')).toHaveLength(1)
})

test('a deleted image leaves its message without one', async () => {
  const { id } = await ada.createConversation()
  const sent = await ada.send(id, 'short-lived')
  await studio.puppet.completeAtOnce('short-lived')
  await ada.settled(sent.image_id)
  const client = await watchFromNow(id)
  await studio.database`delete from images where id = ${sent.image_id}`
  const message = await client.until(({ type }) => type === 'message')
  expect(message.data).toMatchObject({ id: sent.assistant_message.id, image_id: null, image: null })
  await client.until((event) => event.type === 'conversation' && event.data.active_image_id === null)
})

test('a stream of a conversation that is deleted says so and ends', async () => {
  const { id } = await ada.createConversation()
  const client = await watchFromNow(id)
  await studio.database`delete from image_conversations where id = ${id}`
  await client.ended
  expect(client.heard.at(-1)?.type).toBe('resync')
  expect((await watch(id)).status).toBe(404)
})
