import type { GenerationMode, Model, ResolvedMode } from '@picgen/sdk/contract'

/*
 * The rules of a conversation, without any I/O. CONTRACT.md, "The five conversation endpoints".
 */

/** How long a title made from a prompt is, in characters as a reader counts them. */
export const TITLE_LENGTH = 30

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The title that a first prompt gives: its first 30 grapheme clusters, white space folded. */
export function titleFrom(prompt: string): string {
  const folded = prompt.replace(/\s+/gu, ' ').trim()
  return Array.from(graphemes.segment(folded), ({ segment }) => segment)
    .slice(0, TITLE_LENGTH)
    .join('')
    .trim()
}

/** What decides which mode a message gets. */
export interface ModeChoice {
  mode: GenerationMode
  activeImageId: string | null
  /** A source named for this one message. */
  sourceImageId: string | null
}

/** What a message turned out to be; `sourceImageId` is null exactly for `text2img`. */
export type ResolvedMessage = { mode: 'text2img'; sourceImageId: null } | { mode: 'img2img'; sourceImageId: string }

/**
 * Text-to-image or image-to-image? `auto` builds on a named source, else on the active image, else starts afresh.
 * Null: `img2img` was asked for and there is nothing to build on.
 */
export function resolveMode({ mode, activeImageId, sourceImageId }: ModeChoice): ResolvedMessage | null {
  if (mode === 'text2img') return { mode, sourceImageId: null }
  const source = sourceImageId ?? activeImageId
  if (source) return { mode: 'img2img', sourceImageId: source }
  return mode === 'auto' ? { mode: 'text2img', sourceImageId: null } : null
}

/**
 * Does a completed image become the active one? Only if it was sent after the active image was last decided: so an
 * earlier image never replaces a later one, and a choice made after sending stands.
 */
export function becomesActive(sendNumber: number, activeImageDecidedAt: number): boolean {
  return sendNumber > activeImageDecidedAt
}

/** What a size that nobody asked for is taken from. */
export interface SizeChoice {
  model: Pick<Model, 'sizes' | 'default_size'>
  mode: ResolvedMode
  /** The source image's pixels, for `img2img`. */
  source: { width: number; height: number } | null
  /** The conversation's default size. */
  defaultSize: string | null
}

/** How far apart two shapes may be that nobody could tell apart: 2% of their sides. */
const SAME_SHAPE = 0.02

/**
 * The size of a message that names none: the source's own shape, else the conversation's size, else the model's. Where the
 * model lacks the conversation's size, it is the model's size of that shape.
 */
export function chooseSize({ model, mode, source, defaultSize }: SizeChoice): string {
  if (mode === 'img2img' && source) return nearestSize(model.sizes, source) ?? model.default_size
  if (defaultSize === null || model.sizes.includes(defaultSize)) return defaultSize ?? model.default_size
  const nearest = nearestSize(model.sizes, parseSize(defaultSize))
  return nearest && isSameShape(nearest, model.default_size) ? model.default_size : (nearest ?? model.default_size)
}

function isSameShape(one: string, other: string): boolean {
  const ratio = (size: string) => Math.log(parseSize(size).width / parseSize(size).height)
  return Math.abs(ratio(one) - ratio(other)) <= SAME_SHAPE
}

/** The size whose aspect ratio is nearest to the picture's; of those as good to the eye, the one nearest to its area. */
function nearestSize(sizes: readonly string[], picture: { width: number; height: number }): string | undefined {
  const distances = sizes.map((size) => {
    const { width, height } = parseSize(size)
    return {
      size,
      shape: Math.abs(Math.log((width / height) * (picture.height / picture.width))),
      area: Math.abs(Math.log((width * height) / (picture.width * picture.height))),
    }
  })
  const nearest = Math.min(...distances.map(({ shape }) => shape))
  const [best] = distances.filter(({ shape }) => shape <= nearest + SAME_SHAPE).sort((a, b) => a.area - b.area)
  return best?.size
}

/** `"1024x768"` in pixels. The text must have passed the contract's schema. */
export function parseSize(size: string): { width: number; height: number } {
  const [width = 0, height = 0] = size.split('x').map(Number)
  return { width, height }
}
