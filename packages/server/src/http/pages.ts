import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** What the Studio's own pages may load. Lit makes its templates through a Trusted Types policy of its name. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ')

/** The pages of the reference Studio, from the folder that they were built into. */
export async function servePages(app: FastifyInstance, directory: string, imageOrigin: string | null): Promise<void> {
  const policy = imageOrigin
    ? contentSecurityPolicy.replace("img-src 'self'", `img-src 'self' ${imageOrigin}`)
    : contentSecurityPolicy
  await app.register(fastifyStatic, { root: directory, prefix: '/assets/', index: false, cacheControl: false })
  app.get('/', (_, reply) => reply.redirect('/studio'))
  app.get('/studio', (_, reply) =>
    reply.header('content-security-policy', policy).header('cache-control', 'no-cache').sendFile('studio.html'),
  )
}
