/** The conversation that the address names, or null. */
export function conversationInAddress(): string | null {
  return new URLSearchParams(location.search).get('conversation') || null
}

/**
 * Has the address name this conversation. A new one that got its id is still the same view, so it takes the place of the
 * address before; any other change is a step that one can go back from.
 */
export function showInAddress(conversationId: string | null) {
  const before = conversationInAddress()
  if (before === conversationId) return
  const address = new URL(location.href)
  if (conversationId === null) address.searchParams.delete('conversation')
  else address.searchParams.set('conversation', conversationId)
  if (before === null) history.replaceState(null, '', address)
  else history.pushState(null, '', address)
}
