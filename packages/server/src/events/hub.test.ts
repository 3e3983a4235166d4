import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { connect as openSocket, type Socket } from 'node:net'
import { createPicGen } from '@picgen/sdk'
import { afterEach, expect, test } from 'vitest'
import { type EventClient, imageIs, openEvents } from '../../test/event-client.js'
import { createFlakyLink } from '../../test/flaky-link.js'
import { createTestStudio, signToken, type TestStudio } from '../../test/test-studio.js'
import { connect, type Database } from '../database/connect.js'
import { createServer, type ServerParts } from '../server.js'

// No tick comes to the help of a notification here.
const studio = await createTestStudio({ server: { events: { tickMs: 1_000_000 } } })
const ada = studio.as('ada')
const clients: EventClient[] = []
const closers: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  for (const close of closers.splice(0)) await close()
})

async function watch(url: string, conversationId: string, headers?: Record<string, string>) {
  const client = await openEvents(url, 'ada', conversationId, headers)
  clients.push(client)
  await client.until(() => true)
  return client
}

/** Another API process on the same database. */
async function anotherServer(parts: Partial<ServerParts> = {}) {
  const app = await createServer({ ...studio.serverParts, ...parts })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  closers.push(() => app.close())
  return { app, url }
}

/** The connections that listen on this database. */
function listeners({ database }: TestStudio) {
  return database<{ pid: number }[]>`
    select pid from pg_stat_activity
    where datname = current_database() and application_name = 'picgen events' and query like 'listen%'`
}

async function complete(prompt: string, conversationId: string) {
  const sent = await ada.send(conversationId, prompt)
  await studio.puppet.completeAtOnce(prompt)
  return sent.image_id
}

test('what is sent through one server is heard through the other, which a client can go on with as well', async () => {
  const { url } = await anotherServer()
  const { id } = await ada.createConversation()
  const here = await watch(studio.url, id)
  const there = await watch(url, id)
  const imageId = await complete('on both sides', id)
  await Promise.all([here, there].map((client) => client.until(imageIs(imageId, 'completed'))))
  const next = await complete('and further', id)
  const moved = await watch(url, id, { 'last-event-id': here.heard[0]?.id ?? '' })
  await Promise.all([imageId, next].map((image) => moved.until(imageIs(image, 'completed'))))
  expect(moved.heard.some(({ type }) => type === 'resync')).toBe(false)
})

test('200 streams at once hear it all, from one connection that listens and a few reads', async () => {
  let reads = 0
  const database: Database = new Proxy(studio.database, {
    apply(target, receiver, argumentList: [readonly string[] | object]) {
      const [query] = argumentList
      if (Array.isArray(query) && query.join('').includes('pg_current_snapshot')) reads += 1
      return Reflect.apply(target, receiver, argumentList)
    },
  })
  const { url } = await anotherServer({ database })
  const { id } = await ada.createConversation()
  const crowd = await Promise.all(Array.from({ length: 200 }, () => watch(url, id)))
  await expect.poll(async () => (await listeners(studio)).length).toBeGreaterThan(0)
  const already = (await listeners(studio)).length
  reads = 0
  const imageId = await complete('for a crowd', id)
  await Promise.all(crowd.map((client) => client.until(imageIs(imageId, 'completed'))))
  expect((await listeners(studio)).length).toBe(already)
  expect(already).toBeLessThanOrEqual(2)
  expect(reads).toBeLessThan(20)
  const steps = ['pending', 'processing', 'completed']
  for (const { heard } of crowd) {
    const seen = heard.flatMap((event) => (event.type === 'image' ? [steps.indexOf(event.data.status)] : []))
    expect(seen).toEqual([...seen].sort())
  }
})

/** Watches from one server, then from the other, in turn, until told to stop; returns all that it heard. */
async function watchInTurn(urls: string[], conversationId: string, isOver: () => boolean) {
  const heard: EventClient['heard'][number][] = []
  for (let turn = 0; ; turn += 1) {
    const url = urls[turn % urls.length] ?? ''
    const client = await openEvents(url, 'ada', conversationId, { 'last-event-id': heard.at(-1)?.id ?? '' })
    clients.push(client)
    const enough = 1 + (turn % 5)
    await client.until(() => client.heard.length >= enough || isOver())
    heard.push(...client.heard)
    client.close()
    await client.ended
    if (isOver()) return heard
  }
}

test('in a crowd of pictures nobody sees a step back, though they change servers all the time', async () => {
  const { url } = await anotherServer()
  const { id } = await ada.createConversation()
  const prompts = Array.from({ length: 12 }, (_, index) => `picture ${index}`)
  let isOver = false
  const watching = [0, 1, 2, 3].map((start) =>
    watchInTurn(start % 2 ? [url, studio.url] : [studio.url, url], id, () => isOver),
  )
  const steady = await watch(url, id)
  const imageIds = await Promise.all(
    prompts.map(async (prompt) => {
      const sent = await ada.send(id, prompt)
      const call = await studio.puppet.call(prompt)
      call.progress(0.5)
      await steady.until(
        (event) => event.type === 'image' && event.data.prompt === prompt && event.data.progress === 0.5,
      )
      await call.complete()
      await steady.until(imageIs(sent.image_id, 'completed'))
      return sent.image_id
    }),
  )
  isOver = true
  await studio.database`update image_conversations set title = 'the end' where id = ${id}`
  const all = [steady.heard, ...(await Promise.all(watching))]
  const steps = ['pending', 'processing', 'completed']
  for (const heard of all) {
    for (const imageId of imageIds) {
      const seen = heard.flatMap(({ type, data }) =>
        type === 'image' && data.id === imageId ? [steps.indexOf(data.status) + (data.progress ?? 0)] : [],
      )
      expect(seen).toEqual([...seen].sort())
    }
  }
})

test('many changes during a read are one more read', async () => {
  const { id } = await ada.createConversation()
  const client = await watch(studio.url, id)
  await Promise.all(
    Array.from(
      { length: 200 },
      (_, index) => studio.database`update image_conversations set title = ${`title ${index}`} where id = ${id}`,
    ),
  )
  const { title } = await ada.read(id)
  await client.until((event) => event.type === 'conversation' && event.data.title === title)
  expect(client.heard.length).toBeLessThan(150)
})

test('a listening connection that breaks is made anew, and what happened meanwhile is told', async () => {
  const { id } = await ada.createConversation()
  const client = await watch(studio.url, id)
  for (const prompt of ['cut once', 'cut twice']) {
    await expect.poll(async () => (await listeners(studio)).length).toBeGreaterThan(0)
    const cut = await listeners(studio)
    // The change commits with the cut itself: nobody listens then.
    await studio.database.begin(async (tx) => {
      await tx`update image_conversations set title = ${prompt} where id = ${id}`
      await tx`select pg_terminate_backend(pid, 5000) from unnest(${cut.map(({ pid }) => pid)}::integer[]) as pid`
    })
    await client.until((event) => event.type === 'conversation' && event.data.title === prompt)
    const imageId = await complete(prompt, id)
    await client.until(imageIs(imageId, 'completed'))
  }
})

test('a database that was away costs a stream nothing but time: all of it is told when it is back', async () => {
  const link = await createFlakyLink(studio.serverParts.databaseUrl)
  const database = connect(link.url, { name: 'picgen other' })
  const { url } = await anotherServer({ database, databaseUrl: link.url })
  const { id } = await ada.createConversation()
  const client = await watch(url, id)
  for (const title of ['away', 'away again']) {
    await link.cut()
    await studio.database`update image_conversations set title = ${title} where id = ${id}`
    // Refused before the database is back.
    expect((await openEvents(url, 'ada', id)).status).toBe(503)
    await link.mend()
    await client.until((event) => event.type === 'conversation' && event.data.title === title)
    const imageId = await complete(title, id)
    await client.until(imageIs(imageId, 'completed'))
  }
  expect(client.heard.some(({ type }) => type === 'resync')).toBe(false)
  closers.push(() => database.end({ timeout: 1 }), link.cut)
})

test('the client of the SDK hears what happens, and goes on when its server is replaced', async () => {
  const first = await anotherServer()
  let { url } = first
  const picgen = createPicGen({
    baseUrl: first.url,
    token: await signToken({ sub: 'ada' }),
    fetch: (input, init) => fetch(String(input).replace(first.url, url), init),
  })
  const { id } = await ada.createConversation()
  const heard: string[] = []
  for await (const event of picgen.conversations.events(id)) {
    if (event.type === 'conversation') heard.push(event.data.title)
    if (heard.length === 1) {
      url = (await anotherServer()).url
      await first.app.close()
      await studio.database`update image_conversations set title = 'told by the second' where id = ${id}`
    } else break
  }
  expect(heard).toEqual(['', 'told by the second'])
})

test('what no notification told is found by a look at the tables', async () => {
  const { url } = await anotherServer({ events: { tickMs: 50 } })
  const { id } = await ada.createConversation()
  const client = await watch(url, id)
  await studio.database.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update image_conversations set title = 'unheard', changed_in = pg_current_xact_id() where id = ${id}`
  })
  await client.until((event) => event.type === 'conversation' && event.data.title === 'unheard')
})

test('a server that closes ends its streams at once and lets its listening connection go', async () => {
  const before = (await listeners(studio)).map(({ pid }) => pid)
  const { app, url } = await anotherServer()
  const { id } = await ada.createConversation()
  const streams = await Promise.all(Array.from({ length: 20 }, () => watch(url, id)))
  const listOwn = async () => (await listeners(studio)).map(({ pid }) => pid).filter((pid) => !before.includes(pid))
  await expect.poll(listOwn).toHaveLength(1)
  await app.close()
  await Promise.all(streams.map(({ ended }) => ended))
  await expect.poll(listOwn).toEqual([])
})

test('a user with too many streams is asked to close one, and others are not', async () => {
  const { url } = await anotherServer({ events: { maxStreams: 2 } })
  const { id } = await ada.createConversation()
  const [first] = [await watch(url, id), await watch(url, id)]
  const refused = await openEvents(url, 'ada', id)
  expect(refused.status).toBe(429)
  expect(refused.headers['retry-after']).toBe('60')
  const bobs = await studio.as('bob').createConversation()
  const bob = await openEvents(url, 'bob', bobs.id)
  clients.push(bob)
  expect(bob.status).toBe(200)
  first.close()
  await expect
    .poll(async () => {
      const again = await openEvents(url, 'ada', id)
      clients.push(again)
      return again.status
    })
    .toBe(200)
})

/** Opens a stream over a bare socket that reads nothing until it is told to. */
async function openUnread(url: string, conversationId: string): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = openSocket(Number(port), hostname)
  socket.pause()
  await once(socket, 'connect')
  const token = await signToken({ sub: 'ada' })
  socket.write(
    `GET /api/image-conversations/${conversationId}/events HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${token}\r\n\r\n`,
  )
  closers.push(async () => socket.destroy())
  return socket
}

/** Changes one message again and again, far beyond what the system's own buffers hold; returns the number of rounds. */
async function makeNoise(conversationId: string, reader: EventClient, isEnough: () => boolean): Promise<number> {
  const sent = await ada.send(conversationId, 'noise')
  await studio.puppet.completeAtOnce('noise')
  const noise = 'x'.repeat(256 * 1024)
  let round = 0
  do {
    round += 1
    const content = `round ${round} ${noise}`
    await studio.database`update image_messages set content = ${content} where id = ${sent.user_message.id}`
    await reader.until(({ type, data }) => type === 'message' && 'content' in data && data.content === content)
  } while (!isEnough())
  return round
}

test('a client that does not read holds little memory, and is told the newest state once it reads', async () => {
  const { app, url } = await anotherServer()
  const { id } = await ada.createConversation()
  const responses: ServerResponse[] = []
  app.server.on('request', (_, response) => responses.push(response))
  const slow = await openUnread(url, id)
  await expect.poll(() => responses.length).toBe(1)
  const [response] = responses
  const reader = await watch(url, id)
  let roundsInVain = 0
  const rounds = await makeNoise(id, reader, () => {
    if (response?.writableNeedDrain) roundsInVain += 1
    return roundsInVain === 20
  })
  expect(response?.writableLength).toBeLessThan(512 * 1024)

  let text = ''
  slow.setEncoding('utf8')
  slow.on('data', (chunk: string) => {
    text += chunk
  })
  slow.resume()
  await expect.poll(() => text.includes(`"content":"round ${rounds} `)).toBe(true)
  // What it missed in between is past, and nobody needs it.
  expect(text).not.toContain(`"content":"round ${rounds - 5} `)
})

test('a client that goes on not reading is dropped', async () => {
  const { app, url } = await anotherServer({ events: { tickMs: 50 } })
  const { id } = await ada.createConversation()
  let dropped: ServerResponse | undefined
  app.server.once('request', (_, response) => response.once('close', () => (dropped = response)))
  const slow = await openUnread(url, id)
  await makeNoise(id, await watch(studio.url, id), () => dropped !== undefined)
  expect(dropped?.writableFinished).toBe(false)
  expect(slow.destroyed).toBe(false)
})
