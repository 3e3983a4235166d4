const studio = document.querySelector('picgen-studio')

/** Asked before the widget's requests: this site says who is signed in, the Studio believes its signature. */
studio.getToken = async () => {
  const response = await fetch('/picgen-token', { method: 'POST' })
  if (response.status === 401) location.assign('/')
  if (!response.ok) throw new Error(`No token: ${response.status}`)
  const { token } = await response.json()
  return token
}

// The address keeps the conversation, so that a refresh comes back to it.
const shown = new URLSearchParams(location.search).get('conversation')
if (shown) studio.setAttribute('conversation', shown)
studio.addEventListener('picgen-conversation-change', ({ conversationId }) => {
  history.replaceState(null, '', conversationId ? `?conversation=${conversationId}` : '/')
})
