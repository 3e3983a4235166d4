import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ProblemError } from '../http/problems.js'
import { collect } from './collect.js'
import { readForm } from './multipart.js'
import { createTurns } from './turns.js'

/** Files of one user that are taken in at the same time, so that nobody fills the memory: the others wait, unread. */
const FILES_AT_ONCE = 4

/**
 * Takes files as bodies in this scope, and nothing else: a form with a file, or the bytes with an image content type.
 * The body is a `Buffer`; that it claims to be an image means nothing yet.
 */
export function takeFiles(app: FastifyInstance): void {
  const turns = createTurns(FILES_AT_ONCE)
  app.addHook('preParsing', async ({ userId }, reply) => {
    const endTurn = await turns.take(userId)
    reply.raw.once('close', endTurn)
    if (reply.raw.closed) endTurn()
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(/^image\//i, async (request: FastifyRequest, payload: Readable) =>
    identified(request, await collect(payload)),
  )
  app.addContentTypeParser(/^multipart\/form-data/i, async (request: FastifyRequest, payload: Readable) =>
    identified(request, await readForm(payload, request.headers['content-type'] ?? '')),
  )
  app.addContentTypeParser('*', async () => {
    throw new ProblemError(
      'unsupported_media_type',
      'Send the file as multipart/form-data, or its bytes with an image content type such as image/png.',
    )
  })
}

/** A form has another boundary each time it is sent: what makes two uploads the same is the file. */
function identified(request: FastifyRequest, file: Buffer): Buffer {
  request.bodyHash = createHash('sha256').update(file).digest()
  return file
}
