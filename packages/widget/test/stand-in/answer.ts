import type { Account, Conversation, SendMessage, SetActiveImage, Text2img, UpdateConversation } from '@picgen/sdk'
import { isFinal } from '@picgen/sdk'
import { freshId } from '../fixtures.js'
import type { Generation } from './generation.js'
import { type Library, pageOf } from './library.js'
import { notFound, refuse } from './problem.js'
import { generateImage, sendMessage, titleOf } from './sending.js'
import type { StandInSettings } from './stand-in.js'
import { uploadImage } from './upload.js'

/** What the answers are made from. */
export interface Parts {
  library: Library
  generation: Generation
  settings: StandInSettings
}

interface Asked {
  request: Request
  id: string
  query: URLSearchParams
}

type Answer = [status: number, body: unknown]

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

/** Answers a request as the contract says. Throws a `Refusal` where that is a problem. */
export async function answer(parts: Parts, request: Request): Promise<Response> {
  const { pathname, searchParams: query } = new URL(request.url)
  const path = pathname.slice(pathname.indexOf('/api/') + 4)
  const [id = ''] = ID.exec(path) ?? []
  const operation = operations[`${request.method} ${path.replace(ID, 'ID')}`]
  if (!operation) notFound('address')
  const [status, body] = await operation(parts, { request, id, query })
  return status === 204 ? new Response(null, { status }) : Response.json(body, { status })
}

const operations: Record<string, (parts: Parts, asked: Asked) => Promise<Answer> | Answer> = {
  'GET /models': ({ settings }) => [200, { data: settings.models }],
  'GET /account': (parts) => [200, accountOf(parts)],

  'GET /image-conversations': ({ library }, { query }) => {
    const found = library.conversations().filter(({ title, messages }) => {
      return says(query, title, ...messages.map(({ content }) => content))
    })
    const page = pageOf(found, query)
    return [200, { ...page, data: page.data.map(({ id }) => library.summary(id)) }]
  },
  'POST /image-conversations': async ({ library, settings }, { request }) => {
    const text = await request.text()
    const body: UpdateConversation = text ? JSON.parse(text) : {}
    return [201, newConversation(library, settings, body)]
  },
  'GET /image-conversations/ID': ({ library }, { id, query }) => {
    const limit = query.get('limit')
    const detail = library.readConversation(id, limit === null ? undefined : Number(limit), query.get('before') ?? '')
    return [200, detail]
  },
  'PATCH /image-conversations/ID': async ({ library }, { id, request }) => {
    const body: Partial<Conversation> = await request.json()
    return [200, library.changeConversation(id, body)]
  },
  'DELETE /image-conversations/ID': ({ library }, { id }) => {
    library.deleteConversation(id)
    return [204, null]
  },
  'POST /image-conversations/ID/messages': async ({ library, settings, generation }, { id, request }) => {
    const body: SendMessage = await request.json()
    const sent = sendMessage(library, settings, id, body)
    generation.begin(sent.image)
    return [202, sent]
  },
  'PATCH /image-conversations/ID/active-image': async ({ library }, { id, request }) => {
    const { image_id }: SetActiveImage = await request.json()
    return [200, library.choose(id, image_id)]
  },
  'POST /image-conversations/from-image/ID': ({ library, settings }, { id: imageId }) => {
    const { id, prompt } = library.completed(imageId)
    const conversation = newConversation(library, settings, { title: titleOf(prompt) })
    library.addMessage(conversation.id, { role: 'assistant', image_id: id })
    library.choose(conversation.id, id)
    return [201, library.readConversation(conversation.id)]
  },

  'GET /images': ({ library }, { query }) => {
    const isWanted = (name: 'kind' | 'status', value: string) => !query.has(name) || query.get(name) === value
    const found = library.images().filter(({ kind, status, prompt }) => {
      return isWanted('kind', kind) && isWanted('status', status) && says(query, prompt)
    })
    return [200, pageOf(found, query)]
  },
  'POST /images': async ({ library }, { request }) => [201, await uploadImage(library, request)],
  'POST /images/text2img': generate,
  'POST /images/img2img': generate,
  'GET /images/ID': ({ library }, { id }) => [200, library.image(id)],
  'POST /images/ID/cancel': ({ library, generation }, { id }) => {
    if (isFinal(library.image(id).status)) refuse(409, 'not_cancellable', 'This image has its end already.')
    generation.stop(id)
    return [200, library.changeImage(id, { status: 'cancelled', progress: null, preview: null })]
  },
  'DELETE /images/ID': ({ library, generation }, { id }) => {
    generation.stop(id)
    library.deleteImage(id)
    return [204, null]
  },
}

async function generate({ library, settings, generation }: Parts, { request }: Asked): Promise<Answer> {
  const body: Text2img & { source_image_id?: string } = await request.json()
  const image = generateImage(library, settings, body)
  generation.begin(image)
  return [202, image]
}

/** Begins a conversation with the first model's defaults. */
export function newConversation(
  library: Library,
  { models: [model] }: StandInSettings,
  { title = '', default_model, default_size }: UpdateConversation,
  id = freshId(),
) {
  const now = library.now()
  library.addConversation({
    id,
    title,
    active_image_id: null,
    active_image: null,
    default_model: default_model ?? model?.id ?? '',
    default_size: default_size ?? model?.default_size ?? '',
    created_at: now,
    updated_at: now,
  })
  return library.summary(id)
}

function accountOf({ library, settings }: Parts): Account {
  const { reserved, spent } = library.spending
  const balance = settings.credits === null ? 0 : settings.credits - spent
  const enabled = settings.credits !== null
  const credits = { enabled, balance, reserved: enabled ? reserved : 0, available: enabled ? balance - reserved : 0 }
  return { user_id: 'somebody', credits }
}

/** Whether any of the texts has what is searched for, in any case. */
function says(query: URLSearchParams, ...texts: string[]): boolean {
  const wanted = query.get('q')?.toLowerCase() ?? ''
  return texts.some((text) => text.toLowerCase().includes(wanted)) || wanted === ''
}
