import type { Readable } from 'node:stream'
import { Busboy, type BusboyInstance } from '@fastify/busboy'
import { MAX_UPLOAD_BYTES } from '@picgen/sdk/contract'
import { ProblemError } from '../http/problems.js'
import { refuseExcess, tooLarge } from './collect.js'

/** Bytes of a form around its file: boundaries and headers. */
const MAX_FRAME_BYTES = 16 * 1024

const LIMITS = {
  fileSize: MAX_UPLOAD_BYTES,
  fieldSize: 1024,
  fields: 1,
  files: 2,
  parts: 3,
  headerPairs: 20,
  headerSize: 8192,
}

/**
 * The bytes of a form's one field `file`. Throws `invalid_request` for any other form and for what is none, and
 * `payload_too_large`.
 */
export async function readForm(payload: Readable, contentType: string): Promise<Buffer> {
  const parser = openParser(contentType)
  const chunks: Buffer[] = []
  let files = 0
  const parsed = new Promise<void>((resolve, reject) => {
    parser.on('file', (name, file) => {
      files += 1
      file.on('data', (chunk: Buffer) => chunks.push(chunk))
      file.on('limit', () => reject(tooLarge()))
      file.on('error', (error) => reject(broken(error)))
      if (name !== 'file') reject(unknownField(name))
      if (files > 1) reject(malformed('The form has several files; send one at a time.', 'must be one file'))
    })
    parser.on('field', (name) =>
      reject(
        name === 'file' ? malformed('What the form calls "file" is no file.', 'must be a file') : unknownField(name),
      ),
    )
    parser.on('partsLimit', () => reject(broken()))
    parser.on('finish', resolve)
    parser.on('error', (error) => reject(broken(error)))
    refuseExcess(payload, MAX_UPLOAD_BYTES + MAX_FRAME_BYTES, reject)
  })
  payload.pipe(parser)
  try {
    await parsed
  } finally {
    // Of a form that is refused, the rest is discarded: by Node, once the answer is out.
    payload.unpipe(parser)
    payload.resume()
  }
  if (files === 0) throw malformed('The form has no file.', 'is missing')
  return Buffer.concat(chunks)
}

function openParser(contentType: string): BusboyInstance {
  try {
    return new Busboy({ headers: { 'content-type': contentType }, limits: LIMITS })
  } catch (error) {
    throw broken(error)
  }
}

function malformed(detail: string, message: string): ProblemError {
  return new ProblemError('invalid_request', detail, { errors: [{ path: 'file', message }] })
}

function unknownField(name: string | undefined): ProblemError {
  const path = String(name).slice(0, 100).toWellFormed()
  return new ProblemError('invalid_request', 'The form has a field that is not known; it takes one, "file".', {
    errors: [{ path, message: 'is not known here' }],
  })
}

function broken(cause?: unknown): ProblemError {
  return new ProblemError('invalid_request', 'The form is not valid multipart/form-data.', { cause })
}
