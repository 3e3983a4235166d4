/*
 * What a Studio can do instead of answering, as data: a test in a browser asks a server in Node for it.
 */

/** See the functions below. */
export type Fault =
  | { does: 'say'; status: number; text: string; headers: Record<string, string> }
  | { does: 'change'; fields: Record<string, unknown> }
  | { does: 'reset'; after: boolean }
  | { does: 'break-off' }
  | { does: 'hold'; name: string; acts: 'now' | 'later' }
  | { does: 'trickle'; pauseMs: number }
  | { does: 'stream'; pieces: string[]; end: 'end' | 'open' | 'reset' }

/** Answers with that text, and that it is of that type, without doing what was asked. */
export function say(status: number, type: string, text: string, headers: Record<string, string> = {}): Fault {
  return { does: 'say', status, text, headers: { 'content-type': type, ...headers } }
}

/** Refuses with a problem of the contract, without doing what was asked. */
export function refuse(status: number, code: string, headers: Record<string, string> = {}): Fault {
  const detail = `Refused with ${code}.`
  const problem = { type: 'about:blank', title: code, status, detail, code, request_id: 'request-1' }
  return say(status, 'application/problem+json', JSON.stringify(problem), { 'x-request-id': 'request-1', ...headers })
}

/** Does what was asked, and answers with these fields changed. */
export function change(fields: Record<string, unknown>): Fault {
  return { does: 'change', fields }
}

/** Breaks the connection before anything was done. */
export const reset: Fault = { does: 'reset', after: false }

/** Does what was asked, and breaks the connection instead of saying so. */
export const resetAfterwards: Fault = { does: 'reset', after: true }

/** Does what was asked, and breaks the connection in the middle of the answer. */
export const breakOff: Fault = { does: 'break-off' }

/** Does what was asked at once, and keeps the answer back until `studio.release(name)`; for ever without that. */
export function hold(name = 'held'): Fault {
  return { does: 'hold', name, acts: 'now' }
}

/** As `hold`, but what was asked is done only when it is let go. */
export function holdBack(name = 'held'): Fault {
  return { does: 'hold', name, acts: 'later' }
}

/** Does what was asked, and answers byte by byte, with that many milliseconds in between. */
export function trickle(pauseMs: number): Fault {
  return { does: 'trickle', pauseMs }
}

/** Answers with the pieces of an event stream, each in a write of its own, and ends it, breaks it, or leaves it open. */
export function stream(pieces: string | string[], end: 'end' | 'open' | 'reset' = 'open'): Fault {
  return { does: 'stream', pieces: [pieces].flat(), end }
}

/** One event as it is sent. */
export function eventText(type: string, id: string, data: unknown): string {
  return `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`
}
