import { contentRefusal, ProviderHttpError } from '../calling/index.js'
import { ImageModelError } from '../image-model.js'
import { type LocalServer, outOfMemoryIn, quote, readAnswer } from '../local/index.js'
import { executionError, type HistoryEntry, invalidAnswer, type OutputFile } from './answers.js'

/** `BFL API did not return an image due to: Request Moderated.` and the like, of nodes that call somebody's API. */
const REFUSED_CONTENT = /\bmoderat(ed|ion)\b|content[ _-]?(policy|filter)|safety (system|filter|check)|flagged as/i

/** The file of the picture that a prompt made; throws an `ImageModelError` where it made none. */
export function outputOf({ outputs, status }: HistoryEntry, node: string | null, server: LocalServer): OutputFile {
  if (status && status.status_str !== 'success') throw failureOf(status.messages, server)
  const images = Object.entries(outputs)
    .filter(([id]) => node === null || id === node)
    .flatMap(([, output]) => output.images ?? [])
  const image = images.find(({ type }) => type === 'output') ?? images.at(-1)
  if (image) return image
  throw notRight(server, 'Its workflow ended without a picture: it needs a node that saves or previews one.')
}

/** What `/prompt` says of a workflow that it does not take; the error as it is where it says something else. */
export function workflowRefusal(error: unknown, server: LocalServer): unknown {
  if (!(error instanceof ProviderHttpError) || error.answer?.status !== 400) return error
  const said = sayInvalid(error.answer.body)
  return said === null ? error : notRight(server, said, error)
}

function failureOf(messages: readonly (readonly [string, unknown])[], server: LocalServer): ImageModelError {
  const [, data] = messages.find(([type]) => type === 'execution_error') ?? []
  const parsed = executionError.safeParse(data)
  if (!parsed.success) {
    return new ImageModelError('provider_unavailable', `The picture was interrupted in ${server.name}; send it again.`)
  }
  const { node_id, node_type, exception_type, exception_message } = parsed.data
  const said = quote(`${exception_type ?? ''}: ${exception_message ?? ''}`)
  if (REFUSED_CONTENT.test(said)) {
    return contentRefusal(server.name)
  }
  const forOperator = `ComfyUI failed at the node ${node_id ?? '?'} (${node_type ?? 'unknown'}): ${said}`
  return (
    outOfMemoryIn(server, said) ??
    new ImageModelError(
      'provider_unavailable',
      `${server.name} failed at a step of this picture; try again, or tell whoever runs this Studio.`,
      { forOperator },
    )
  )
}

/** The first reason, with the node it is about; null: the answer is none of ComfyUI's validation. */
function sayInvalid(body: string): string | null {
  try {
    const { error, node_errors } = readAnswer(invalidAnswer, body, 'The refusal')
    const [first] = Object.entries(Array.isArray(node_errors) ? {} : (node_errors ?? {}))
    const [reason] = first?.[1].errors ?? []
    if (first && reason) {
      return `Its node ${first[0]} (${first[1].class_type ?? 'unknown'}) is not right: ${sentence(reason)}`
    }
    return typeof error === 'string' ? error : sentence(error)
  } catch (error) {
    if (error instanceof ProviderHttpError) return null
    throw error
  }
}

function sentence({ message, details }: { message: string; details?: string | null | undefined }): string {
  return quote(details ? `${message}: ${details}` : message)
}

function notRight(server: LocalServer, why: string, cause?: unknown): ImageModelError {
  const message = `${server.name} does not take this as it is set up; choose another model, or tell whoever runs this Studio.`
  return new ImageModelError('provider_rejected', message, {
    cause,
    forOperator: `ComfyUI can't run the workflow. ${why}`,
  })
}
