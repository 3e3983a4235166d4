const HOUR = 3_600_000

/** When a message was written, where one would want to know: after an hour of silence, and at the beginning of an old one. */
export function momentOf(language: string, time: string, before: string | undefined): string {
  const date = new Date(time)
  const silence = date.getTime() - Date.parse(before ?? time)
  const days = daysAgo(date)
  if (Number.isNaN(days) || (before === undefined ? days < 1 : silence < HOUR)) return ''
  const clock = { hour: 'numeric', minute: 'numeric' } as const
  if (days > 1) {
    const year = date.getFullYear() === new Date().getFullYear() ? undefined : 'numeric'
    return date.toLocaleString(language, { year, month: 'long', day: 'numeric', weekday: 'long', ...clock })
  }
  const day = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-days, 'day')
  return `${day} ${date.toLocaleString(language, clock)}`
}

/** Days as people count them: 0 is today. */
function daysAgo(date: Date): number {
  const midnight = (day: Date) => new Date(day).setHours(0, 0, 0, 0)
  return Math.max(0, Math.round((midnight(new Date()) - midnight(date)) / (24 * HOUR)))
}
