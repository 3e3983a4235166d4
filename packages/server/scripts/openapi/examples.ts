import type {
  Account,
  Conversation,
  ConversationDetail,
  Image,
  Message,
  Model,
  SentMessage,
} from '@picgen/sdk/contract'

/* One small story, told by every example: a cat in a raincoat, and then it rains. */

const conversationId = '019aa6f2-6c1e-7c3a-9d64-0f6f4a3b2c10'
const created_at = '2026-11-22T09:30:00.000Z'

export const image: Image = {
  id: '019aa6f2-7b52-7d0e-8f3a-5b1c9e2d4a61',
  conversation_id: conversationId,
  source_image_id: null,
  reference_image_ids: [],
  kind: 'text2img',
  prompt: 'A cute cartoon cat in a yellow raincoat',
  model: 'sketch',
  size: '1024x1024',
  width: 1024,
  height: 1024,
  status: 'completed',
  progress: null,
  preview: null,
  error_code: null,
  error_message: null,
  seed: 7,
  credits: 1,
  url: 'https://studio.example/files/019aa6f2-7b52-7d0e-8f3a-5b1c9e2d4a61/4f1c.png?expires=1795370400&signature=k3v9',
  thumbnail_url:
    'https://studio.example/files/019aa6f2-7b52-7d0e-8f3a-5b1c9e2d4a61/4f1c.thumbnail.webp?expires=1795370400&signature=x7q2',
  placeholder: 'HBkKLYT2eWmPd4h3aHeHeXiXgQ==',
  mime_type: 'image/png',
  created_at,
  completed_at: '2026-11-22T09:30:02.400Z',
}

export const pendingImage: Image = {
  ...image,
  id: '019aa6f3-1d40-7a77-b0c2-8e5d6f7a8b92',
  source_image_id: image.id,
  kind: 'img2img',
  prompt: 'Now make it raining',
  status: 'pending',
  url: null,
  thumbnail_url: null,
  placeholder: null,
  mime_type: null,
  created_at: '2026-11-22T09:31:00.000Z',
  completed_at: null,
}

export const conversation: Conversation = {
  id: conversationId,
  title: 'The cat in the yellow raincoat',
  active_image_id: image.id,
  active_image: image,
  default_model: 'sketch',
  default_size: '1024x1024',
  created_at,
  updated_at: '2026-11-22T09:30:02.400Z',
}

const userMessage: Message = {
  id: '019aa6f2-7b50-7a10-8c11-1a2b3c4d5e6f',
  conversation_id: conversationId,
  role: 'user',
  content: image.prompt,
  image_id: null,
  image: null,
  status: 'completed',
  error_code: null,
  error_message: null,
  created_at,
}

const assistantMessage: Message = {
  ...userMessage,
  id: '019aa6f2-7b51-7a10-8c11-6f5e4d3c2b1a',
  role: 'assistant',
  content: '',
  image_id: image.id,
  image,
}

export const conversationDetail: ConversationDetail = {
  ...conversation,
  messages: [userMessage, assistantMessage],
  previous_cursor: null,
}

export const sentMessage: SentMessage = {
  user_message: { ...userMessage, id: '019aa6f3-1d3e-7a10-8c11-1a2b3c4d5e70', content: pendingImage.prompt },
  assistant_message: {
    ...assistantMessage,
    id: '019aa6f3-1d3f-7a10-8c11-6f5e4d3c2b1b',
    image_id: pendingImage.id,
    image: pendingImage,
    status: 'pending',
  },
  image_id: pendingImage.id,
  image: pendingImage,
  mode: 'img2img',
}

export const model: Model = {
  id: 'sketch',
  name: 'Sketch',
  kinds: ['text2img', 'img2img'],
  sizes: ['1024x1024', '1536x1024', '1024x1536'],
  default_size: '1024x1024',
  credits: 1,
  max_images: 1,
  supports_mask: false,
  supports_seed: true,
  is_demo: true,
}

export const account: Account = {
  user_id: 'anna',
  credits: { enabled: true, balance: 100, reserved: 1, available: 99 },
}
