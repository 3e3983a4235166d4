import { once } from 'node:events'
import { connect } from 'node:net'
import type { Problem } from '@picgen/sdk/contract'
import { describe, expect, test } from 'vitest'
import { createTestStudio, signToken, someoneWaits } from '../../test/test-studio.js'
import { closeServer } from './closing.js'

const { url } = await createTestStudio({ worker: false })
const conversations = '/api/image-conversations'
const authorization = `host: studio.example\r\nauthorization: Bearer ${await signToken({ sub: 'anna' })}\r\n`

/** A connection on which a test writes what no HTTP client would. */
function open(to = url) {
  const socket = connect(Number(new URL(to).port), '127.0.0.1')
  let received = ''
  socket.on('data', (bytes) => {
    received += bytes.toString()
  })
  return { socket, closed: once(socket, 'close').then(() => received) }
}

/** What comes back until the server has closed the connection. */
async function exchange(request: string | Buffer): Promise<{ status: number; head: string; body: string }> {
  const { socket, closed } = open()
  socket.write(request)
  return parse(await closed)
}

function parse(answer: string) {
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  return { status: Number(head.split(' ')[1]), head: head.toLowerCase(), body }
}

function problemOf({ head, body }: { head: string; body: string }): Problem {
  expect(head).toContain('content-type: application/problem+json')
  const problem: Problem = JSON.parse(body)
  expect(head).toContain(`x-request-id: ${problem.request_id}`)
  return problem
}

describe('what is hardly HTTP', () => {
  test.each([
    ['bytes of nothing', '\x16\x03\x01\r\n\r\n'],
    ['a method of nobody’s', `PAINT ${conversations} HTTP/1.1\r\n${authorization}\r\n`],
    ['headers of more than 16 KB', `GET /api/models HTTP/1.1\r\n${authorization}x: ${'x'.repeat(17_000)}\r\n\r\n`],
    ['an address of more than 16 KB', `GET /api/models?${'x'.repeat(17_000)} HTTP/1.1\r\n${authorization}\r\n`],
    [
      'two lengths',
      `POST ${conversations} HTTP/1.1\r\n${authorization}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`,
    ],
    [
      'a chunk of no length',
      `POST ${conversations} HTTP/1.1\r\n${authorization}transfer-encoding: chunked\r\n\r\nno\r\n`,
    ],
    ['no host', 'GET /api/models HTTP/1.1\r\nconnection: close\r\n\r\n'],
  ])('%s is a problem like any other', async (_, request) => {
    expect(problemOf(await exchange(request))).toMatchObject({ status: 400, code: 'invalid_request' })
  })

  test.each(['TRACE', 'PROPFIND'])('%s is method_not_allowed', async (method) => {
    const request = `${method} ${conversations} HTTP/1.1\r\n${authorization}connection: close\r\n\r\n`
    expect(problemOf(await exchange(request))).toMatchObject({ status: 405, code: 'method_not_allowed' })
  })

  test('a chunked body with bytes that are no UTF-8 is refused', async () => {
    const head = `POST ${conversations} HTTP/1.1\r\n${authorization}connection: close\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`
    const body = Buffer.from('d\r\n{"title":"\xe9"}\r\n0\r\n\r\n', 'latin1')
    const answer = await exchange(Buffer.concat([Buffer.from(head), body]))
    expect(problemOf(answer)).toMatchObject({ status: 400, detail: 'The body is not valid UTF-8.' })
  })

  test('an expectation of nobody’s is ignored, and a bare OPTIONS is no fault', async () => {
    const expecting = `GET /api/models HTTP/1.1\r\n${authorization}connection: close\r\nexpect: miracles\r\n\r\n`
    expect((await exchange(expecting)).status).toBe(200)
    expect((await fetch(`${url}/api/models`, { method: 'OPTIONS' })).status).toBe(204)
  })
})

describe('a server that closes', async () => {
  const { app, url: closing, as, database } = await createTestStudio({ worker: false })
  const other = await createTestStudio({ worker: false })

  test('finishes what is under way, and is unavailable for what still comes on the same connection', async () => {
    const { id } = await as('anna').createConversation()
    const { socket, closed } = open(closing)
    const body = '{"image_id":null}'
    const patch = `PATCH ${conversations}/${id}/active-image HTTP/1.1\r\n${authorization}content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`
    const stopped = await database.begin(async (tx) => {
      await tx`select from image_conversations where id = ${id} for update`
      socket.write(patch)
      await someoneWaits(database, 'for update')
      const end = closeServer(app, 10_000)
      socket.write(`GET /api/models HTTP/1.1\r\n${authorization}\r\n`)
      return { end }
    })
    const received = await closed
    await stopped.end
    const [first = '', second = ''] = received.split(/(?=HTTP\/1\.1 )/)
    expect(parse(first).status).toBe(200)
    expect(parse(second).head).toContain('retry-after: ')
    expect(problemOf(parse(second))).toMatchObject({ status: 503, code: 'unavailable' })
  })

  test('does not wait for ever for a request that does not arrive', async () => {
    const { socket, closed } = open(other.url)
    const taken = new Promise((resolve) => other.app.server.once('request', resolve))
    socket.write(
      `POST ${conversations} HTTP/1.1\r\n${authorization}content-type: application/json\r\ncontent-length: 50\r\n\r\n{"ti`,
    )
    await taken
    await closeServer(other.app, 50)
    expect(await closed).toBe('')
  })
})
