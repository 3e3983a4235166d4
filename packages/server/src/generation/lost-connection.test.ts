import { EventEmitter, once } from 'node:events'
import { type AddressInfo, connect as connectTcp, createServer, type Socket } from 'node:net'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { createPuppetModel, picture } from '../../test/puppet-model.js'
import { createTestStudio } from '../../test/test-studio.js'
import { connect } from '../database/connect.js'
import type { ImageModel } from '../models/image-model.js'
import { startWorker } from './worker.js'

/** A model that costs money: the test decides when it is paid. */
const paying = { begins: Promise.withResolvers<void>(), pays: Promise.withResolvers<void>() }
const paid: ImageModel = {
  info: { ...createPuppetModel().info, id: 'paid' },
  async generate({ width, height }, { providerCall }) {
    paying.begins.resolve()
    await paying.pays.promise
    await providerCall.begin()
    await providerCall.keepJob('job-1')
    return { bytes: await picture(width, height) }
  },
}

const studio = await createTestStudio({ models: [paid], worker: false })
const user = studio.as('patient')
const line = await createLine(studio.workerParts.databaseUrl)
const send = async (prompt: string) => user.send((await user.createConversation()).id, prompt)

/** The way to the database, which the test can cut. */
async function createLine(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let isCut = false
  const missed = Promise.withResolvers<void>()
  const server = createServer((near) => {
    if (isCut) {
      near.destroy()
      missed.resolve()
      return
    }
    const far = connectTcp(Number(port), hostname)
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => other.destroy())
      socket.pipe(other)
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  afterAll(() => server.close())
  return {
    url: url.href,
    cut() {
      isCut = true
      for (const socket of sockets) socket.destroy()
    },
    /** Somebody has tried to connect while it was cut. */
    untilMissed: () => missed.promise,
    mend() {
      isCut = false
    },
  }
}

test('a worker that loses the database at the end of a job goes on when it is back', async () => {
  const worker = await startWorker({ ...studio.workerParts, databaseUrl: line.url })
  const first = await send('before the cut')
  const call = await studio.puppet.call('before the cut')
  line.cut()
  await call.complete()
  // That the queue can't note it must not be an unhandled rejection: Vitest fails of one, and a process ends.
  expect((await user.settled(first.image_id)).status).toBe('completed')
  line.mend()
  const second = await send('after the cut')
  await studio.puppet.completeAtOnce('after the cut')
  expect((await user.settled(second.image_id)).status).toBe('completed')
  await worker.stop()
})

test('a database that is away when a provider is to be paid is waited for', async () => {
  const database = connect(line.url)
  const worker = await startWorker({ ...studio.workerParts, database, databaseUrl: line.url })
  const { image_id } = await user.send((await user.createConversation()).id, 'not paid yet', { model: 'paid' })
  await paying.begins.promise
  line.cut()
  paying.pays.resolve()
  await line.untilMissed()
  line.mend()
  expect(await user.settled(image_id)).toMatchObject({ status: 'completed', error_message: null })
  await worker.stop()
  await database.end()
})

test('a worker whose queue gave up while it made pictures stops once they are made', async () => {
  const { logger, lines, untilSaid } = createLog()
  const worker = await startWorker({ ...studio.workerParts, databaseUrl: line.url, logger })
  const prompts = ['ends in the cut', 'goes on', 'goes on too', 'and so does this']
  const sent = await Promise.all(prompts.map(send))
  const [first, ...others] = await Promise.all(prompts.map((prompt) => studio.puppet.call(prompt)))
  line.cut()
  await first?.complete()
  await untilSaid('the queue gave up')
  line.mend()
  for (const [index, call] of others.entries()) {
    await call.complete()
    expect((await user.settled(sent[index + 1]?.image_id ?? '')).status).toBe('completed')
  }
  await worker.stop()
  expect(lines.filter((each) => each.includes('did not let go'))).toEqual([])
})

/** A log that can be waited for. */
function createLog() {
  const lines: string[] = []
  const said = new EventEmitter()
  const write = (each: string) => {
    lines.push(each)
    said.emit('line')
  }
  return {
    logger: pino({ level: 'info' }, { write }),
    lines,
    async untilSaid(words: string) {
      while (!lines.some((each) => each.includes(words))) await once(said, 'line')
    },
  }
}
