import { type Caller, explain } from './caller.js'
import { Mismatch } from './expectations.js'

/** One block of a `text/event-stream`, with nothing left out that a check wants to see. */
export interface EventBlock {
  /** `message` where the block names none. */
  type: string
  id: string | null
  data: string | null
  isComment: boolean
}

/** A stream that is being read. */
export interface EventStream {
  status: number
  headers: Headers
  /** Everything so far. */
  readonly blocks: readonly EventBlock[]
  /** The first block, come or to come, for which this is true. Rejects with a `Mismatch` after so many milliseconds. */
  until(what: string, timeoutMs: number, isWanted: (block: EventBlock) => boolean): Promise<EventBlock>
  /** Resolves with the first event, or after so many milliseconds: some backends say first where the conversation stands. */
  greeted(timeoutMs: number): Promise<void>
  close(): void
}

/** Opens the events of a conversation and reads until it is closed. */
export async function openEventStream(
  caller: Caller,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<EventStream> {
  const request = `GET ${path}`
  const controller = new AbortController()
  const response = await caller.open(path, headers, controller.signal)
  const blocks: EventBlock[] = []
  let changed = Promise.withResolvers<void>()
  let end: string | null = null
  const tell = () => {
    changed.resolve()
    changed = Promise.withResolvers<void>()
  }

  const read = async (body: ReadableStream<Uint8Array>) => {
    let rest = ''
    const decoder = new TextDecoder()
    const reader = body.getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const parts = (rest + decoder.decode(value, { stream: true })).split(/\r\n\r\n|\n\n|\r\r/)
      rest = parts.pop() ?? ''
      blocks.push(...parts.map(parseBlock).filter(({ data, isComment }) => data !== null || isComment))
      tell()
    }
  }
  const reading = response.body ? read(response.body) : Promise.resolve()
  reading.then(
    () => {
      end = 'the stream ended'
      tell()
    },
    (error: unknown) => {
      end = `the stream broke: ${explain(error)}`
      tell()
    },
  )

  return {
    status: response.status,
    headers: response.headers,
    blocks,
    async until(what, timeoutMs, isWanted) {
      const deadline = Date.now() + timeoutMs
      for (;;) {
        const found = blocks.find(isWanted)
        if (found) return found
        const left = deadline - Date.now()
        const heard = blocks.map(({ type, isComment }) => (isComment ? 'a comment' : type)).join(', ') || 'nothing'
        if (end !== null) throw new Mismatch(request, what, `${end} after ${heard}`)
        if (left <= 0) throw new Mismatch(request, what, `only ${heard} in ${timeoutMs} ms`)
        await within(left, changed.promise)
      }
    },
    async greeted(timeoutMs) {
      const deadline = Date.now() + timeoutMs
      while (end === null && Date.now() < deadline && !blocks.some(({ data }) => data !== null)) {
        await within(deadline - Date.now(), changed.promise)
      }
    },
    close: () => controller.abort(),
  }
}

function parseBlock(block: string): EventBlock {
  const lines = block.split(/\r\n|\n|\r/)
  const valuesOf = (field: string) =>
    lines.filter((line) => line.startsWith(`${field}:`)).map((line) => line.slice(field.length + 1).replace(/^ /, ''))
  const data = valuesOf('data')
  return {
    type: valuesOf('event').at(-1) ?? 'message',
    id: valuesOf('id').at(-1) ?? null,
    data: data.length > 0 ? data.join('\n') : null,
    isComment: data.length === 0 && lines.some((line) => line.startsWith(':')),
  }
}

/** Resolves with the promise, or after so many milliseconds. */
async function within(milliseconds: number, promise: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([promise, timeout])
  clearTimeout(timer)
}
