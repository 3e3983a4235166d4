/** One event of a `text/event-stream`. */
export interface ServerSentEvent {
  type: string
  /** The last id that was sent, with this event or before; undefined where there was none yet. */
  id: string | undefined
  data: string
}

/** Reads a `text/event-stream` as the HTML standard has it. The function takes a piece of it, and returns its events. */
export function createEventParser(): (piece: string) => ServerSentEvent[] {
  let rest = ''
  let type = ''
  let id: string | undefined
  let data: string[] = []

  const readLine = (line: string): ServerSentEvent | undefined => {
    if (line === '') {
      const event = { type: type || 'message', id, data: data.join('\n') }
      const isWhole = data.length > 0
      type = ''
      data = []
      return isWhole ? event : undefined
    }
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? []
    if (field === 'event') type = value
    else if (field === 'data') data.push(value)
    else if (field === 'id' && !value.includes('\0')) id = value
    return undefined
  }

  return (piece) => {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/)
    // A carriage return at the end of a piece may be half of a line break.
    rest = lines.pop() ?? ''
    return lines.map(readLine).filter((event) => event !== undefined)
  }
}
