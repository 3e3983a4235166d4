import { describe, expect, test } from 'vitest'
import { caught } from '../../test/caught.js'
import { change, eventText, hold, refuse, say, stream } from '../../test/remote/fault.js'
import { withRemoteStudio } from '../../test/remote/with-remote-studio.js'
import type { ConversationEvent } from '../contract/types.js'
import { isAuthenticationError, isNotFoundError, isResponseError, type WatchOptions } from '../index.js'
import { createEventParser } from './event-parser.js'

const here = withRemoteStudio()

/** A conversation that somebody has begun, and the text of an event that says its title. */
async function begin() {
  const conversation = await here.picgen.conversations.create()
  const text = (id: string, title: string, updated_at = conversation.updated_at) =>
    eventText('conversation', id, { ...conversation, title, updated_at })
  return { id: conversation.id, conversation, text }
}

function events(id: string, options?: WatchOptions) {
  return here.picgen.conversations.events(id, options)
}

async function take(from: AsyncIterable<ConversationEvent>, count: number): Promise<ConversationEvent[]> {
  const taken: ConversationEvent[] = []
  for await (const event of from) if (taken.push(event) === count) break
  return taken
}

/** The title that each event says, or its type. */
const titles = (told: ConversationEvent[]) => told.map(({ type, data }) => ('title' in data ? data.title : type))

async function lastEventIds(): Promise<unknown[]> {
  return (await here.studio.requests('GET /events')).map(({ headers }) => headers['last-event-id'])
}

describe('a stream', () => {
  test('tells what happens, comments and unknown events pass by', async () => {
    const { id, text } = await begin()
    const pieces = [
      'retry: 1000\n\n:\n\n',
      text('7', 'a'),
      'id: 8\nevent: weather\ndata: {}\n\nfoo\n\n',
      text('9', 'b'),
    ]
    await here.studio.next('GET /events', stream(pieces))
    const told = await take(events(id), 2)
    expect(told.map(({ type, id: eventId }) => [type, eventId])).toEqual([
      ['conversation', '7'],
      ['conversation', '9'],
    ])
    expect(titles(told)).toEqual(['a', 'b'])
    const [request] = await here.studio.requests('GET /events')
    expect(request?.path).toBe(`/api/image-conversations/${id}/events`)
    expect(request?.headers).toMatchObject({ accept: 'text/event-stream' })
    expect(request?.headers['last-event-id']).toBeUndefined()
  })

  test.each(['end', 'cut'])('that comes to its %s is followed by one that goes on there', async (end) => {
    const { id, text } = await begin()
    const half = text('8', 'lost').slice(0, 40)
    await here.studio.next(
      'GET /events',
      stream([text('7', 'a'), half], end === 'end' ? 'end' : 'open'),
      refuse(503, 'unavailable'),
      stream(text('8', 'b')),
    )
    const told = events(id, { lastEventId: '5' })
    expect(titles(await next(told, 1))).toEqual(['a'])
    if (end === 'cut') await here.studio.cut()
    expect(titles(await take(told, 1))).toEqual(['b'])
    expect(await lastEventIds()).toEqual(['5', '7', '7'])
  })

  test('that tells twice or out of order is heard once, and in order', async () => {
    const { id, text } = await begin()
    const { image } = await here.picgen.conversations.sendMessage(id, { content: 'a cat' })
    const asNow = (status: string) => eventText('image', '9', { ...image, status })
    const pieces = [
      text('1', 'new', '2026-01-01T00:00:02.000Z'),
      text('1', 'new', '2026-01-01T00:00:02.000Z'),
      text('0', 'old', '2026-01-01T00:00:01.000Z'),
      ...['processing', 'pending', 'completed', 'processing', 'completed'].map(asNow),
      text('2', 'newest', '2026-01-01T00:00:03.000Z'),
    ]
    await here.studio.next('GET /events', stream(pieces))
    expect(titles(await take(events(id), 4))).toEqual(['new', 'image', 'image', 'newest'])
  })

  test('that is refused for its token is opened with another', async () => {
    const { id } = await begin()
    let count = 0
    const picgen = here.connect({ getToken: async () => `token-${++count}` })
    await here.studio.next('GET /events', refuse(401, 'unauthenticated'))
    await take(picgen.conversations.events(id), 1)
    const sent = (await here.studio.requests('GET /events')).map(({ headers }) => headers['authorization'])
    expect(sent).toEqual(['Bearer token-1', 'Bearer token-2'])
  })

  test('that breaks the contract says so, and so does what trying again would not change', async () => {
    const { id } = await begin()
    await here.studio.next('GET /events', stream('event: image\ndata: {"id": 7}\n\n'))
    const broken = await caught(take(events(id), 1))
    expect(isResponseError(broken) && broken.message).toMatch(
      /event of type image came that breaks the contract \(id: /,
    )
    await here.studio.next('GET /events', stream('event: image\ndata: <html>\n\n'))
    expect(isResponseError(await caught(take(events(id), 1)))).toBe(true)
    await here.studio.next('GET /events', refuse(401, 'unauthenticated'))
    expect(isAuthenticationError(await caught(take(events(id), 1)))).toBe(true)
    expect(isNotFoundError(await caught(take(events('01890000-0000-7000-8000-000000000404'), 1)))).toBe(true)
  })

  test.each(['break', 'abort'])('is closed by a %s', async (leave) => {
    const { id } = await begin()
    const controller = new AbortController()
    const told = events(id, { signal: controller.signal })
    await told.next()
    if (leave === 'break') await told.return(undefined as never)
    else {
      const next = caught(told.next())
      controller.abort('enough')
      expect(await next).toBe('enough')
    }
    await here.studio.closed('GET /events')
  })

  test('whose past is forgotten is made up for by the whole objects', async () => {
    const { id } = await begin()
    const told = events(id)
    await told.next()
    await here.studio.cut()
    await here.studio.next('GET /events', refuse(503, 'unavailable'))
    const sent = await here.studio.data('send', id, { content: 'a cat' })
    await here.studio.forget()
    const missed = await take(told, 4)
    expect(missed.map(({ type, data }) => [type, 'id' in data && data.id])).toEqual([
      ['conversation', id],
      ['message', sent.user_message.id],
      ['message', sent.assistant_message.id],
      ['image', sent.image_id],
    ])
  })
})

describe('where streams do not come through', () => {
  test.each([
    ['405', refuse(405, 'method_not_allowed')],
    ['404 of a proxy', say(404, 'text/html', '<h1>Not here</h1>')],
    ['406', say(406, 'text/plain', 'no')],
    ['a page', say(200, 'text/html', '<h1>Hello</h1>')],
    ['nothing at all', hold()],
    ['a head and no body that comes', stream([])],
  ])('as with %s, it looks instead, and tells what is new', async (_name, fault) => {
    const { id } = await begin()
    await here.studio.next('GET /events', fault, fault)
    const told = events(id, { intervalMs: 5, silenceMs: 200, pollingMs: 60_000 })
    expect(titles(await next(told, 1))).toEqual([''])
    const { image_id } = await here.picgen.conversations.sendMessage(id, { content: 'a cat' })
    expect((await next(told, 4)).map(({ type }) => type)).toEqual(['conversation', 'message', 'message', 'image'])
    await here.studio.finish(image_id)
    const [conversation, message, image] = await next(told, 3)
    expect(conversation?.data).toMatchObject({ active_image_id: image_id })
    expect(message?.data).toMatchObject({ status: 'completed' })
    expect(image?.data).toMatchObject({ id: image_id, status: 'completed' })
    expect(await here.studio.requests('GET /events')).toHaveLength(1)
    await told.return(undefined as never)
  })

  test('it tries streams again later, misses nothing in between, and stays with one that works', async () => {
    const { id } = await begin()
    await here.studio.next('GET /events', refuse(405, 'method_not_allowed'), refuse(405, 'method_not_allowed'))
    const told = events(id, { intervalMs: 5, pollingMs: 20 })
    await told.next()
    const later = next(told, 1)
    await here.studio.seen('GET /events', 3)
    await here.studio.data('update', id, { title: 'later' })
    expect(titles(await later)).toEqual(['later'])
    await here.studio.data('update', id, { title: 'last' })
    expect(titles(await next(told, 1))).toEqual(['last'])
    expect(await here.studio.requests('GET /events')).toHaveLength(3)
    await told.return(undefined as never)
  })

  test('connections that bring nothing, one after the other, are as good as none', async () => {
    const { id } = await begin()
    const fault = stream([], 'reset')
    await here.studio.next('GET /events', fault, fault, fault, fault, fault)
    expect(titles(await take(events(id, { intervalMs: 5 }), 1))).toEqual([''])
  })

  test('a server that is away while it looks is waited for', async () => {
    const { id } = await begin()
    await here.studio.next('GET /events', refuse(405, 'method_not_allowed'))
    const busy = refuse(503, 'unavailable')
    await here.studio.next(`GET /${id}`, busy, busy, busy, busy, busy)
    expect(await take(events(id, { intervalMs: 5 }), 1)).toHaveLength(1)
  })

  test('a conversation that is deleted meanwhile ends it', async () => {
    const { id } = await begin()
    await here.studio.next('GET /events', refuse(405, 'method_not_allowed'))
    const told = events(id, { intervalMs: 5 })
    await told.next()
    const next = caught(told.next())
    await here.picgen.conversations.delete(id)
    expect(isNotFoundError(await next)).toBe(true)
  })

  test('what it reads is checked as every answer is', async () => {
    const { id } = await begin()
    await here.studio.next('GET /events', refuse(405, 'method_not_allowed'))
    await here.studio.next(`GET /${id}`, change({ messages: 7 }))
    expect(isResponseError(await caught(take(events(id), 1)))).toBe(true)
  })
})

test('the parser does not mind where the pieces are cut, nor which line breaks there are', () => {
  const text = 'id: 1\r\nevent: a\r\ndata: x\r\ndata:y\r\n\r\n: hello\n\ndata: z\n\nid\rdata: ä\r\rdata: unfinished'
  const whole = [
    { type: 'a', id: '1', data: 'x\ny' },
    { type: 'message', id: '1', data: 'z' },
    { type: 'message', id: '', data: 'ä' },
  ]
  for (let size = 1; size <= text.length; size += 1) {
    const parse = createEventParser()
    const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
      text.slice(index * size, (index + 1) * size),
    )
    expect(pieces.flatMap(parse)).toEqual(whole)
  }
})

/** The next few, without closing what they come from. */
async function next(from: AsyncGenerator<ConversationEvent, never>, count: number): Promise<ConversationEvent[]> {
  const taken: ConversationEvent[] = []
  while (taken.length < count) taken.push((await from.next()).value)
  return taken
}
