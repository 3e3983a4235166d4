import { ProviderHttpError } from './provider-http-error.js'

/** How many values an answer may be made of: a picture needs a few, a list of everything on a server some thousands. */
const MAXIMUM_PARTS = 100_000

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const LIST = 0x5b
const OBJECT = 0x7b

/**
 * Throws a `ProviderHttpError` for JSON of more values than any answer needs. Parsed, it would take gigabytes, and this
 * process would do nothing else for that long. What fits one block is harmless.
 */
export function requireSimpleJson(blocks: readonly Buffer[]): void {
  if (blocks.length < 2 || !/^\s*[[{]/.test(blocks[0]?.toString('latin1', 0, 64) ?? '')) return
  let parts = 0
  let isText = false
  let isEscaped = false
  for (const block of blocks) {
    // A picture's text fills whole blocks.
    if (isText && !isEscaped && !block.includes(QUOTE) && !block.includes(BACKSLASH)) continue
    for (const byte of block) {
      if (isEscaped) isEscaped = false
      else if (byte === QUOTE) isText = !isText
      else if (isText) isEscaped = byte === BACKSLASH
      else if (byte === COMMA || byte === LIST || byte === OBJECT) parts++
    }
    if (parts > MAXIMUM_PARTS) {
      throw new ProviderHttpError('too_large', 'The answer has more parts than a picture needs.')
    }
  }
}
