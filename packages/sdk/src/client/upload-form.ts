import { abortable } from './abortable.js'

/** A picture's bytes, in any of the forms in which one has them. */
export type Upload = Blob | ArrayBuffer | ArrayBufferView<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>

/**
 * The form that uploads it. A stream can be read only once, and browsers can't send one over HTTP/1.1: so it is read to its
 * end first. What fails it rejects this, and is never tried again.
 */
export async function uploadForm(file: Upload, signal: AbortSignal): Promise<FormData> {
  const form = new FormData()
  // Not `instanceof`: it may come from another window or realm.
  if ('getReader' in file) form.set('file', await readStream(file, signal))
  else form.set('file', 'arrayBuffer' in file ? file : new Blob([file]))
  return form
}

async function readStream(stream: ReadableStream<Uint8Array<ArrayBuffer>>, signal: AbortSignal): Promise<Blob> {
  const reader = stream.getReader()
  const pieces: Uint8Array<ArrayBuffer>[] = []
  try {
    for (;;) {
      const { done, value } = await abortable(reader.read(), signal)
      if (done) return new Blob(pieces)
      pieces.push(value)
    }
  } catch (error) {
    if (signal.aborted) await reader.cancel(error)
    throw error
  }
}
