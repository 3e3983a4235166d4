import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from './problems.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** SHA-256 of the JSON body as it came; null without one. */
    bodyHash: Buffer | null
  }
}

/**
 * Takes JSON, and nothing else, as a body. Bytes that are no UTF-8 are refused: replaced, they would be stored as text
 * that nobody wrote. `bodyLimit` counts bytes.
 */
export function takeJsonBodies(app: FastifyInstance, bodyLimit: number): void {
  const parseJson = app.getDefaultJsonParser('error', 'error')
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  app.decorateRequest('bodyHash', null)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit }, (request, body: Buffer, done) => {
    request.bodyHash = createHash('sha256').update(body).digest()
    let text: string
    try {
      text = utf8.decode(body)
    } catch (error) {
      return done(new ProblemError('invalid_request', 'The body is not valid UTF-8.', { cause: error }))
    }
    parseJson(request, text, done)
  })
}
