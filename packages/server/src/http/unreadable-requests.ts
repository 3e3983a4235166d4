import type { Socket } from 'node:net'
import { v7 as uuidv7 } from 'uuid'
import { ProblemError } from './problems.js'
import { securityHeaders } from './security-headers.js'

/** Answers what is no HTTP request at all, before any route could: headers too large, a method of nobody's, bad framing. */
export function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const requestId = uuidv7()
  const problem = new ProblemError('invalid_request', explain(error.code))
  const body = JSON.stringify(problem.toProblem(requestId))
  socket.end(
    [
      `HTTP/1.1 ${problem.status} Bad Request`,
      'content-type: application/problem+json',
      `content-length: ${Buffer.byteLength(body)}`,
      `x-request-id: ${requestId}`,
      ...Object.entries(securityHeaders(null)).map(([name, value]) => `${name}: ${value}`),
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}

function explain(code: string | undefined): string {
  if (code === 'HPE_HEADER_OVERFLOW') return 'The address and headers are too long: they must fit into 16 KB.'
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'The request did not arrive in time; send it again.'
  return 'This is no HTTP request: check its method, headers and length.'
}
