const DAY_MS = 86_400_000

/** The times of a list, in the words of a language. */
export function timesIn(language: string, lastWeek: string, now = new Date()) {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' })
  const month = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric' })
  // Midnights, so that a day of 23 hours is one too. A clock that runs behind the server's knows no future.
  const daysSince = (then: Date) => Math.max(0, Math.round((+midnight(now) - +midnight(then)) / DAY_MS))
  return {
    /** "5 min. ago", "3 days ago", "Nov 3" */
    ago(date: string) {
      const then = new Date(date)
      const minutes = Math.max(0, Math.floor((+now - +then) / 60_000))
      const days = daysSince(then)
      if (minutes < 1) return relative.format(0, 'second')
      if (minutes < 60) return relative.format(-minutes, 'minute')
      if (days === 0 || minutes < 300) return relative.format(-Math.floor(minutes / 60), 'hour')
      return days < 7 ? relative.format(-days, 'day') : day.format(then)
    },
    /** What the entries of about that time stand below: "today", "yesterday", `lastWeek`, "October 2026". */
    heading(date: string) {
      const then = new Date(date)
      const days = daysSince(then)
      if (days < 2) return relative.format(-days, 'day')
      return days <= 7 ? lastWeek : month.format(then)
    },
  }
}

function midnight(date: Date): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate())
}
