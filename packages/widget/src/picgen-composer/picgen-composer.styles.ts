import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  /* The text is repeated unseen in the same cell, and so the textarea is as high as what is written in it. */
  .grow {
    display: grid;
  }

  .grow::after {
    content: attr(data-value) ' ';
    visibility: hidden;
    overflow: hidden;
  }

  .grow::after,
  textarea {
    grid-area: 1 / 1;
    min-inline-size: 0;
    max-block-size: min(calc(1.5em * 8 + 20px), 30svh);
    padding: 10px var(--pg-space-3);
    border: 0;
    font: inherit;
    line-height: 1.5;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  textarea {
    display: block;
    inline-size: 100%;
    margin: 0;
    overflow: auto;
    resize: none;
    background: none;
    color: inherit;
    scrollbar-width: thin;
  }

  textarea:focus-visible {
    outline-offset: -2px;
    border-radius: var(--pg-radius-small);
  }

  textarea::placeholder {
    color: var(--pg-text-muted);
    opacity: 1;
  }

  .row {
    display: flex;
    align-items: center;
    gap: var(--pg-space-2);
    padding: 0 var(--pg-space-2) var(--pg-space-2);
  }

  .mode {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 28px;
    padding: 0 10px 0 8px;
    border-radius: 14px;
    background: var(--pg-bubble);
    color: var(--pg-text-muted);
    font-size: var(--pg-font-size-tiny);
    font-weight: 500;
    line-height: 1.2;
    white-space: nowrap;
    transition:
      background-color var(--pg-fast),
      color var(--pg-fast);
  }

  .mode.img2img {
    background: var(--pg-accent-soft);
    color: var(--pg-accent);
  }

  .counter {
    flex: 1;
    min-inline-size: 0;
    color: var(--pg-text-muted);
    font-size: var(--pg-font-size-tiny);
    font-variant-numeric: tabular-nums;
    line-height: 1.2;
    text-align: end;
  }

  .counter[data-over] {
    color: var(--pg-danger);
    font-weight: 500;
  }

  /* Where it has no place beside the others, it stands above them. */
  @container (max-width: 360px) {
    .row {
      flex-wrap: wrap;
      justify-content: space-between;
    }

    .counter:not(:empty) {
      order: -1;
      flex: 1 0 100%;
      padding-inline: var(--pg-space-1);
    }
  }

  .send.send:disabled {
    border-color: transparent;
    background: var(--pg-bubble);
    color: var(--pg-text-muted);
  }

  /* On a button, in the colour of its icon. */
  .send .spinner {
    inline-size: 16px;
    block-size: 16px;
    border-color: currentColor;
    border-block-start-color: transparent;
  }
`
