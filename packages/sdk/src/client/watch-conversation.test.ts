import { expect, test, vi } from 'vitest'
import { caught } from '../../test/caught.js'
import type { Fault } from '../../test/fake-studio.js'
import { refuse } from '../../test/faults.js'
import { withStudio } from '../../test/with-studio.js'
import type { Conversation, ConversationEvent } from '../contract/types.js'
import { createPicGen, isNotFoundError, isResponseError } from '../index.js'
import { createEventParser } from './event-parser.js'

const here = withStudio()

/** Answers with this text of a stream, and ends it, or leaves it open. */
function stream(text: string, end: 'end' | 'open' | 'reset' = 'open'): Fault {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    if (end === 'end') response.end(text)
    else response.write(text, () => end === 'reset' && response.destroy())
  }
}

function eventText(id: string, conversation: Conversation, title: string): string {
  return `id: ${id}\nevent: conversation\ndata: ${JSON.stringify({ ...conversation, title })}\n\n`
}

async function take(events: AsyncIterable<ConversationEvent>, count: number): Promise<ConversationEvent[]> {
  const taken: ConversationEvent[] = []
  for await (const event of events) if (taken.push(event) === count) break
  return taken
}

const titles = (events: ConversationEvent[]) => events.map(({ data }) => ('title' in data ? data.title : undefined))

test('events come as they are sent, comments and unknown ones pass by', async () => {
  const conversation = await here.picgen.conversations.create()
  const text = `retry: 1000\n\n:\n\n${eventText('7', conversation, 'a')}id: 8\nevent: weather\ndata: {}\n\n${eventText('9', conversation, 'b')}`
  here.studio.next('GET /events', stream(text))
  const events = await take(here.picgen.conversations.events(conversation.id), 2)
  expect(events.map(({ type, id }) => [type, id])).toEqual([
    ['conversation', '7'],
    ['conversation', '9'],
  ])
  expect(titles(events)).toEqual(['a', 'b'])
  const [request] = here.studio.seenSoFar('GET /events')
  expect(request?.path).toBe(`/api/image-conversations/${conversation.id}/events`)
  expect(request?.headers).toMatchObject({ accept: 'text/event-stream' })
  expect(request?.headers['last-event-id']).toBeUndefined()
})

test.each(['end', 'reset'] as const)('after the %s of a connection the next goes on where it was', async (end) => {
  const conversation = await here.picgen.conversations.create()
  here.studio.next(
    'GET /events',
    stream(eventText('7', conversation, 'a'), end),
    refuse(503, 'unavailable'),
    stream(eventText('8', conversation, 'b')),
  )
  const events = await take(here.picgen.conversations.events(conversation.id, { lastEventId: '5' }), 2)
  expect(titles(events)).toEqual(['a', 'b'])
  expect(here.studio.seenSoFar('GET /events').map(({ headers }) => headers['last-event-id'])).toEqual(['5', '7', '7'])
})

test('each connection asks for a token of its own', async () => {
  const conversation = await here.picgen.conversations.create()
  here.studio.next(
    'GET /events',
    stream(eventText('1', conversation, 'a'), 'end'),
    stream(eventText('2', conversation, 'b')),
  )
  const getToken = vi.fn().mockReturnValueOnce('first').mockReturnValueOnce('second')
  const picgen = createPicGen({ baseUrl: here.studio.url, getToken })
  await take(picgen.conversations.events(conversation.id), 2)
  expect(here.studio.seenSoFar('GET /events').map(({ headers }) => headers.authorization)).toEqual([
    'Bearer first',
    'Bearer second',
  ])
})

test('what trying again would not change is thrown', async () => {
  const { id } = await here.picgen.conversations.create()
  here.studio.next('GET /events', refuse(404, 'not_found'))
  expect(isNotFoundError(await caught(take(here.picgen.conversations.events(id), 1)))).toBe(true)
  here.studio.next('GET /events', stream('event: image\ndata: {"id": 7}\n\n'))
  expect(isResponseError(await caught(take(here.picgen.conversations.events(id), 1)))).toBe(true)
  here.studio.next('GET /events', (response) => void response.end('<html>'))
  expect(isResponseError(await caught(take(here.picgen.conversations.events(id), 1)))).toBe(true)
})

test('a connection that falls silent is given up, and made anew', async () => {
  const conversation = await here.picgen.conversations.create()
  here.studio.next('GET /events', stream(eventText('1', conversation, 'a')), stream(eventText('2', conversation, 'b')))
  const events = here.picgen.conversations.events(conversation.id)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    await events.next()
    const next = events.next()
    await vi.advanceTimersByTimeAsync(60_000)
    await expect.poll(() => vi.advanceTimersByTime(1000) && here.studio.seenSoFar('GET /events').length).toBe(2)
    expect(await next).toMatchObject({ value: { id: '2' } })
  } finally {
    vi.useRealTimers()
  }
  await events.return(undefined as never)
})

test('leaving the loop or aborting closes the connection', async () => {
  const conversation = await here.picgen.conversations.create()
  for (const leave of ['break', 'abort']) {
    const closed = Promise.withResolvers<void>()
    here.studio.next('GET /events', (response, answer) => {
      response.on('close', () => closed.resolve())
      return stream(eventText('1', conversation, 'a'))(response, answer)
    })
    const abort = new AbortController()
    const events = here.picgen.conversations.events(conversation.id, { signal: abort.signal })
    await events.next()
    if (leave === 'break') await events.return(undefined as never)
    else {
      const next = events.next()
      abort.abort(new Error('enough'))
      await expect(next).rejects.toThrow('enough')
    }
    await closed.promise
  }
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
