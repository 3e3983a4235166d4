const HOUR = 3_600_000

/** When a message was written, where one would want to know: after an hour of silence, and at the beginning of an old one. */
export function momentOf(language: string, time: string, before: string | undefined): string {
  const date = new Date(time)
  const isToday = date.toDateString() === new Date().toDateString()
  const isPlain = before ? Date.parse(time) - Date.parse(before) < HOUR : isToday
  return isPlain ? '' : date.toLocaleString(language, { dateStyle: isToday ? undefined : 'long', timeStyle: 'short' })
}
