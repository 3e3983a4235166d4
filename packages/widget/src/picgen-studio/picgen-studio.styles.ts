import { css } from 'lit'

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    inline-size: 100%;
    block-size: 100%;
    min-inline-size: 0;
    max-block-size: 100dvh;
    overflow: hidden;
    background: var(--pg-surface);
  }

  /* Whatever the page makes of the element, such as a block: what is inside fills it. */
  .box {
    flex: 1 1 auto;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }

  /* As high as the page makes it; where the page leaves that open, this high, whatever the conversation's length. */
  .studio {
    container-type: size;
    contain-intrinsic-block-size: var(--picgen-height, 640px);
    flex: 1 1 auto;
    display: flex;
    flex-direction: column;
    inline-size: 100%;
    min-block-size: 0;
  }

  picgen-timeline,
  .closed {
    flex: 1 1 0;
    min-block-size: 0;
  }

  .bottom {
    flex: none;
    display: grid;
    gap: var(--pg-space-2);
    inline-size: 100%;
    max-inline-size: var(--picgen-column, 760px);
    margin-inline: auto;
    padding: 0 var(--pg-space-5) max(var(--pg-space-4), env(safe-area-inset-bottom));
  }

  :host([dropping]) .studio::after {
    content: '';
    position: absolute;
    inset: var(--pg-space-2);
    border: 2px dashed var(--pg-accent);
    border-radius: var(--pg-radius);
    background: color-mix(in oklab, var(--pg-accent-soft) 60%, transparent);
    pointer-events: none;
  }

  .dock {
    border: 1px solid var(--pg-border);
    border-radius: calc(var(--pg-radius) * 1.375);
    background: var(--pg-surface-raised);
    box-shadow: var(--pg-shadow);
    transition:
      border-color var(--pg-fast),
      box-shadow var(--pg-fast);
  }

  .dock:focus-within {
    border-color: var(--pg-accent);
    box-shadow:
      0 0 0 1px var(--pg-accent),
      var(--pg-shadow);
  }

  /* The box is the dock's. */
  .dock > * {
    border-width: 0;
    border-radius: inherit;
    outline: 0;
    background: none;
    box-shadow: none;
  }

  @media (forced-colors: active) {
    .dock:has(picgen-composer:focus-within) {
      outline: 2px solid Highlight;
    }
  }

  /* A conversation that opens quickly does not flicker. */
  .dock[inert] {
    opacity: 0.5;
    transition: opacity var(--pg-fast) 200ms;
  }

  /* What the next message builds on is not known yet. */
  .dock[inert] picgen-active-image {
    visibility: hidden;
  }

  .dock picgen-active-image {
    border-block-end-width: 1px;
    border-end-start-radius: 0;
    border-end-end-radius: 0;
  }

  .closed {
    display: grid;
    place-items: center;
    overflow: auto;
    padding: var(--pg-space-5);
  }

  .loading {
    display: flex;
    align-items: center;
    gap: var(--pg-space-2);
    color: var(--pg-text-muted);
    font-size: var(--pg-font-size-small);
    animation: appear 1ms 250ms backwards;
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  .unavailable {
    display: grid;
    justify-items: center;
    gap: var(--pg-space-2);
    max-inline-size: 26em;
    text-align: center;
  }

  .unavailable h2 {
    font-size: calc(var(--pg-font-size) * 1.25);
    font-weight: 600;
    line-height: 1.3;
    text-wrap: balance;
  }

  .unavailable p {
    color: var(--pg-text-muted);
    text-wrap: pretty;
  }

  .ways {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--pg-space-2);
    margin-block-start: var(--pg-space-3);
  }

  @container (max-width: 480px) {
    .bottom {
      padding: 0 var(--pg-space-2) max(var(--pg-space-2), env(safe-area-inset-bottom));
    }
  }
`
