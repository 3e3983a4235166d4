/** Milliseconds that a `Retry-After` asks for, in seconds or as a date; undefined without one that can be read. */
export function readRetryAfter(header: string | null, now = Date.now()): number | undefined {
  if (header === null || header.trim() === '') return undefined
  const seconds = Number(header)
  const milliseconds = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined
}
