import { imageLife, type Message, type StudioSession, type StudioState } from '@picgen/sdk'
import { useEffect, useRef } from 'react'
import { Outgoing } from './outgoing.tsx'
import { Picture } from './picture.tsx'

export function Timeline({ state, session }: { state: StudioState; session: StudioSession }) {
  const { messages, outgoing, older } = state
  const end = useRef<HTMLDivElement>(null)
  const unsent = outgoing.at(-1)
  const last = unsent ? `${unsent.id} ${unsent.status}` : messages.at(-1)?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the last entry's change that leads to the end.
  useEffect(() => {
    // In braces: what browsers answer here is no function to clean up with.
    end.current?.scrollIntoView({ block: 'end' })
  }, [last])
  return (
    <div className="timeline">
      {older !== 'none' && (
        <button
          type="button"
          className="quiet older"
          disabled={older === 'loading'}
          onClick={() => void session.loadOlder()}
        >
          {older === 'loading' ? 'Reading …' : 'Earlier messages'}
        </button>
      )}
      <div role="log" aria-label="Conversation">
        <ol>
          {messages.map((message) => (
            <Entry key={message.id} message={message} state={state} session={session} />
          ))}
          {outgoing.map((message) => (
            <Outgoing key={message.id} message={message} session={session} />
          ))}
        </ol>
      </div>
      <div ref={end} className="end" />
    </div>
  )
}

interface EntryProperties {
  message: Message
  state: StudioState
  session: StudioSession
}

function Entry({ message, state, session }: EntryProperties) {
  const life = imageLife(message, state)
  if (life === null) return <li className="said">{message.content}</li>
  return (
    <li>
      <Picture
        life={life}
        activeImageId={state.activeImage?.id ?? null}
        isChoosing={state.isChoosing}
        onContinue={(id) => void session.continueWith(id)}
        onCancel={(id) => void session.cancel(id)}
        onRetry={() => void session.retry(message.id)}
      />
    </li>
  )
}
