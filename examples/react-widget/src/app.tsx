import { useState } from 'react'

const api = import.meta.env['VITE_PICGEN_URL'] ?? 'http://127.0.0.1:3000'
const suggestions = ['A lighthouse in a storm', 'A cat in a teacup', 'A red balloon over a small town']

/** A page with a conversation on it, which is kept in the address. */
export function App() {
  const [conversation, setConversation] = useState(() => location.hash.slice(1))

  function keep(id: string | null) {
    setConversation(id ?? '')
    history.replaceState(null, '', id ? `#${id}` : location.pathname)
  }

  return (
    <>
      <header>
        <h1>Postcards</h1>
        <span>{conversation ? 'Kept in the address' : 'Nothing drawn yet'}</span>
      </header>
      <picgen-studio
        api={api}
        conversation={conversation || null}
        suggestions={suggestions}
        onpicgen-conversation-change={({ conversationId }) => keep(conversationId)}
      >
        <small slot="footer">Pictures are made by a model and may surprise you.</small>
      </picgen-studio>
    </>
  )
}
