import type { Readable } from 'node:stream'
import { MAX_UPLOAD_BYTES } from '@picgen/sdk/contract'
import { ProblemError } from '../http/problems.js'

/** All of a body. Throws `payload_too_large` as soon as it is, and `invalid_request` when the connection breaks. */
export function collect(payload: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    payload.on('data', (chunk: Buffer) => chunks.push(chunk))
    payload.on('end', () => resolve(Buffer.concat(chunks)))
    refuseExcess(payload, MAX_UPLOAD_BYTES, (problem) => {
      // Nothing more is kept of it: Node discards the rest once the answer is out.
      chunks.length = 0
      payload.removeAllListeners('data')
      payload.resume()
      reject(problem)
    })
  })
}

/** Calls `refuse` once the payload has more bytes than this, and when it breaks off. */
export function refuseExcess(payload: Readable, limit: number, refuse: (problem: ProblemError) => void): void {
  let received = 0
  payload.on('data', (chunk: Buffer) => {
    received += chunk.length
    if (received > limit) refuse(tooLarge())
  })
  const breakOff = (cause?: unknown) => refuse(new ProblemError('invalid_request', 'The upload broke off.', { cause }))
  payload.on('error', breakOff)
  // It can have broken off while it waited for its turn.
  if (payload.destroyed) breakOff()
}

export function tooLarge(): ProblemError {
  return new ProblemError('payload_too_large', 'The file is larger than 20 MB; make it smaller and send it again.')
}
