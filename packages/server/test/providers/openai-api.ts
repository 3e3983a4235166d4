import { z } from 'zod'
import type { Picture, StandIn, StandInReply, StandInRequest } from './conformance/index.js'

/*
 * What OpenAI publishes of `/images/generations`, `/images/edits` and its errors, for the stand-ins of those who answer in
 * its way.
 */

/** A size as the models since gpt-image-2.5 take it: multiples of 16, no more than three times as long as wide. */
const anySize = z
  .string()
  .regex(/^\d{3,4}x\d{3,4}$/)
  .refine((size) => {
    const [width = 0, height = 0] = size.split('x').map(Number)
    return width % 16 === 0 && height % 16 === 0 && Math.max(width / height, height / width) <= 3
  })

const parameters = {
  prompt: z.string().min(1).max(32_000),
  size: anySize,
  quality: z.enum(['low', 'medium', 'high', 'xhigh', 'max', 'auto']).optional(),
  background: z.enum(['transparent', 'opaque', 'auto']).optional(),
  moderation: z.enum(['low', 'auto']).optional(),
  output_format: z.enum(['png', 'jpeg', 'webp']).optional(),
}

/** The JSON of `POST /images/generations`. The gpt-image models know no `response_format`. */
export const generationSchema = z.strictObject({
  ...parameters,
  model: z.string().min(1),
  n: z.int().min(1).max(10).optional(),
})

const imageFile = z.file().min(1).max(50_000_000).mime(['image/png', 'image/jpeg', 'image/webp'])

/** The form of `POST /images/edits`: with one image, or with a list of them. */
export const editSchema = z.strictObject({
  ...parameters,
  model: z.string().min(1),
  n: z.enum(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']).optional(),
  image: imageFile.optional(),
  'image[]': z.array(imageFile).min(2).max(16).optional(),
  input_fidelity: z.enum(['high', 'low']).optional(),
})

/** What OpenAI says in a failure's body. */
export function openaiError(status: number, type: string, code: string | null, message: string): StandInReply {
  return { status, json: { error: { message, type, param: null, code } } }
}

/** A form's fields, of which only the images may come more than once. */
async function fieldsOf(request: StandInRequest): Promise<Record<string, unknown>> {
  const form = await request.form()
  return { ...Object.fromEntries(form), ...(form.has('image[]') && { 'image[]': form.getAll('image[]') }) }
}

/** The picture that a request to `/images/generations` asks for, read by `schema`. */
export function generationOf(
  standIn: StandIn,
  request: StandInRequest,
  schema: z.ZodType<{ prompt: string; size?: string | undefined; seed?: number | undefined }> = generationSchema,
): Promise<Picture> {
  const { prompt, size, seed } = standIn.check(schema, request.json())
  return standIn.generate({ prompt, size, seed })
}

/** The picture that a request to `/images/edits` asks for. */
export async function editOf(
  standIn: StandIn,
  request: StandInRequest,
  schema: z.ZodType<z.output<typeof editSchema>> = editSchema,
): Promise<Picture> {
  const { prompt, size, image, 'image[]': images } = standIn.check(schema, await fieldsOf(request))
  const files = standIn.check(z.array(z.file()).min(1), [...(image ? [image] : []), ...(images ?? [])])
  const sources = await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())))
  return standIn.generate({ prompt, size, sources })
}

/** OpenAI's answer with a picture. */
export function imagesReply(picture: Picture): StandInReply {
  return {
    json: {
      created: 1_795_000_000,
      background: 'opaque',
      data: [{ b64_json: picture.base64 }],
      output_format: 'png',
      quality: 'medium',
      size: `${picture.width}x${picture.height}`,
      usage: {
        input_tokens: 9,
        input_tokens_details: { image_tokens: 0, text_tokens: 9 },
        output_tokens: 439,
        total_tokens: 448,
      },
    },
  }
}
