import type { OutgoingMessage, StudioSession } from '@picgen/sdk'

/** A message that the server has not confirmed: shown at once, and honest about where it is. */
export function Outgoing({ message, session }: { message: OutgoingMessage; session: StudioSession }) {
  return (
    <li className={`said ${message.status}`}>
      {message.content}
      <small role="status">{whereItIs(message)}</small>
      {(message.status === 'delayed' || message.status === 'failed') && (
        <span className="actions">
          <button type="button" className="quiet" onClick={() => void session.retry(message.id)}>
            Try again
          </button>
          <button type="button" className="quiet" onClick={() => session.discard(message.id)}>
            Discard
          </button>
        </span>
      )}
    </li>
  )
}

function whereItIs(message: OutgoingMessage): string {
  switch (message.status) {
    case 'queued':
      return 'Waiting for the one before'
    case 'sending':
      return 'Sending'
    case 'delayed':
      return `${message.error.message} It goes by itself as soon as it can.`
    case 'failed':
      return message.error.message
  }
}
