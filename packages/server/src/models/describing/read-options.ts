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
  const [issue] = parsed.error.issues
  const where = ['options', ...(issue?.path ?? [])].join('.')
  throw new StartError(
    `The model "${info.id}" is not right at ${where}: ${issue ? wordsOf(issue) : 'it has an unknown form'}.`,
  )
}

function wordsOf({ message }: z.$ZodIssue): string {
  const [, expected, received] = /^Invalid input: expected (\w+), received (\w+)$/.exec(message) ?? []
  if (!expected || !received) return message
  if (received === 'undefined') return 'it is missing'
  return `it must be of the type ${expected === 'record' ? 'object' : expected}, not ${received}`
}
