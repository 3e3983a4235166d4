import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** What the pages depend on. */
export interface PagesParts {
  /** The folder that they were built into. */
  directory: string
  /** Origin of the images' addresses; null: the page's own. */
  imageOrigin: string | null
  /** Origins whose pages may show the Studio in a frame. */
  frameOrigins: readonly string[] | '*'
  /** Whether a caller needs a token, which a frame asks the page around for. */
  needsToken: boolean
}

/** The pages of the reference Studio, one document for all of them, and the one for frames on other sites. */
export async function servePages(app: FastifyInstance, parts: PagesParts): Promise<void> {
  const { directory, imageOrigin, frameOrigins, needsToken } = parts
  await app.register(fastifyStatic, { root: directory, prefix: '/assets/', index: false, cacheControl: false })
  app.get('/', (_, reply) => reply.redirect('/studio'))

  const policy = contentSecurityPolicy(imageOrigin, "'none'")
  for (const path of ['/studio', '/history', '/generate']) {
    app.get(path, (_, reply) =>
      reply.header('content-security-policy', policy).header('cache-control', 'no-cache').sendFile('studio.html'),
    )
  }

  const embed = await readEmbed(directory, needsToken)
  const around = frameOrigins === '*' ? '*' : frameOrigins.join(' ') || "'none'"
  const embedPolicy = contentSecurityPolicy(imageOrigin, around)
  app.get('/embed', (_, reply) =>
    reply
      .header('content-security-policy', embedPolicy)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(embed),
  )
}

/** What a page may load. Lit makes its templates through a Trusted Types policy of its name. */
function contentSecurityPolicy(imageOrigin: string | null, frameAncestors: string): string {
  const images = imageOrigin ? `'self' ${imageOrigin}` : "'self'"
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src ${images} data: blob:`,
    `connect-src ${images}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ')
}

async function readEmbed(directory: string, needsToken: boolean): Promise<string> {
  const html = await readFile(join(directory, 'embed.html'), 'utf8')
  return needsToken ? html.replace('data-auth=""', 'data-auth="token"') : html
}
