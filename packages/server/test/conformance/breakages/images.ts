import { answers, at, type Breakage, headers, hears, problem, queries, status, takes } from '../breaking.js'
import type {
  Account,
  Conversation,
  ConversationDetail,
  ConversationList,
  Image,
  ImageList,
  SentMessage,
} from './shapes.js'

const FILE = 'GET /files/*/*'
const IMAGE = 'GET /api/images/*'
const IMAGES = 'GET /api/images'
const LIBRARY = 'GET /api/image-conversations'

/** Serves what it once served, whatever its address is now. */
function careless(): ReturnType<typeof at> {
  const served = new Map<string, Response>()
  return at(FILE, async (send, request) => {
    const { pathname } = new URL(request.url)
    const response = await send(request)
    if (response.ok) served.set(pathname, response.clone())
    return response.ok ? response : (served.get(pathname)?.clone() ?? response)
  })
}

export const fileBreakages: Breakage[] = [
  ['files.without-token', 'wants a token for a picture', problem(FILE, 'unauthenticated', 401, () => true)],
  [
    'files.without-token',
    'does not say that it is a picture',
    headers(FILE, (sent) => {
      sent.set('content-type', 'application/octet-stream')
    }),
  ],
  ['files.content-type', 'calls every picture a JPEG', headers(FILE, (sent) => sent.set('content-type', 'image/jpeg'))],
  ['files.headers', 'lets everybody keep it', headers(FILE, (sent) => sent.set('cache-control', 'public, max-age=60'))],
  ['files.headers', 'lets a hostile file act', headers(FILE, (sent) => sent.delete('content-security-policy'))],
  ['files.etag', 'sends what is there already', hears(FILE, (sent) => sent.delete('if-none-match'))],
  ['files.ranges', 'sends the whole instead of a range', hears(FILE, (sent) => sent.delete('range'))],
  [
    'files.same-address',
    'signs an address anew each time',
    answers<Image>(IMAGE, (image) => {
      if (image.url) image.url += `&at=${Math.random()}`
    }),
  ],
  ['files.altered', 'does not check the signature', careless()],
  [
    'files.pixels',
    'tells the size that was asked for',
    answers<Image>(IMAGE, (image) => {
      image.width += 32
    }),
  ],
]

export const historyBreakages: Breakage[] = [
  [
    'images.read',
    'mixes up prompts',
    answers<Image>(IMAGE, (image) => {
      image.prompt += Math.random()
    }),
  ],
  [
    'images.newest-first',
    'tells the oldest first',
    answers<ImageList>(IMAGES, ({ data }) => {
      data.reverse()
    }),
  ],
  ['images.pages', 'ignores the cursor', queries(IMAGES, (query) => query.delete('cursor'))],
  ['images.filters', 'ignores the kind', queries(IMAGES, (query) => query.delete('kind'))],
  ['images.filters', 'ignores what is searched for', queries(IMAGES, (query) => query.delete('q'))],
  ['images.bad-query', 'ignores a kind that is none', queries(IMAGES, (query) => query.delete('kind'))],
]

/** Refuses these uploads as another format. */
function refusesUpload(contentType: string) {
  return problem('POST /api/images', 'unsupported_media_type', 415, (_, { headers: sent }) =>
    (sent.get('content-type') ?? '').startsWith(contentType),
  )
}

export const uploadBreakages: Breakage[] = [
  ['uploads.form', 'takes no forms', refusesUpload('multipart/form-data')],
  [
    'uploads.form',
    'makes an upload wait',
    answers<Image>('POST /api/images', (image) => {
      image.status = 'pending'
    }),
  ],
  ...['png', 'jpeg', 'webp', 'avif', 'gif'].map(
    (format): Breakage => [`uploads.${format}`, `takes no ${format}`, refusesUpload(`image/${format}`)],
  ),
  [
    'uploads.upright',
    'leaves a photo on its side',
    answers<Image>('POST /api/images', (image) => {
      Object.assign(image, { width: image.height, height: image.width })
    }),
  ],
  ['uploads.unreadable', 'calls what is no picture malformed', status('POST /api/images', 422, 400)],
  ['uploads.media-type', 'takes text for a broken picture', status('POST /api/images', 415, 422)],
]

/** An image that was cancelled is done after all, once another was. */
function revives() {
  const revived = new Set<string>()
  return answers<Image>(IMAGE, (image) => {
    if (image.status === 'cancelled') revived.add(image.id)
    if (revived.has(image.id)) image.status = 'completed'
  })
}

export const directBreakages: Breakage[] = [
  [
    'images.text2img',
    'puts a direct image into a conversation',
    answers<Image>(IMAGE, (image) => {
      image.conversation_id = image.id
    }),
  ],
  [
    'images.img2img',
    'forgets what an image was made from',
    answers<Image>(IMAGE, (image) => {
      image.source_image_id = null
    }),
  ],
  [
    'images.direct-refused',
    'makes up a prompt',
    takes<{ prompt?: string }>('POST /api/images/text2img', (body) => {
      body.prompt ??= 'A surprise'
    }),
  ],
  ['images.cancel', 'completes what was cancelled', revives()],
]

export const libraryBreakages: Breakage[] = [
  [
    'library.last-touched',
    'lists in the order of making',
    answers<ConversationList>(LIBRARY, ({ data }) => {
      data.sort((a, b) => b.created_at.localeCompare(a.created_at))
    }),
  ],
  [
    'library.last-touched',
    'lists without images',
    answers<ConversationList>(LIBRARY, ({ data }) => {
      for (const conversation of data) conversation.active_image = null
    }),
  ],
  ['library.pages', 'ignores the cursor', queries(LIBRARY, (query) => query.delete('cursor'))],
  ['library.search', 'finds everything', queries(LIBRARY, (query) => query.delete('q'))],
  ['library.bad-query', 'ignores a cursor that is none', queries(LIBRARY, (query) => query.delete('cursor'))],
  [
    'library.rename',
    'keeps the old title',
    takes<{ title?: string }>('PATCH /api/image-conversations/*', (body) => {
      delete body.title
    }),
  ],
  [
    'library.rename',
    'forgets the size',
    answers<Conversation>('PATCH /api/image-conversations/*', (renamed) => {
      renamed.default_size = '96x64'
    }),
  ],
  [
    'library.rename-refused',
    'ignores a blank title',
    takes<{ title?: string }>('PATCH /api/image-conversations/*', (body) => {
      if (body.title?.trim() === '') delete body.title
    }),
  ],
]

export const creditBreakages: Breakage[] = [
  [
    'credits.capture',
    'takes nothing',
    answers<Account>('GET /api/account', ({ credits }) => {
      Object.assign(credits, { balance: 100, reserved: 0, available: 100 })
    }),
  ],
  [
    'credits.capture',
    'leaves credits reserved',
    (() => {
      let reads = 0
      return answers<Account>('GET /api/account', ({ credits }) => {
        credits.reserved += reads
        credits.available -= reads
        reads += 1
      })
    })(),
  ],
  [
    'credits.release',
    'takes credits for what was cancelled',
    (() => {
      let reads = 0
      return answers<Account>('GET /api/account', ({ credits }) => {
        credits.balance -= reads
        credits.available -= reads
        reads += 1
      })
    })(),
  ],
  [
    'credits.price',
    'says that everything is free',
    answers<SentMessage>('POST /api/image-conversations/*/messages', ({ image }) => {
      image.credits = 0
    }),
  ],
]

export const removalBreakages: Breakage[] = [
  [
    'removal.image',
    'still shows a deleted image',
    (() => {
      let shown: Image | null = null
      return answers<ConversationDetail>('GET /api/image-conversations/*', ({ messages }) => {
        for (const message of messages) {
          shown ??= message.image
          if (message.role === 'assistant') message.image ??= shown
        }
      })
    })(),
  ],
  [
    'removal.image',
    'deletes the message with its image',
    answers<ConversationDetail>('GET /api/image-conversations/*', (read) => {
      read.messages = read.messages.filter(({ image, role }) => role === 'user' || image !== null)
    }),
  ],
  ['removal.bytes', 'keeps the bytes', careless()],
  [
    'removal.conversation',
    'deletes the images with their conversation',
    (() => {
      let isDeleted = false
      return async (send, request) => {
        if (request.method === 'DELETE') isDeleted = true
        return problem(IMAGE, 'not_found', 404, () => isDeleted)(send, request)
      }
    })(),
  ],
  [
    'removal.pending',
    'lets what was being made fail',
    answers<Image>(IMAGE, (image) => {
      if (image.status === 'cancelled') image.status = 'failed'
    }),
  ],
]
