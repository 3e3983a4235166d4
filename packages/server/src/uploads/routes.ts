import { imageSchema, routes } from '@picgen/sdk/contract/zod'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Database } from '../database/connect.js'
import { answerOnce } from '../http/idempotency.js'
import { ProblemError } from '../http/problems.js'
import { at } from '../http/route-path.js'
import type { PresentImage } from '../images/index.js'
import type { BlobStore } from '../storage/blob-store.js'
import { takeFiles } from './receive.js'
import { insertUpload, removeUpload, storeUpload } from './upload-image.js'

/** What the upload endpoint is made of. */
export interface UploadParts {
  database: Database
  store: BlobStore
  presentFor(request: FastifyRequest): PresentImage
}

/** `POST /api/images`. */
export const uploadRoutes: FastifyPluginAsyncZod<UploadParts> = async (app, { database, store, presentFor }) => {
  takeFiles(app)

  app.route({
    ...at(routes.uploadImage),
    schema: { response: { 201: imageSchema } },
    handler: async (request, reply) => {
      if (!(request.body instanceof Buffer)) {
        throw new ProblemError('invalid_request', 'There is no file: send one as multipart/form-data.')
      }
      const upload = await storeUpload(store, request.userId, request.body)
      let isInserted = false
      try {
        await answerOnce(database, request, reply, 201, async (tx) => {
          const image = await insertUpload(tx, request.userId, upload)
          isInserted = true
          return presentFor(request)(image)
        })
      } finally {
        // A transaction that failed later than this may have been committed: its files are the sweep's to judge.
        if (!isInserted) await removeUpload(store, upload)
      }
    },
  })
}
