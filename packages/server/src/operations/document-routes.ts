import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import type { FastifyPluginAsync } from 'fastify'
import { type OpenApiDocument, renderDocument } from './render-document.js'
import { styleSheet } from './style-sheet.js'

const pagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** `GET /openapi.json` and `GET /docs`, where people read it: a page without any script. */
export const documentRoutes: FastifyPluginAsync = async (app) => {
  const text = readDocument()
  let page: string | undefined
  app.get('/openapi.json', (_, reply) =>
    // Anybody may read how it is called, tools on other sites included.
    reply
      .headers({ ...cached, 'cross-origin-resource-policy': 'cross-origin' })
      .type('application/json')
      .send(text),
  )
  app.get('/docs', (_, reply) => {
    page ??= renderDocument(JSON.parse(text) as OpenApiDocument)
    return reply
      .headers({ ...cached, 'content-security-policy': pagePolicy })
      .type('text/html; charset=utf-8')
      .send(page)
  })
  app.get('/docs/docs.css', (_, reply) => reply.headers(cached).type('text/css; charset=utf-8').send(styleSheet))
}

const cached = { 'cache-control': 'no-cache' }

/** The committed document; a test compares it with the server. */
function readDocument(): string {
  const manifest = findPackageJSON(import.meta.url)
  if (!manifest) throw new Error('The server does not stand in its package.')
  return readFileSync(join(dirname(manifest), 'openapi.json'), 'utf8')
}
