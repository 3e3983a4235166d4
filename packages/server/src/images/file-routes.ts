import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import parseRange from 'range-parser'
import * as z from 'zod/mini'
import { notFound } from '../http/problems.js'
import type { BlobStore } from '../storage/blob-store.js'
import type { UrlSigner } from './signed-urls.js'

/** What the file endpoint is made of. */
export interface FileParts {
  store: BlobStore
  signer: UrlSigner
}

/** By a file's ending: what is served is what was let in, and nothing else gets a content type. */
const contentTypes: Record<string, string> = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' }

const paramsSchema = z.object({
  image_id: z.uuid(),
  file_name: z.string().check(z.regex(/^[\w-]+(\.thumbnail)?\.(png|jpg|webp)$/)),
})

const querySchema = z.object({
  expires: z._default(z.string(), ''),
  signature: z._default(z.string(), ''),
})

/** `GET /files/…`: an image's bytes, for whoever has its signed address. An altered or expired one is a 404. */
export const fileRoutes: FastifyPluginAsyncZod<FileParts> = async (app, { store, signer }) => {
  app.route({
    method: 'GET',
    url: '/files/:image_id/:file_name',
    handler: async (request, reply) => {
      const params = paramsSchema.safeParse(request.params)
      const query = querySchema.safeParse(request.query)
      if (!params.success || !query.success) throw notFound('file')
      const { image_id, file_name } = params.data
      const maxAge = signer.check(image_id, file_name, query.data)
      if (maxAge === null) throw notFound('file')
      const etag = `"${file_name}"`
      const { 'if-none-match': ifNoneMatch, 'if-range': ifRange, range } = request.headers
      const content = isKnown(ifNoneMatch, etag)
        ? 'known'
        : await openContent(store, `${image_id}/${file_name}`, ifRange && ifRange !== etag ? undefined : range)
      // Before the headers: that a file is missing just now must not be remembered for hours.
      if (content === null) throw notFound('file')
      reply.headers({
        etag,
        'cache-control': `private, max-age=${maxAge}, immutable`,
        'content-type': contentTypes[file_name.split('.').at(-1) ?? ''],
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        // Any page that has the address may show it: the widget is embedded on other origins.
        'cross-origin-resource-policy': 'cross-origin',
        'accept-ranges': 'bytes',
      })
      return content === 'known' ? reply.code(304).send() : sendContent(reply, content)
    },
  })
}

function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? []
  return tags.includes(etag) || tags.includes('*')
}

/** What of a file is sent: all of it, one range, or, with neither, that the asked range lies outside of it. */
interface Content {
  /** Bytes of the file. */
  size: number
  range?: { start: number; end: number }
  stream?: Readable
}

/** All of it, or the one range that was asked for. Several ranges in one answer are not worth their complexity. */
async function openContent(store: BlobStore, key: string, header: string | undefined): Promise<Content | null> {
  const blob = await store.open(key)
  if (!blob) return null
  const { size } = blob
  const ranges = header?.startsWith('bytes=') ? parseRange(size, header) : undefined
  if (ranges === -1) return { size }
  const [range] = Array.isArray(ranges) && ranges.length === 1 ? ranges : []
  const stream = await blob.stream(range)
  return stream && { size, stream, ...(range && { range }) }
}

function sendContent(reply: FastifyReply, { size, range, stream }: Content): FastifyReply {
  if (!stream) {
    return reply
      .code(416)
      .headers({ 'content-range': `bytes */${size}`, 'cache-control': 'no-store' })
      .removeHeader('content-type')
      .send()
  }
  if (!range) return reply.header('content-length', size).send(stream)
  return reply
    .code(206)
    .header('content-length', range.end - range.start + 1)
    .header('content-range', `bytes ${range.start}-${range.end}/${size}`)
    .send(stream)
}
