import * as z from 'zod/v4/core'
import { StartError } from '../../start-error.js'
import type { ModelSettings } from '../image-provider.js'

/** The options of a model's entry, as its provider describes them. Throws a `StartError` that names what is not right. */
export function readOptions<Schema extends z.$ZodType>(
  schema: Schema,
  { info, options }: ModelSettings,
): z.output<Schema> {
  const parsed = z.safeParse(schema, options)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const where = ['options', ...(issue?.path ?? [])].join('.')
  throw new StartError(
    `The model "${info.id}" is not right at ${where}: ${issue?.message ?? 'it has an unknown form'}.`,
  )
}
