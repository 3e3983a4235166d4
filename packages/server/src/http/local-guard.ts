import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isLoopbackPeer } from './loopback.js'
import { ProblemError } from './problems.js'

/**
 * In `local` mode nobody proves who they are, so only this machine's own pages and programs may call: a Host that is
 * not loopback (DNS rebinding) and requests from pages of another site are refused, unless their origin was named.
 */
export function refuseOtherSites(app: FastifyInstance, corsOrigins: readonly string[]): void {
  app.addHook('onRequest', async (request) => {
    // A Studio in somebody's own Fastify may be listening to other machines.
    if (!isLoopbackHost(request.hostname) || !isLoopbackPeer(request)) {
      throw new ProblemError('forbidden', 'In local mode only addresses of this machine are answered.')
    }
    if (comesFromAnotherSite(request, corsOrigins)) {
      throw new ProblemError('forbidden', 'This page may not call here: name its origin in PICGEN_CORS_ORIGINS.')
    }
  })
}

function isLoopbackHost(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(hostname)
}

function comesFromAnotherSite({ headers, host, protocol }: FastifyRequest, corsOrigins: readonly string[]): boolean {
  const { origin } = headers
  if (origin === undefined) {
    const site = headers['sec-fetch-site']
    return site === 'cross-site' || site === 'same-site'
  }
  return origin !== `${protocol}://${host}` && !corsOrigins.includes(origin)
}
