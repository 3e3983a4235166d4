import { createPicGen, type Image } from '@picgen/sdk'
import { completedImage, freshId } from '../fixtures.js'
import { answer, newConversation, type Parts } from './answer.js'
import { Generation } from './generation.js'
import { Library } from './library.js'
import { Live } from './live.js'
import { standInModels } from './models.js'
import { problemResponse, Refusal } from './problem.js'
import { drawScene } from './scene.js'
import { titleOf } from './sending.js'
import type { GivenConversation, StandIn, StandInSettings } from './stand-in.js'
import { subjectAt } from './subjects.js'

const defaults: StandInSettings = {
  latencyMs: 0,
  generationMs: null,
  tellsProgress: true,
  outcomeOf: () => null,
  hasStreams: true,
  credits: null,
  models: standInModels,
  problem: null,
}

/** Makes a PicGen Studio in the page itself, for stories and tests: see `StandIn`. */
export function createStandIn(options: Partial<StandInSettings> = {}): StandIn {
  const settings = { ...defaults, ...options }
  const live = new Live()
  const library = new Library((change) => live.tell(change))
  const generation = new Generation(library, settings)
  const network = createNetwork({ library, generation, settings }, live)
  return {
    client: createPicGen({ baseUrl: 'https://picgen.example', fetch: network.fetch, retryDelayMs: () => 0 }),
    fetch: network.fetch,
    settings,
    requests: network.requests,
    tokens: network.tokens,
    conversation: (id) => library.readConversation(id),
    conversations: () => library.conversations(),
    image: (id) => library.image(id),
    images: () => library.images(),
    addConversation: (given = {}) => addConversation(library, settings, given),
    addImage: (values = {}, daysAgo) => addImage(library, values, daysAgo),
    addHistory: (count) =>
      Array.from({ length: count }, (_, index) => addImage(library, { prompt: subjectAt(index) }, (index + 1) / 24)),
    progress: (id, progress, preview) =>
      library.changeImage(id, { status: 'processing', progress, ...(preview === undefined ? {} : { preview }) }),
    finish: (id, values) => generation.finish(id, values),
    fail: (id, code, message) => generation.fail(id, code, message),
    goOffline: network.goOffline,
    goOnline: network.goOnline,
    breakStreams: () => live.break(),
    dispose: () => {
      generation.stopAll()
      live.close()
    },
  }
}

/** What a client's `fetch` meets: latency, an outage, a problem, an answer that was given before, or the answer. */
function createNetwork(parts: Parts, live: Live) {
  const { settings, library } = parts
  const requests: string[] = []
  const tokens: (string | null)[] = []
  const answered = new Map<string, Response>()
  let isOffline = false

  const reply = async (request: Request): Promise<Response> => {
    if (settings.problem) return problemResponse(settings.problem)
    const events = /\/image-conversations\/([^/]+)\/events$/.exec(new URL(request.url).pathname)
    if (!events) return answer(parts, request)
    if (!settings.hasStreams)
      throw new Refusal({ status: 404, code: 'not_found', detail: 'There are no streams here.' })
    return live.open(library.summary(events[1] ?? ''), request.headers.get('last-event-id'), request.signal)
  }

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    requests.push(`${request.method} ${new URL(request.url).pathname}`)
    tokens.push(request.headers.get('authorization'))
    await wait(settings.latencyMs, request.signal)
    if (isOffline) throw new TypeError('Failed to fetch')
    const key = request.headers.get('idempotency-key')
    const before = key === null ? undefined : answered.get(key)
    if (before) return before.clone()
    const response = await reply(request).catch((error: unknown) => {
      if (error instanceof Refusal) return problemResponse(error.problem)
      throw error
    })
    if (key !== null && response.status < 429) answered.set(key, response.clone())
    return response
  }

  return {
    fetch,
    requests,
    tokens,
    goOffline: () => {
      isOffline = true
      live.break()
    },
    goOnline: () => {
      isOffline = false
    },
  }
}

function addConversation(library: Library, settings: StandInSettings, given: GivenConversation) {
  const { images = [], daysAgo = 0 } = given
  const title = given.title ?? titleOf(images[0]?.prompt ?? '')
  const { id } = newConversation(library, settings, { title }, given.id ?? freshId())
  const added = images.map((values) => {
    const image = addImage(library, { ...values, conversation_id: id }, daysAgo)
    library.addMessage(id, { role: 'user', content: image.prompt, created_at: image.created_at })
    library.addMessage(id, { role: 'assistant', image_id: image.id, created_at: image.created_at })
    return image
  })
  const last = added.findLast(({ status }) => status === 'completed')?.id ?? null
  const active = typeof given.active === 'number' ? (added[given.active]?.id ?? null) : given.active
  library.changeConversation(id, { active_image_id: active === undefined ? last : active }, library.now(daysAgo))
  return library.readConversation(id)
}

function addImage(library: Library, values: Partial<Image>, daysAgo?: number): Image {
  const { prompt = subjectAt(0), width = 1024, height = 1024, status = 'completed' } = values
  const { url, placeholder } = drawScene(prompt, width, height)
  const drawn =
    status === 'completed' ? { url, thumbnail_url: url, placeholder } : { thumbnail_url: null, placeholder: null }
  const created_at = library.now(daysAgo)
  const isFinished = status !== 'pending' && status !== 'processing'
  const times = { created_at, completed_at: isFinished ? created_at : null }
  const image = completedImage({ prompt, size: `${width}x${height}`, width, height, ...drawn, ...times, ...values })
  if (status !== 'completed') image.url = null
  library.addImage(image)
  return image
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  if (milliseconds === 0) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(), milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
