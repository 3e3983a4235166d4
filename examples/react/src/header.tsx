import type { Connection, StudioSession, StudioState } from '@picgen/sdk'

const WORDS: Record<Connection, string> = {
  idle: '',
  connecting: 'Connecting',
  live: 'Live',
  polling: 'Connected',
  offline: 'Offline: trying again',
}

export function Header({ state, session }: { state: StudioState; session: StudioSession }) {
  const { connection, conversation } = state
  return (
    <header className="header">
      <img src="/icon.svg" alt="" width="28" height="28" />
      <h1>{conversation?.title || 'Sketchbook'}</h1>
      {WORDS[connection] && (
        <span className={`connection ${connection}`} role="status">
          {WORDS[connection]}
        </span>
      )}
      {state.phase !== 'new' && (
        <button type="button" className="quiet" onClick={() => session.startNew()}>
          New
        </button>
      )}
    </header>
  )
}
