/**
 * The objects of the wire contract, in its own snake_case, as plain types: what a client reads and what a server answers.
 * The schemas beside this file are checked against them, so neither can change alone.
 */

/**
 * A value that the contract may add to later. Known values complete in an editor, and an unknown one still type-checks.
 */
export type Open<Known extends string> = Known | (string & {})

/** `pending` → `processing` → `completed` | `failed` | `cancelled`. The last three are final: nothing changes them. */
export type ImageStatus = 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled'

/** How an image came to be. */
export type ImageKind = 'text2img' | 'img2img' | 'upload'

/** What a message asks for: `auto` builds on the active image where there is one. */
export type GenerationMode = 'auto' | 'text2img' | 'img2img'

/** What `auto` turned out to be. */
export type ResolvedMode = Exclude<GenerationMode, 'auto'>

/** Why an image failed. `content_policy` is a refusal for its content, never a fault. */
export type ImageErrorCode =
  | 'provider_rejected'
  | 'content_policy'
  | 'provider_unavailable'
  | 'provider_quota'
  | 'timed_out'
  | 'bad_output'
  | 'source_missing'
  | 'internal'

/** One picture: asked for, being made, made, or given up. */
export interface Image {
  id: string
  /** The conversation it was made in, or null for a direct generation and an upload. */
  conversation_id: string | null
  /** The image it was made from, or null. */
  source_image_id: string | null
  /** Further images that it was made with, in the order in which they were named; one that was deleted is not among them. */
  reference_image_ids?: string[] | undefined
  kind: Open<ImageKind>
  /** `""` for an upload. */
  prompt: string
  /** The id of the model that made it; `""` for an upload. */
  model: string
  /** The size that was asked for, `"WIDTHxHEIGHT"` in pixels; an upload's own. */
  size: string
  /** Pixels: the asked width until it is completed, then the real one. */
  width: number
  /** Pixels: the asked height until it is completed, then the real one. */
  height: number
  status: Open<ImageStatus>
  /** 0–1 while a model reports it, else null. */
  progress: number | null
  /**
   * How it looks so far: a small picture as a `data:image/webp;base64,…` URL of at most 8 KiB. Null or absent where the model
   * shows none, and always once it has its end.
   */
  preview?: string | null | undefined
  error_code: Open<ImageErrorCode> | null
  /** One sentence a person can act on, or null. */
  error_message: string | null
  seed: number | null
  /** What it cost, or would have. */
  credits: number
  /** Loads without a header, expires after hours. Null until completed. */
  url: string | null
  /** At most 512 pixels on its longer side. Null until completed. */
  thumbnail_url: string | null
  /** A ThumbHash in base64, to show before the picture has loaded. Null until completed. */
  placeholder: string | null
  mime_type: string | null
  /** RFC 3339, UTC, milliseconds. */
  created_at: string
  /** RFC 3339, UTC, milliseconds: when it reached its final status. */
  completed_at: string | null
}

/** One entry of the timeline. A user's has the prompt, an assistant's has the image. */
export interface Message {
  id: string
  conversation_id: string
  role: Open<'user' | 'assistant'>
  /** The prompt; `""` for an assistant. */
  content: string
  image_id: string | null
  /** Null for a user's message, and once the image has been deleted. */
  image: Image | null
  /** A user's message is `completed` when it is stored; an assistant's has its image's status. */
  status: Open<ImageStatus>
  error_code: Open<ImageErrorCode> | null
  error_message: string | null
  created_at: string
}

/** A conversation, and the image that its next message builds on. */
export interface Conversation {
  id: string
  /** `""` until it is given one or its first message is sent. */
  title: string
  /** What the next message builds on, or null: the next message starts afresh. */
  active_image_id: string | null
  active_image: Image | null
  default_model: string
  default_size: string
  created_at: string
  updated_at: string
}

/** A conversation with its messages, oldest first. */
export interface ConversationDetail extends Conversation {
  messages: Message[]
  /** Pass it as `before` for the messages before these; null where there are none. */
  previous_cursor: string | null
}

/** A page of a list. */
export interface Page<Entry> {
  data: Entry[]
  /** Pass it as `cursor` for what comes after these; null where there is nothing. */
  next_cursor: string | null
}

/** The caller's history, newest first. */
export type ImageList = Page<Image>

/** The caller's conversations, last touched first. */
export type ConversationList = Page<Conversation>

/** What a sent message became. */
export interface SentMessage {
  user_message: Message
  assistant_message: Message
  image_id: string
  image: Image
  /** What `auto` turned out to be. */
  mode: Open<ResolvedMode>
}

/** A model of the catalogue, and what it can do. */
export interface Model {
  id: string
  name: string
  kinds: Open<ResolvedMode>[]
  /** `"WIDTHxHEIGHT"` in pixels. */
  sizes: string[]
  default_size: string
  /** Price of one image. */
  credits: number
  /** Images in one call: 1, as long as no request can ask for more. */
  max_images: number
  /** False, as long as no request can carry a mask. */
  supports_mask: boolean
  supports_seed: boolean
  /** True for a built-in model that only demonstrates the product. */
  is_demo: boolean
  /** Who makes the images: "openai". */
  provider?: string | undefined
  /** False where the model takes an aspect ratio and chooses the pixels: an image's `width` and `height` are the real ones. */
  sizes_are_exact?: boolean | undefined
  /**
   * Images that one image can be made with at the most: its source and its reference images together. Above 1, it takes
   * reference images.
   */
  max_source_images?: number | undefined
}

/** The caller's credits. `available` = `balance` − `reserved`. */
export interface Account {
  user_id: string
  credits: { enabled: boolean; balance: number; reserved: number; available: number }
}

/** Every code that an answer of the API can carry. */
export type ProblemCode =
  | 'invalid_request'
  | 'unauthenticated'
  | 'insufficient_credits'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'image_not_ready'
  | 'no_active_image'
  | 'not_cancellable'
  | 'idempotency_in_progress'
  | 'idempotency_key_reused'
  | 'unknown_model'
  | 'unsupported_size'
  | 'unsupported_mode'
  | 'unreadable_image'
  | 'rate_limited'
  | 'too_many_pending'
  | 'internal'
  | 'unavailable'

/** An RFC 9457 problem, as every error is answered. */
export interface Problem {
  type: string
  title: string
  status: number
  /** One plain sentence a person can act on. */
  detail: string
  code: Open<ProblemCode>
  request_id: string
  /** Which fields are at fault, where fields are. */
  errors?: { path: string; message: string }[] | undefined
}

/** Body of `POST /api/image-conversations`. */
export interface CreateConversation {
  /** 1–200 characters. Without it, the first prompt names the conversation. */
  title?: string | undefined
  default_model?: string | undefined
  default_size?: string | undefined
}

/** Body of `POST /api/image-conversations/{id}/messages`. */
export interface SendMessage {
  /** The prompt: 1–4,000 characters after trimming. */
  content: string
  /** Default `auto`. */
  mode?: GenerationMode | undefined
  /** Default: the conversation's. */
  model?: string | undefined
  /** `"WIDTHxHEIGHT"`. Default: the source image's aspect ratio, then the conversation's size. */
  size?: string | undefined
  /** 0 to 4,294,967,295. The same prompt, size and seed give the same picture where the model supports it. */
  seed?: number | undefined
  /** Another completed image as the source for this one message. */
  source_image_id?: string | undefined
  /** 1–15 further completed images for the model to look at, beside the source or, in text2img, beside the words. */
  reference_image_ids?: string[] | undefined
}

/** Query of `GET /api/image-conversations/{id}`. */
export interface ReadConversation {
  /** 1–200. Without it, all messages. */
  limit?: number | undefined
  /** A `previous_cursor`. */
  before?: string | undefined
}

/** Body of `PATCH /api/image-conversations/{id}`. What is absent stays as it is. */
export interface UpdateConversation {
  /** 1–200 characters. */
  title?: string | undefined
  default_model?: string | undefined
  /** `"WIDTHxHEIGHT"`. Default: as it is, where the new model makes that size, else the model's own. */
  default_size?: string | undefined
}

/** Query of `GET /api/image-conversations`. */
export interface ListConversations {
  /** 1–200, 50 without it. */
  limit?: number | undefined
  /** A `next_cursor`. */
  cursor?: string | undefined
  /** 1–200 characters: only those whose title or prompts contain them, in any case. */
  q?: string | undefined
}

/** Query of `GET /api/images`. */
export interface ListImages {
  /** 1–200, 50 without it. */
  limit?: number | undefined
  /** A `next_cursor`. */
  cursor?: string | undefined
  kind?: ImageKind | undefined
  status?: ImageStatus | undefined
  /** 1–200 characters: only those whose prompt contains them, in any case. */
  q?: string | undefined
}

/** Body of `POST /api/images/text2img`. */
export interface Text2img {
  /** 1–4,000 characters after trimming. */
  prompt: string
  /** Default: the catalogue's. */
  model?: string | undefined
  /** `"WIDTHxHEIGHT"`. Default: the source image's aspect ratio, else the model's size. */
  size?: string | undefined
  /** 0 to 4,294,967,295. The same prompt, size and seed give the same picture where the model supports it. */
  seed?: number | undefined
  /** 1–15 further completed images for the model to look at, in this order. */
  reference_image_ids?: string[] | undefined
}

/** Body of `POST /api/images/img2img`. */
export interface Img2img extends Text2img {
  /** The completed image to build on. */
  source_image_id: string
}

/** Body of `PATCH /api/image-conversations/{id}/active-image`. */
export interface SetActiveImage {
  /** Null clears it: the next message starts afresh. */
  image_id: string | null
}

/**
 * An event of `GET /api/image-conversations/{id}/events`: something in the conversation changed, and `data` is the whole
 * object as it now is. `resync`: what was missed can't be told any more; read the conversation again.
 */
export type ConversationEvent =
  | { type: 'image'; id: string; data: Image }
  | { type: 'message'; id: string; data: Message }
  | { type: 'conversation'; id: string; data: Conversation }
  | { type: 'resync'; id: string; data: { conversation_id: string } }
