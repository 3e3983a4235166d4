import { conversationEventSchemas } from '../../contract/index.js'
import type { Check } from '../check.js'
import { type EventBlock, type EventStream, openEventStream } from '../event-stream.js'
import { expectShape, expectStatus, expectThat, Mismatch, show } from '../expectations.js'
import { paths } from '../paths.js'
import type { World } from '../world.js'

/** A comment has to come every 15 seconds; so much later it is late. */
const COMMENT_MS = 18_000

/** A backend that tells a newcomer where the conversation stands does so by then; what comes after is news. */
const GREETING_MS = 3_000

/** What happens to a conversation, as it happens. The widget polls where a backend has none of this. */
export const events: readonly Check[] = [
  {
    id: 'events.stream',
    level: 'rest',
    sentence: 'The events of a conversation are a text/event-stream',
    async run(world) {
      const { id } = await world.pictures.conversation()
      await watching(world, id, {}, async ({ status, headers }) => {
        const type = headers.get('content-type') ?? '(none)'
        const isStream = status === 200 && /^text\/event-stream\b/.test(type)
        expectThat(isStream, `GET ${paths.events(id)}`, '200 text/event-stream', `${status} ${type}`)
      })
    },
  },
  {
    id: 'events.whole-objects',
    level: 'rest',
    sentence: 'A message and its image are told as they change, each as the whole object with an id',
    async run(world) {
      const { pictures, timing } = world
      const { id } = await pictures.conversation()
      await watching(world, id, {}, async (stream) => {
        await stream.greeted(GREETING_MS)
        const { image_id, user_message } = await pictures.send(id, { content: 'A teal arc' })
        const wait = timing.eventTimeoutMs + timing.imageTimeoutMs
        const isOf = (type: string, objectId: string) => (block: EventBlock) =>
          block.type === type && idOf(block) === objectId
        await stream.until('a message event of what was sent', timing.eventTimeoutMs, isOf('message', user_message.id))
        await stream.until('an image event of its completed image', wait, (block) => {
          return isOf('image', image_id)(block) && dataOf(block)['status'] === 'completed'
        })
        await stream.until('a conversation event with its active image', timing.eventTimeoutMs, (block) => {
          return isOf('conversation', id)(block) && dataOf(block)['active_image_id'] === image_id
        })
        for (const block of stream.blocks) expectEvent(block)
      })
    },
  },
  {
    id: 'events.resume',
    level: 'rest',
    sentence: '`Last-Event-ID` goes on from there: what was missed is told, or a `resync`',
    async run(world) {
      const { user, pictures, timing, tag } = world
      const { id } = await pictures.conversation()
      const lastId = await watching(world, id, {}, async (stream) => {
        const isRenamed = await rename(world, id, `${tag} before`)
        return (await stream.until('a conversation event with an id', timing.eventTimeoutMs, isRenamed)).id ?? ''
      })
      expectThat(lastId !== '', `GET ${paths.events(id)}`, 'an id on each event', 'none')
      const json = { title: `${tag} after` }
      expectStatus(await user.call('PATCH', paths.conversation(id), { json }), 200)
      await watching(world, id, { 'last-event-id': lastId }, async (stream) => {
        await stream.until(`what came after Last-Event-ID ${lastId}`, timing.eventTimeoutMs, (block) => {
          return block.type === 'resync' || dataOf(block)['title'] === json.title
        })
      })
    },
  },
  {
    id: 'events.resync',
    level: 'rest',
    sentence: 'A `Last-Event-ID` that nobody gave out is answered with `resync`',
    async run(world) {
      const { pictures, timing } = world
      const { id } = await pictures.conversation()
      await watching(world, id, { 'last-event-id': 'made-up' }, async (stream) => {
        const block = await stream.until('a resync event', timing.eventTimeoutMs, ({ type }) => type === 'resync')
        expectEvent(block)
      })
    },
  },
  {
    id: 'events.comment',
    level: 'rest',
    sentence: 'A quiet stream says something every 15 seconds, so that nobody on the way closes it',
    async run(world) {
      const { id } = await world.pictures.conversation()
      await watching(world, id, {}, async (stream) => {
        await stream.until('a comment', Math.min(COMMENT_MS, world.timing.eventTimeoutMs), ({ isComment }) => isComment)
      })
    },
  },
]

/** Opens the stream, does this, and closes it. */
async function watching<Result>(
  { user }: World,
  id: string,
  headers: Readonly<Record<string, string>>,
  work: (stream: EventStream) => Promise<Result>,
): Promise<Result> {
  const stream = await openEventStream(user, paths.events(id), headers)
  try {
    return await work(stream)
  } finally {
    stream.close()
  }
}

/** Renames it, and says which event tells of that. */
async function rename({ user }: World, id: string, title: string) {
  expectStatus(await user.call('PATCH', paths.conversation(id), { json: { title } }), 200)
  return (block: EventBlock) => block.type === 'conversation' && dataOf(block)['title'] === title
}

/** Each event that the contract knows has an id and the whole object; others are additions. */
function expectEvent(block: EventBlock): void {
  const schema = Object.entries(conversationEventSchemas).find(([type]) => type === block.type)?.[1]
  if (block.data === null || !schema) return
  expectThat(block.id !== null, `event ${block.type}`, 'an id', show(block.data))
  expectShape<unknown>(dataOf(block), schema, `event ${block.type}`)
}

function dataOf({ data, type }: EventBlock): Record<string, unknown> {
  if (data === null) return {}
  try {
    return Object(JSON.parse(data))
  } catch {
    throw new Mismatch(`event ${type}`, 'data of JSON', data.slice(0, 200))
  }
}

function idOf(block: EventBlock): unknown {
  return dataOf(block)['id']
}
