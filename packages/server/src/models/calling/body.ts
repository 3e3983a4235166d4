import type { IncomingMessage } from 'node:http'
import { pipeline, type Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { ProviderHttpError } from './provider-http-error.js'

const BLOCK_BYTES = 256 * 1024

/** How much of a body is read. */
export interface BodyLimit {
  maximumBytes: number
  /** Whether a longer body is cut off, and not refused. */
  cut?: boolean
}

/** Reads a body, decompressed, in blocks; memory stays within the limit however it is sent. */
export async function readBody(message: IncomingMessage, { maximumBytes, cut = false }: BodyLimit): Promise<Buffer[]> {
  if (!cut && Number(message.headers['content-length']) > maximumBytes) throw tooLarge(maximumBytes)
  const collector = new BlockCollector()
  for await (const chunk of decompress(message)) {
    const bytes: Buffer = chunk
    const room = maximumBytes - collector.length
    if (bytes.length > room && !cut) throw tooLarge(maximumBytes)
    collector.add(bytes.subarray(0, room))
    if (bytes.length >= room && cut) break
  }
  return collector.finish()
}

function tooLarge(maximumBytes: number): ProviderHttpError {
  return new ProviderHttpError('too_large', `The answer is larger than ${maximumBytes} bytes.`)
}

/** Copies chunks into blocks: a body sent byte by byte would otherwise cost a hundred times its size. */
class BlockCollector {
  length = 0
  readonly #blocks: Buffer[] = []
  #block = Buffer.alloc(0)
  #used = 0

  add(chunk: Buffer): void {
    let offset = 0
    while (offset < chunk.length) {
      if (this.#used === this.#block.length) {
        this.#block = Buffer.allocUnsafeSlow(BLOCK_BYTES)
        this.#used = 0
        this.#blocks.push(this.#block)
      }
      const copied = chunk.copy(this.#block, this.#used, offset)
      this.#used += copied
      offset += copied
    }
    this.length += chunk.length
  }

  finish(): Buffer[] {
    const last = this.#blocks.pop()
    if (last) this.#blocks.push(last.subarray(0, this.#used))
    return this.#blocks
  }
}

const DECOMPRESSORS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/** The encodings that `readBody` undoes. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br'

function decompress(message: IncomingMessage): Readable {
  const encoding = message.headers['content-encoding']?.trim().toLowerCase()
  if (!encoding || encoding === 'identity') return message
  const create = DECOMPRESSORS[encoding]
  if (!create) throw new ProviderHttpError('unexpected_body', 'The answer is packed in a way that was not asked for.')
  // The callback must be there; the same error reaches whoever reads the decompressed side.
  return pipeline(message, create(), () => undefined)
}
