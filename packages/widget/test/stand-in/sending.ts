import type { Image, Model, SendMessage, SentMessage, Text2img } from '@picgen/sdk'
import { freshId, unfinishedImage } from '../fixtures.js'
import type { Library } from './library.js'
import { refuse } from './problem.js'
import type { StandInSettings } from './stand-in.js'

/** What an image is asked to be. */
interface Order extends Omit<Text2img, 'prompt'> {
  prompt: string
  source: Image | null
  conversation_id: string | null
  defaults: { model: string; size: string }
}

/** Sends a message, by the contract's rules. */
export function sendMessage(library: Library, settings: StandInSettings, id: string, body: SendMessage): SentMessage {
  const { active_image, default_model, default_size, title } = library.summary(id)
  const { content, mode = 'auto', source_image_id, ...wishes } = body
  const prompt = readPrompt(content)
  const named = source_image_id === undefined ? null : library.completed(source_image_id)
  const source = mode === 'text2img' ? null : (named ?? active_image)
  if (mode === 'img2img' && !source) refuse(409, 'no_active_image', 'Choose an image to build on first.')
  const defaults = { model: default_model, size: default_size }
  const image = order(library, settings, { ...wishes, prompt, source, conversation_id: id, defaults })
  library.addImage(image, true)
  const user_message = library.addMessage(id, { role: 'user', content: prompt })
  const assistant_message = library.addMessage(id, { role: 'assistant', image_id: image.id })
  library.changeConversation(id, { title: title || titleOf(prompt) })
  return { user_message, assistant_message, image_id: image.id, image, mode: source ? 'img2img' : 'text2img' }
}

/** Asks for an image outside of any conversation. */
export function generateImage(
  library: Library,
  settings: StandInSettings,
  { prompt, source_image_id, ...wishes }: Text2img & { source_image_id?: string },
): Image {
  const source = source_image_id === undefined ? null : library.completed(source_image_id)
  const [model] = settings.models
  const defaults = { model: model?.id ?? '', size: model?.default_size ?? '' }
  const wanted = { ...wishes, prompt: readPrompt(prompt), source, conversation_id: null, defaults }
  const image = order(library, settings, wanted)
  library.addImage(image, true)
  return image
}

/** The first 30 characters, as a reader counts them. */
export function titleOf(prompt: string): string {
  const characters = [...new Intl.Segmenter().segment(prompt.replaceAll(/\s+/g, ' ').trim())]
  return characters
    .slice(0, 30)
    .map(({ segment }) => segment)
    .join('')
}

function order(library: Library, { models, credits }: StandInSettings, wanted: Order): Image {
  const { source, prompt, conversation_id, defaults, seed } = wanted
  const kind = source ? 'img2img' : 'text2img'
  const model = models.find(({ id }) => id === (wanted.model ?? defaults.model))
  if (!model) refuse(422, 'unknown_model', 'There is no such model. Choose another.')
  if (!model.kinds.includes(kind)) refuse(422, 'unsupported_mode', `${model.name} cannot build on an image.`)
  const size = wanted.size ?? sizeFor(model, source, defaults.size)
  if (!model.sizes.includes(size)) refuse(422, 'unsupported_size', `${model.name} does not make images of ${size}.`)
  const { reserved, spent } = library.spending
  if (credits !== null && credits - reserved - spent < model.credits)
    refuse(402, 'insufficient_credits', `This image costs ${model.credits} credits, and fewer are left.`)
  const [width = 0, height = 0] = size.split('x').map(Number)
  return unfinishedImage({
    id: freshId(),
    conversation_id,
    source_image_id: source?.id ?? null,
    kind,
    prompt,
    model: model.id,
    size,
    width,
    height,
    status: 'pending',
    seed: seed ?? null,
    credits: model.credits,
    mime_type: null,
    created_at: library.now(),
  })
}

/** The model's size whose shape is nearest to the source's; without a source, the default where the model makes it. */
function sizeFor(model: Model, source: Image | null, fallback: string): string {
  if (!source) return model.sizes.includes(fallback) ? fallback : model.default_size
  const ratioOf = (size: string) => {
    const [width = 1, height = 1] = size.split('x').map(Number)
    return Math.abs(Math.log((width / height) * (source.height / source.width)))
  }
  return model.sizes.toSorted((one, other) => ratioOf(one) - ratioOf(other))[0] ?? model.default_size
}

function readPrompt(text: unknown): string {
  const prompt = typeof text === 'string' ? text.trim() : ''
  if (prompt === '' || prompt.length > 4000) refuse(400, 'invalid_request', 'A prompt has 1 to 4,000 characters.')
  return prompt
}
