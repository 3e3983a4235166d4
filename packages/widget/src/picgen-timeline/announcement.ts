import type { Strings } from '../locales/en.js'
import type { Change } from './change.js'

/** What to tell somebody who does not see the timeline: a picture that has ended since; null where none has. */
export function announcement(strings: Strings, { before, now }: Change): string | null {
  const statuses = new Map(before.map(({ id, status }) => [id, status]))
  const ended = now.findLast(
    ({ id, role, status }) => role === 'assistant' && statuses.has(id) && statuses.get(id) !== status,
  )
  if (ended?.status === 'completed') return `${strings.timeline.ready} ${ended.image?.prompt ?? ''}`.trim()
  if (ended?.status !== 'failed' && ended?.status !== 'cancelled') return null
  const titles: Record<string, string> = strings.failure.titles
  return titles[ended.error_code ?? ended.status] ?? strings.failure.titles.internal
}
