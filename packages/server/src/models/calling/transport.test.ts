import { randomBytes } from 'node:crypto'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { createServer, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { type AnswerRequest, startProvider } from './test-servers.js'
import { exchange, toResponse } from './transport.js'

const signal = new AbortController().signal
const limit = { maximumBytes: 8 * 1024 * 1024 }

async function get(answer: AnswerRequest) {
  const provider = await startProvider(answer)
  return exchange({ open: () => requestHttp(provider.origin, { agent: false }), body: null, signal, limit })
}

/** Answers as HTTP would not. */
async function startRawServer(onConnection: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => sockets.delete(socket)))
    onConnection(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}

test('a large body arrives whole, packed or not', async () => {
  const body = randomBytes(3 * 1024 * 1024 + 17)
  const plain = await get((response) => response.end(body))
  expect(Buffer.from(await toResponse(plain).arrayBuffer()).equals(body)).toBe(true)
  const packed = await get((response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body)))
  expect(Buffer.from(await toResponse(packed).arrayBuffer()).equals(body)).toBe(true)
})

test('the endless body of an error answer is cut off, and its connection closed', async () => {
  const closed = Promise.withResolvers<void>()
  const answer = await get((response) => {
    response.writeHead(500).on('close', () => closed.resolve())
    const fill = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
    }
    response.on('drain', fill)
    fill()
  })
  expect(answer.status).toBe(500)
  expect((await toResponse(answer).arrayBuffer()).byteLength).toBe(1024 * 1024)
  await closed.promise
})

test('an endless answer is an error at the cap', async () => {
  const answer = get((response) => {
    const fill = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
    }
    response.on('drain', fill)
    fill()
  })
  await expect(answer).rejects.toMatchObject({ kind: 'too_large' })
})

test('a connection that never comes about is given up, and nothing was sent', async () => {
  const port = await startRawServer(() => undefined)
  const open = () => requestHttps({ host: '127.0.0.1', port, method: 'POST', agent: false })
  const answer = exchange({ open, body: Buffer.from('{}'), signal, limit, connectTimeoutMs: 50 })
  await expect(answer).rejects.toMatchObject({ name: 'ConnectionError', nothingSent: true })
})

test('an answer that is no HTTP is an error of its own', async () => {
  const port = await startRawServer((socket) => socket.once('data', () => socket.write('SSH-2.0-OpenSSH_9.9\r\n')))
  const open = () => requestHttp({ host: '127.0.0.1', port, agent: false })
  const answer = exchange({ open, body: null, signal, limit })
  await expect(answer).rejects.toMatchObject({ kind: 'unexpected_body' })
})

test('an answer without a body is a Response without one', async () => {
  const answer = await get((response) => response.writeHead(204).end())
  const response = toResponse(answer)
  expect(response.status).toBe(204)
  expect(response.body).toBeNull()
})
