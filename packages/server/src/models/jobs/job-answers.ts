import type * as z from 'zod/mini'
import {
  contentRefusal,
  isContentRefusal,
  ProviderHttpError,
  providerSentence,
  requireSuccess,
} from '../calling/index.js'
import { ImageModelError, type SourceImage } from '../image-model.js'

/** What an answer says, read by a schema. Rejects with a `ProviderHttpError` for an error status and for anything else. */
export async function readJson<Schema extends z.ZodMiniType>(
  response: Response,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await (await requireSuccess(response)).text()
  const parsed = schema.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  throw new ProviderHttpError('unexpected_body', 'The answer is not of the form that the provider publishes.', {
    cause: parsed.error,
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ProviderHttpError('unexpected_body', 'The answer is no JSON.', { cause: error })
  }
}

/** Why a job failed, in words for the person who asked: refused for its content, or something else that the provider says. */
export function jobFailed(name: string, said: string): ImageModelError {
  if (isContentRefusal(null, said)) return contentRefusal(name, new Error(said))
  const sentence = providerSentence(said).replace(/[.!?…]*$/, '')
  return new ImageModelError(
    'provider_unavailable',
    `${name} could not make this picture${sentence && ` (${sentence})`}; try again, or choose another model.`,
    { cause: new Error(said) },
  )
}

/** A job that the provider ended, or no longer knows, although somebody waits for it. */
export function jobGone(name: string): ImageModelError {
  return new ImageModelError(
    'provider_unavailable',
    `${name} gave up on this picture, or keeps it no longer. Nothing was charged here; send it again.`,
  )
}

/** A source as it goes along inside a request. */
export function dataUrl({ bytes, mimeType }: SourceImage): string {
  return `data:${mimeType};base64,${Buffer.from(bytes).toString('base64')}`
}
