import { css } from 'lit'

export const styles = css`
  :host {
    position: relative;
    display: block;
    container-type: inline-size;
  }

  /* In its own box, whose end is the end of the timeline. */
  :host(.new) > * {
    animation: arrive var(--pg-slow);
  }

  @keyframes arrive {
    from {
      transform: translateY(8px);
    }
  }

  .moment {
    margin-block-end: var(--pg-space-4);
    color: var(--pg-text-muted);
    font-size: var(--pg-font-size-tiny);
    text-align: center;
  }

  .moment::first-letter {
    text-transform: uppercase;
  }

  /* On the person's side of the page, and with the corner there, whichever way the text itself runs. */
  .said {
    position: relative;
    display: grid;
    justify-items: end;
    gap: var(--pg-space-2);
  }

  .bubble {
    max-inline-size: min(85%, 34em);
    padding: 9px calc(var(--pg-space-4) - 1px);
    border: 1px solid transparent;
    border-radius: calc(var(--pg-radius) * 1.25);
    border-end-end-radius: 6px;
    background: var(--pg-bubble);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    transition: opacity var(--pg-slow);
  }

  .text {
    display: block;
  }

  .bubble:has(+ .sending, + .queued) {
    opacity: 0.75;
  }

  .said picgen-failure {
    inline-size: min(100%, 440px);
  }

  .way,
  .ways {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: var(--pg-space-2);
  }

  .way {
    text-align: end;
    color: var(--pg-text-muted);
    font-size: var(--pg-font-size-small);
  }

  /* What is sent at once says nothing of it; it takes no place, so that nothing moves. */
  .sending {
    position: absolute;
    inset-block-start: 100%;
    inset-inline-end: 0;
    font-size: var(--pg-font-size-tiny);
    animation: late var(--pg-slow) 1s backwards;
  }

  @keyframes late {
    from {
      opacity: 0;
    }
  }

  .deleted {
    display: flex;
    align-items: center;
    gap: var(--pg-space-2);
    inline-size: fit-content;
    padding: var(--pg-space-3) var(--pg-space-4);
    border: 1px dashed var(--pg-border-strong);
    border-radius: var(--pg-radius);
    color: var(--pg-text-muted);
    font-size: var(--pg-font-size-small);
  }

  @container (max-width: 420px) {
    .bubble {
      max-inline-size: 92%;
    }
  }
`
