import { createPicGen, createStudioSession } from '@picgen/sdk'

const client = createPicGen({ baseUrl: import.meta.env['VITE_PICGEN_URL'] ?? 'http://127.0.0.1:3000' })

/** One conversation for the page. The address names it, so that a refresh comes back to it. */
export const session = createStudioSession({
  client,
  conversationId: new URLSearchParams(location.search).get('conversation') ?? undefined,
})

session.subscribe(() => {
  const { conversation, phase } = session.state
  if (phase !== 'ready' && phase !== 'new') return
  const search = conversation ? `?conversation=${conversation.id}` : ''
  if (location.search !== search) history.replaceState(null, '', `${location.pathname}${search}`)
})
