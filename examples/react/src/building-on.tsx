import type { StudioSession, StudioState } from '@picgen/sdk'

/** Always says, before anything is sent, what the next message builds on. */
export function BuildingOn({ state, session }: { state: StudioState; session: StudioSession }) {
  const { activeImage, attachment, isChoosing } = state
  return (
    <div className="building-on" aria-live="polite">
      {attachment && (
        <p className="attachment">
          {attachment.status === 'uploading' ? 'Uploading your picture …' : attachment.error.message}
          {attachment.status === 'failed' && (
            <>
              <button type="button" className="quiet" onClick={() => void session.retry()}>
                Try again
              </button>
              <button type="button" className="quiet" onClick={() => session.discard()}>
                Discard
              </button>
            </>
          )}
        </p>
      )}
      {activeImage ? (
        <p>
          {activeImage.thumbnail_url && <img src={activeImage.thumbnail_url} alt="" width="36" height="36" />}
          <span className="which">
            Builds on <b>{activeImage.prompt || 'your picture'}</b>
          </span>
          <button type="button" className="quiet" disabled={isChoosing} onClick={() => void session.clear()}>
            Start afresh
          </button>
        </p>
      ) : (
        <p className="muted">Starts a new picture</p>
      )}
    </div>
  )
}
