import type { StudioSession, StudioState } from '@picgen/sdk'
import { type KeyboardEvent, useRef, useState } from 'react'
import { BuildingOn } from './building-on.tsx'

export function Composer({ state, session }: { state: StudioState; session: StudioSession }) {
  const [text, setText] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const canSend = state.phase === 'new' || state.phase === 'ready'

  const send = () => {
    if (!canSend || text.trim() === '') return
    setText('')
    void session.send(text)
    field.current?.focus()
  }

  /** Enter sends, Shift+Enter begins a line; while a word is being composed, Enter belongs to the input method. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <BuildingOn state={state} session={session} />
      <div className="row">
        <Attach disabled={!canSend} onChoose={(file) => void session.attach(file)} />
        <textarea
          ref={field}
          rows={1}
          maxLength={4000}
          aria-label="Message"
          placeholder={state.activeImage ? 'What should be different?' : 'What shall we draw?'}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" className="send" disabled={!canSend || text.trim() === ''}>
          {state.nextMode === 'img2img' ? 'Change' : 'Draw'}
        </button>
      </div>
    </form>
  )
}

function Attach({ disabled, onChoose }: { disabled: boolean; onChoose: (file: File) => void }) {
  return (
    <label className="attach" title="Bring a picture">
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <path
          d="M4 16.500 9 11l4 4 2.500-2.500L20 17M5 4h14v16H5z"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
        />
      </svg>
      <span className="hidden">Bring a picture</span>
      <input
        type="file"
        className="hidden"
        accept="image/png,image/jpeg,image/webp,image/avif,image/gif"
        disabled={disabled}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          // Choosing the same file again is a change, too.
          target.value = ''
          if (file) onChoose(file)
        }}
      />
    </label>
  )
}
