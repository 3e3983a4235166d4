import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Database } from '../database/connect.js'
import type { ImageEnd } from '../generation/index.js'
import { watchDatabase } from './database-metrics.js'

/** How one call of a model went: `completed`, the code that it failed with, or `stopped` where nobody wanted it any more. */
export interface ModelCall {
  model: string
  outcome: string
  seconds: number
}

/** What one process counts. No label names a user, a prompt or an id: only routes, models and codes. */
export interface Metrics {
  /** Counts every answer of this instance. */
  watchRequests(app: FastifyInstance): void
  onModelCall(call: ModelCall): void
  onImageEnd(end: ImageEnd): void
  /** In the text format of Prometheus. */
  read(): Promise<string>
  readonly contentType: string
}

/** From a health check to an upload. */
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
/** From the sketch to a slow provider's queue. */
const GENERATION_SECONDS = [0.25, 0.5, 1, 2, 4, 8, 15, 30, 60, 120, 180, 300]

/** `watchProcess` adds memory, CPU and event loop: once in a process is enough. */
export function createMetrics(database: Database, { watchProcess = false } = {}): Metrics {
  const registry = new Registry()
  const registers = [registry]
  if (watchProcess) collectDefaultMetrics({ register: registry })
  const refresh = watchDatabase(database, registry)
  const requests = new Histogram({
    name: 'picgen_http_request_duration_seconds',
    help: 'Time to answer a request, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: REQUEST_SECONDS,
    registers,
  })
  const images = new Counter({
    name: 'picgen_images_total',
    help: 'Images that reached their end.',
    labelNames: ['status', 'model', 'error_code'],
    registers,
  })
  const waits = new Histogram({
    name: 'picgen_image_wait_seconds',
    help: 'Time from the send of an image to its end: what a person waits.',
    labelNames: ['status', 'model'],
    buckets: GENERATION_SECONDS,
    registers,
  })
  const calls = new Histogram({
    name: 'picgen_generation_duration_seconds',
    help: 'Time that a model took for one image.',
    labelNames: ['model', 'outcome'],
    buckets: GENERATION_SECONDS,
    registers,
  })
  const failures = new Counter({
    name: 'picgen_provider_failures_total',
    help: 'Calls of a model that failed.',
    labelNames: ['model', 'code'],
    registers,
  })

  return {
    contentType: registry.contentType,
    watchRequests(app) {
      app.addHook('onResponse', async ({ method, routeOptions }, reply) => {
        const labels = { method, route: routeOptions.url ?? 'none', status: String(reply.statusCode) }
        requests.observe(labels, reply.elapsedTime / 1000)
      })
    },
    onModelCall({ model, outcome, seconds }) {
      calls.observe({ model, outcome }, seconds)
      if (outcome !== 'completed' && outcome !== 'stopped') failures.inc({ model, code: outcome })
    },
    onImageEnd({ model, status, errorCode, seconds }) {
      images.inc({ status, model, error_code: errorCode })
      waits.observe({ status, model }, seconds)
    },
    async read() {
      await refresh()
      return registry.metrics()
    },
  }
}
