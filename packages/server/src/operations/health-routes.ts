import { timingSafeEqual } from 'node:crypto'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { isLoopbackPeer } from '../http/loopback.js'
import { ProblemError } from '../http/problems.js'
import type { Metrics } from './metrics.js'
import type { Readiness } from './readiness.js'

/** What the endpoints for those who operate it are made of. */
export interface HealthParts {
  isReady: () => Promise<Readiness>
  metrics: Metrics
  /** Null: only this machine may read the metrics. */
  metricsToken: string | null
}

/** `GET /healthz`, `GET /readyz` and `GET /metrics`. */
export const healthRoutes: FastifyPluginAsync<HealthParts> = async (app, { isReady, metrics, metricsToken }) => {
  app.addHook('onRequest', async (_, reply) => {
    reply.header('cache-control', 'no-store')
  })

  app.get('/healthz', async () => ({ status: 'ok' }))

  app.get('/readyz', async (_, reply) => {
    const readiness = await isReady()
    const parts = Object.entries(readiness).map(([part, works]) => [part, works ? 'ok' : 'unavailable'])
    const works = Object.values(readiness).every(Boolean)
    if (!works) reply.code(503).header('retry-after', 5)
    return { status: works ? 'ok' : 'unavailable', ...Object.fromEntries(parts) }
  })

  app.get('/metrics', async (request, reply) => {
    requireMetricsReader(request, metricsToken)
    const text = await metrics.read()
    return reply.type(metrics.contentType).send(text)
  })
}

/** Whoever has the token; without one, a program on this machine, and not what a proxy on it passes on. */
function requireMetricsReader(request: FastifyRequest, token: string | null): void {
  const { headers } = request
  if (token !== null) {
    const given = Buffer.from(/^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '')
    const right = Buffer.from(token)
    if (given.length === right.length && timingSafeEqual(given, right)) return
    throw new ProblemError('unauthenticated', 'Send the PICGEN_METRICS_TOKEN, as authorization: Bearer TOKEN.')
  }
  const isForwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => headers[name] !== undefined)
  if (!isForwarded && isLoopbackPeer(request)) return
  throw new ProblemError(
    'forbidden',
    'Metrics are for this machine only: set PICGEN_METRICS_TOKEN to read them from another.',
  )
}
