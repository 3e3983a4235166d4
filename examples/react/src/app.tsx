import type { StudioSession, StudioState } from '@picgen/sdk'
import { Composer } from './composer.tsx'
import { Header } from './header.tsx'
import { Timeline } from './timeline.tsx'
import { useStudio } from './use-studio.ts'
import { Welcome } from './welcome.tsx'

export function App({ session }: { session: StudioSession }) {
  const state = useStudio(session)
  return (
    <div className="app">
      <Header state={state} session={session} />
      <main>
        <Conversation state={state} session={session} />
      </main>
      <footer className="dock">
        <Notice state={state} session={session} />
        <Composer state={state} session={session} />
      </footer>
    </div>
  )
}

/** What went wrong, unless it is said where it happened: by the phase, or by the message that could not leave. */
function Notice({ state, session }: { state: StudioState; session: StudioSession }) {
  const { error, outgoing, phase } = state
  const isSaid = phase === 'unavailable' || (error?.action === 'send' && outgoing.length > 0)
  if (error === null || isSaid) return null
  return (
    <p className="notice" role="alert">
      {error.message}
      <button type="button" className="quiet" onClick={() => session.dismissError()}>
        Dismiss
      </button>
    </p>
  )
}

/** Every phase that a session can be in, and nothing else: the compiler would tell of one more. */
function Conversation({ state, session }: { state: StudioState; session: StudioSession }) {
  switch (state.phase) {
    case 'loading':
      return <p className="centred muted">Opening the conversation …</p>
    case 'unavailable':
      return (
        <div className="centred" role="alert">
          <p>{state.error.message}</p>
          <button type="button" onClick={() => session.startNew()}>
            Begin a new one
          </button>
        </div>
      )
    case 'new':
    case 'ready':
      return state.messages.length + state.outgoing.length === 0 ? (
        <Welcome onChoose={(prompt) => void session.send(prompt)} />
      ) : (
        <Timeline state={state} session={session} />
      )
  }
}
