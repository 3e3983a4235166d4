import { ProblemError } from './problems.js'

/** A cursor is a place in an order, written so that nobody is tempted to count with it. */
export function writeCursor(place: string): string {
  return Buffer.from(place).toString('base64url')
}

/** What `place` finds in a cursor of ours, as its groups. Throws `invalid_request` for anything else. */
export function readCursor(cursor: string, place: RegExp): string[] {
  const found = place.exec(Buffer.from(cursor, 'base64url').toString())
  if (found) return found.slice(1)
  throw new ProblemError('invalid_request', 'This cursor is not one that this list gave out.', {
    errors: [{ path: 'cursor', message: 'must be a next_cursor' }],
  })
}

/** A list is read with one entry more than was asked for: it is the sign that there is more. */
export function pageOf<Entry>(entries: readonly Entry[], limit: number, placeOf: (entry: Entry) => string) {
  const page = entries.slice(0, limit)
  const last = page.at(-1)
  return { page, nextCursor: entries.length > limit && last ? writeCursor(placeOf(last)) : null }
}

/** How many entries a page has unless told. */
export const PAGE_LENGTH = 50
