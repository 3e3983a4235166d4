import { at, type Breakage, headers, hears, status, streams } from '../breaking.js'

const EVENTS = 'GET /api/image-conversations/*/events'

/** Answers this path with a body of its own. */
function shows(path: string, body: string, type: string, code = 200) {
  return at(`GET ${path}`, async () => new Response(body, { status: code, headers: { 'content-type': type } }))
}

export const eventBreakages: Breakage[] = [
  ['events.stream', 'calls its events JSON', headers(EVENTS, (sent) => sent.set('content-type', 'application/json'))],
  [
    'events.whole-objects',
    'does not tell that an image is completed',
    streams((block) => (block.includes('event: image') && block.includes('"completed"') ? '' : block)),
  ],
  ['events.whole-objects', 'gives its events no ids', streams((block) => block.replace(/^id: .*\n/m, ''))],
  ['events.whole-objects', 'tells only what changed', streams((block) => block.replace(/"prompt":"[^"]*",/, ''))],
  [
    'events.resume',
    'tells nothing of what was missed',
    streams((block, request) => (request.headers.has('last-event-id') ? '' : block)),
  ],
  ['events.resync', 'begins anew without a word', hears(EVENTS, (sent) => sent.delete('last-event-id'))],
  ['events.comment', 'is silent', streams((block) => (block.startsWith(':') ? '' : block))],
]

export const operatingBreakages: Breakage[] = [
  ['operating.healthz', 'is never well', status('GET /healthz', 200, 500)],
  ['operating.readyz', 'is never ready', status('GET /readyz', 200, 503)],
  [
    'operating.metrics',
    'has metrics for people',
    headers('GET /metrics', (sent) => sent.set('content-type', 'text/html')),
  ],
  [
    'operating.openapi',
    'is described in an old form',
    shows('/openapi.json', '{"swagger": "2.0"}', 'application/json'),
  ],
  [
    'operating.docs',
    'has JSON for its readers',
    headers('GET /docs', (sent) => sent.set('content-type', 'application/json')),
  ],
  ...['studio', 'history', 'generate'].map(
    (page): Breakage => [`operating.${page}`, `has a broken ${page}`, shows(`/${page}`, '{}', 'application/json')],
  ),
  ['operating.root', 'leads nowhere', shows('/', 'Hello', 'text/html')],
]
