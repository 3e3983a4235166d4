import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
    border: 1px solid var(--pg-border);
    border-radius: calc(var(--pg-radius) * 1.375);
    background: var(--pg-surface-raised);
    box-shadow: var(--pg-shadow);
  }

  :host(:focus-within) {
    outline: 2px solid var(--pg-accent);
    outline-offset: -1px;
  }

  :host([dropping]) {
    outline: 2px dashed var(--pg-accent);
  }

  /* The text is repeated unseen in the same cell, and so the textarea is as high as what is written in it. */
  .grow {
    display: grid;
  }

  .grow::after {
    content: attr(data-value) ' ';
    visibility: hidden;
  }

  .grow::after,
  textarea {
    grid-area: 1 / 1;
    min-inline-size: 0;
    max-block-size: min(calc(1.5em * 8 + 20px), 30svh);
    margin: 0;
    padding: 12px var(--pg-space-4) 8px;
    overflow: auto;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    resize: none;
    scrollbar-width: thin;
  }

  /* It is shown around the whole. */
  textarea:focus-visible {
    outline: none;
  }

  textarea::placeholder {
    color: var(--pg-text-muted);
    opacity: 1;
  }

  .row {
    display: grid;
    grid-template-columns: auto minmax(0, auto) minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--pg-space-1) var(--pg-space-2);
    padding: 0 var(--pg-space-2) var(--pg-space-2);
  }

  .choices {
    display: grid;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend,
  small,
  #hint {
    color: var(--pg-text-muted);
    font-size: var(--pg-font-size-tiny);
  }

  legend {
    padding: var(--pg-space-2);
  }

  label {
    position: relative;
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: var(--pg-control);
    padding: 4px 10px;
    border-radius: var(--pg-radius-small);
    font-size: var(--pg-font-size-small);
    font-weight: 500;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }

  small {
    flex: none;
    max-inline-size: 50%;
    margin-inline-start: auto;
    font-weight: 400;
    text-align: end;
  }

  /* It covers its label, and so takes every click and shows the focus around all of it. */
  input {
    position: absolute;
    inset: 0;
    margin: 0;
    border-radius: inherit;
    appearance: none;
  }

  input:enabled {
    cursor: pointer;
  }

  .chip,
  .modes label,
  label:has(:disabled) {
    color: var(--pg-text-muted);
  }

  .choices label:not(:only-child):has(:checked) {
    background-color: var(--pg-accent-soft);
    color: var(--pg-accent);
    outline: 1px solid transparent;
  }

  .modes {
    grid-auto-flow: column;
    border-radius: calc(var(--pg-control) / 2);
    background: var(--pg-bubble);
  }

  .modes label {
    border: 3px solid transparent;
    border-radius: inherit;
    background-clip: padding-box;
    font-size: var(--pg-font-size-tiny);
    white-space: nowrap;
  }

  /* What is there for its width alone must not look like the line around the one that is chosen. */
  @media (forced-colors: active) {
    .modes label {
      border-color: Canvas;
    }
  }

  .chip {
    min-inline-size: var(--pg-control);
    padding-inline: 8px 10px;
    font-size: var(--pg-font-size-tiny);
    anchor-name: --options;
  }

  .chip span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  #hint {
    grid-column: 3;
    font-variant-numeric: tabular-nums;
    line-height: 1.3;
    text-align: end;
  }

  #hint.problem {
    grid-area: 1 / 1 / 2 / -1;
    padding-inline: var(--pg-space-2);
    color: var(--pg-danger);
    text-align: start;
  }

  .send {
    grid-column: 4;
  }

  .send:disabled {
    background: var(--pg-bubble);
  }

  [popover] {
    inline-size: 320px;
    max-inline-size: calc(100% - 16px);
    max-block-size: min(70svh, 480px);
    padding: var(--pg-space-2);
    overflow: auto;
    border: 1px solid var(--pg-border);
    border-radius: var(--pg-radius);
    background: var(--pg-surface-raised);
    color: inherit;
    box-shadow: var(--pg-shadow);
  }

  @supports (position-area: top) {
    [popover] {
      inset: auto;
      margin: var(--pg-space-2);
      position-anchor: --options;
      position-area: block-start;
      position-try-fallbacks: flip-block;
    }
  }

  i {
    --width: calc(22px * min(1, var(--ratio)));
    flex: none;
    inline-size: var(--width);
    margin-inline: calc(11px - var(--width) / 2);
    aspect-ratio: var(--ratio);
    border: 1.5px solid;
    border-radius: 3px;
  }

  .automatic {
    border-style: dashed;
  }

  @container (max-width: 32.5em) {
    .chip span,
    .modes label:not(:has(:checked)) span {
      display: none;
    }

    #hint:not(:empty) {
      grid-area: 1 / 1 / 2 / -1;
      padding-inline: var(--pg-space-2);
      text-align: start;
    }
  }

  @container (max-width: 21.25em) {
    .modes label:not(:only-child) span {
      display: none;
    }
  }
`
