import type { Answer } from '../caller.js'
import { type Check, Skipped } from '../check.js'
import { describe, expectHeader, expectStatus, expectThat, readJson } from '../expectations.js'
import type { World } from '../world.js'

/** What those who run a backend look at, and its pages. A backend may leave each of them out. */
export const operating: readonly Check[] = [
  {
    id: 'operating.healthz',
    level: 'optional',
    sentence: 'GET /healthz says that it is alive',
    run: async (world) => void expectStatus(await look(world, '/healthz'), 200),
  },
  {
    id: 'operating.readyz',
    level: 'optional',
    sentence: 'GET /readyz says that database, queue and storage can be reached',
    run: async (world) => void expectStatus(await look(world, '/readyz'), 200),
  },
  {
    id: 'operating.metrics',
    level: 'optional',
    sentence: 'GET /metrics is for Prometheus',
    async run(world) {
      const answer = await look(world, '/metrics')
      if (answer.status === 401 || answer.status === 403) throw new Skipped('the metrics are not for this caller')
      expectStatus(answer, 200)
      expectHeader(answer, 'content-type', /^(text\/plain|application\/openmetrics-text)\b/)
    },
  },
  {
    id: 'operating.openapi',
    level: 'optional',
    sentence: 'GET /openapi.json is an OpenAPI 3.1 document of the endpoints',
    async run(world) {
      const answer = expectStatus(await look(world, '/openapi.json'), 200)
      const { openapi, paths: described } = Object(readJson(answer)) as Record<string, unknown>
      expectThat(/^3\.[1-9]/.test(String(openapi)), answer.request, 'openapi: 3.1', openapi)
      const isThere = Object.keys(Object(described)).some((path) => path.includes('/image-conversations'))
      expectThat(isThere, answer.request, 'the conversation endpoints among its paths', Object.keys(Object(described)))
    },
  },
  page('/docs', 'a page to read the API in'),
  page('/studio', 'the reference Studio'),
  page('/history', 'its history'),
  page('/generate', 'its direct form'),
  {
    id: 'operating.root',
    level: 'optional',
    sentence: 'GET / leads to /studio',
    async run(world) {
      const answer = await look(world, '/')
      const target = answer.headers.get('location') ?? '(none)'
      const leads = answer.status >= 300 && answer.status < 400 && /\/studio$/.test(target)
      expectThat(leads, answer.request, 'a redirect to /studio', `${describe(answer)} location: ${target}`)
    },
  },
]

function page(path: string, what: string): Check {
  return {
    id: `operating.${path.slice(1)}`,
    level: 'optional',
    sentence: `GET ${path} is ${what}`,
    async run(world) {
      const answer = expectStatus(await look(world, path), 200)
      expectHeader(answer, 'content-type', /^text\/html\b/)
    },
  }
}

/** What is left out is no fault. */
async function look({ user }: World, path: string): Promise<Answer> {
  const answer = await user.call('GET', path, { authorization: null })
  if (answer.status === 404) throw new Skipped(`this backend has no ${path}`)
  return answer
}
