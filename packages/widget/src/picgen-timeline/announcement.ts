import type { Message } from '@picgen/sdk'
import type { Strings } from '../locales/en.js'

/** What to tell somebody who does not see the timeline: a picture that has ended since; null where none has. */
export function announcement(strings: Strings, before: readonly Message[], now: readonly Message[]): string | null {
  const statuses = new Map(before.map((message) => [message.id, message.status]))
  const ended = now.findLast(
    ({ id, role, status }) => role === 'assistant' && statuses.has(id) && statuses.get(id) !== status,
  )
  if (ended?.status === 'completed') return `${strings.timeline.ready} ${ended.image?.prompt ?? ''}`.trim()
  if (ended?.status === 'cancelled') return strings.failure.cancelledText
  if (ended?.status !== 'failed') return null
  const said = ended.error_code === 'content_policy' ? strings.timeline.refused : strings.timeline.failed
  return `${said} ${ended.error_message ?? ''}`.trim()
}
