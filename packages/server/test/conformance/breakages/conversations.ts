import { answers, type Breakage, problem, queries, status, takes } from '../breaking.js'
import type {
  Account,
  Conversation,
  ConversationDetail,
  CreateConversation,
  Image,
  ModelList,
  SendMessage,
  SentMessage,
  SetActiveImage,
} from './shapes.js'

const CONVERSATIONS = 'POST /api/image-conversations'
const CONVERSATION = 'GET /api/image-conversations/*'
const MESSAGES = 'POST /api/image-conversations/*/messages'
const ACTIVE = 'PATCH /api/image-conversations/*/active-image'
const IMAGE = 'GET /api/images/*'

export const objectBreakages: Breakage[] = [
  [
    'objects.conversation',
    'greets everybody with a message cursor',
    answers<ConversationDetail>(CONVERSATION, (read) => {
      read.previous_cursor = ''
    }),
  ],
  [
    'objects.pending-image',
    'gives an image an address before it has a file',
    answers<SentMessage>(MESSAGES, ({ image }) => {
      image.url = 'http://127.0.0.1/soon.png'
    }),
  ],
  [
    'objects.messages',
    'says something with each picture',
    answers<SentMessage>(MESSAGES, ({ assistant_message }) => {
      assistant_message.content = 'Here you are!'
    }),
  ],
  [
    'objects.messages',
    'leaves a user’s message pending',
    answers<SentMessage>(MESSAGES, ({ user_message }) => {
      user_message.status = 'pending'
    }),
  ],
  [
    'objects.completed-image',
    'makes no thumbnail',
    answers<Image>(IMAGE, (image) => {
      image.thumbnail_url = null
    }),
  ],
  [
    'objects.completed-image',
    'calls an image something that no schema knows',
    answers<Image>(IMAGE, (image) => {
      Object.assign(image, { size: 'small' })
    }),
  ],
  [
    'objects.placeholder',
    'has a whole picture as its placeholder',
    answers<Image>(IMAGE, (image) => {
      if (image.status === 'completed') image.placeholder = 'data:image/webp;base64,AAAA'
    }),
  ],
  [
    'objects.final',
    'forgets to end the message with its image',
    answers<ConversationDetail>(CONVERSATION, (read) => {
      for (const message of read.messages) message.status = 'processing'
    }),
  ],
  [
    'objects.model',
    'has a default size that it can’t make',
    answers<ModelList>('GET /api/models', ({ data }) => {
      for (const model of data) model.default_size = '640x480'
    }),
  ],
  [
    'objects.account',
    'forgets what is reserved',
    answers<Account>('GET /api/account', ({ credits }) => {
      credits.reserved += 3
    }),
  ],
]

export const readingBreakages: Breakage[] = [
  [
    'conversations.create',
    'drops the title',
    takes<CreateConversation>(CONVERSATIONS, (body) => {
      delete body.title
    }),
  ],
  [
    'conversations.create-refused',
    'takes its own model for one that it lacks',
    takes<CreateConversation>(CONVERSATIONS, (body) => {
      delete body.default_model
    }),
  ],
  [
    'conversations.read',
    'tells the newest message first',
    answers<ConversationDetail>(CONVERSATION, ({ messages }) => {
      messages.reverse()
    }),
  ],
  ['conversations.pages', 'ignores where a page begins', queries(CONVERSATION, (query) => query.delete('before'))],
  ['conversations.pages', 'ignores the limit', queries(CONVERSATION, (query) => query.delete('limit'))],
  [
    'conversations.limits',
    'takes a limit of nothing',
    queries(CONVERSATION, (query) => {
      if (query.get('limit') === '0') query.delete('limit')
    }),
  ],
  [
    'conversations.from-image',
    'begins from an image with nothing to see',
    answers<ConversationDetail>(CONVERSATION, (read) => {
      read.messages = read.messages.slice(1)
    }),
  ],
  [
    'conversations.from-image-stays',
    'moves the image to the new conversation',
    (() => {
      let begun = ''
      return async (send, request) => {
        const noting = answers<ConversationDetail>('POST /api/image-conversations/from-image/*', ({ id }) => {
          begun = id
        })
        const moving = answers<Image>(IMAGE, (image) => {
          if (begun !== '') image.conversation_id = begun
        })
        return noting((inner) => moving(send, inner), request)
      }
    })(),
  ],
]

export const messageBreakages: Breakage[] = [
  [
    'messages.first',
    'does not say what it did',
    answers<SentMessage>(MESSAGES, (sent) => {
      sent.mode = 'auto'
    }),
  ],
  [
    'messages.at-once',
    'writes a message down only when its image is done',
    answers<ConversationDetail>(CONVERSATION, (read) => {
      read.messages = []
    }),
  ],
  [
    'messages.title',
    'cuts a title through an emoji',
    answers<ConversationDetail>(CONVERSATION, (read) => {
      read.title = read.messages[0]?.content.replace(/\s+/g, ' ').slice(0, 30) ?? ''
    }),
  ],
  [
    'messages.auto',
    'always draws anew',
    takes<SendMessage>(MESSAGES, (body) => {
      body.mode = 'text2img'
    }),
  ],
  [
    'messages.source-shape',
    'makes everything square',
    takes<SendMessage>(MESSAGES, (body) => {
      body.size ??= '64x64'
    }),
  ],
  [
    'messages.text2img',
    'builds on the active image always',
    takes<SendMessage>(MESSAGES, (body) => {
      delete body.mode
    }),
  ],
  [
    'messages.source-image',
    'ignores the source that was named',
    takes<SendMessage>(MESSAGES, (body) => {
      delete body.source_image_id
    }),
  ],
  [
    'messages.order',
    'tells what people said before what they got',
    answers<ConversationDetail>(CONVERSATION, ({ messages }) => {
      messages.sort((a, b) => b.role.localeCompare(a.role))
    }),
  ],
]

/** Whatever was done last, or first, is active. */
function activates(which: 'first' | 'last') {
  return answers<ConversationDetail>(CONVERSATION, (read) => {
    const images = read.messages.flatMap(({ image }) => (image ? [image] : []))
    const image = images.at(which === 'first' ? 0 : -1) ?? null
    read.active_image = image
    read.active_image_id = image?.id ?? null
  })
}

export const activeImageBreakages: Breakage[] = [
  [
    'active-image.completed',
    'never moves the active image',
    answers<ConversationDetail>(CONVERSATION, (read) => {
      read.active_image = null
      read.active_image_id = null
    }),
  ],
  [
    'active-image.completed',
    'names the active image and does not show it',
    answers<ConversationDetail>(CONVERSATION, (read) => {
      read.active_image = null
    }),
  ],
  ['active-image.later-one', 'lets an earlier image replace a later one', activates('first')],
  ['active-image.cleared-stays', 'forgets that the active image was cleared', activates('last')],
  ['active-image.chosen-stays', 'forgets which image was chosen', activates('last')],
  ['active-image.set', 'knows only images of the same conversation', problem(ACTIVE, 'not_found', 404, () => true)],
  [
    'active-image.clear',
    'can’t clear the active image',
    (() => {
      let last: string | null = null
      return takes<SetActiveImage>(ACTIVE, (body) => {
        last = body.image_id ?? last
        body.image_id = last
      })
    })(),
  ],
  [
    'active-image.clear',
    'clears the active image in its answer only',
    (() => {
      let cleared: Conversation['active_image'] = null
      return async (send, request) => {
        const noting = answers<Conversation>(ACTIVE, ({ active_image }) => {
          cleared = active_image ?? cleared
        })
        const showing = answers<ConversationDetail>(CONVERSATION, (read) => {
          read.active_image ??= cleared
        })
        return noting((inner) => showing(send, inner), request)
      }
    })(),
  ],
  [
    'active-image.refused',
    'takes nothing for "clear it"',
    takes<Partial<SetActiveImage>>(ACTIVE, (body) => {
      body.image_id ??= null
    }),
  ],
  ['active-image.refused', 'calls what is no id missing', status(ACTIVE, 400, 404)],
]
