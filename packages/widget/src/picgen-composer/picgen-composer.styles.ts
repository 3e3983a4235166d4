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
    overflow: hidden;
  }

  .grow::after,
  textarea {
    grid-area: 1 / 1;
    min-inline-size: 0;
    max-block-size: min(calc(1.5em * 8 + 20px), 30svh);
    margin: 0;
    padding: 12px var(--pg-space-4) 8px;
    border: 0;
    font: inherit;
    line-height: 1.5;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  textarea {
    overflow: auto;
    resize: none;
    background: none;
    color: inherit;
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
  .hint {
    color: var(--pg-text-muted);
    font-size: var(--pg-font-size-tiny);
  }

  legend {
    padding: var(--pg-space-2);
    font-weight: 500;
  }

  label {
    position: relative;
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: var(--pg-control);
    padding: 4px 10px;
    border-radius: var(--pg-radius-small);
    color: var(--pg-text-muted);
    font-size: var(--pg-font-size-small);
    font-weight: 500;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }

  #options label {
    color: inherit;
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
    cursor: pointer;
  }

  input:disabled {
    cursor: default;
  }

  label:has(:disabled) span {
    color: var(--pg-text-muted);
  }

  .choices label:not(:only-child):has(:checked) {
    background-color: var(--pg-accent-soft);
    color: var(--pg-accent);
    outline: 1px solid transparent;
  }

  label:has(:checked) small {
    color: inherit;
  }

  .modes {
    grid-auto-flow: column;
    border-radius: calc(var(--pg-control) / 2);
    background: var(--pg-surface-sunken);
  }

  .modes label {
    border: 3px solid transparent;
    border-radius: inherit;
    background-clip: padding-box;
    font-size: var(--pg-font-size-tiny);
    white-space: nowrap;
  }

  .chip {
    min-inline-size: var(--pg-control);
    padding-inline: 8px 10px;
    color: var(--pg-text-muted);
    font-size: var(--pg-font-size-tiny);
    anchor-name: --options;
  }

  .chip span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .hint {
    grid-column: 3;
    font-variant-numeric: tabular-nums;
    line-height: 1.3;
    text-align: end;
  }

  .wide {
    grid-area: 1 / 1 / 2 / -1;
    padding-inline: var(--pg-space-2);
    text-align: start;
  }

  .problem {
    color: var(--pg-danger);
  }

  .send {
    grid-column: 4;
  }

  .send.send:disabled {
    border-color: transparent;
    background: var(--pg-bubble);
  }

  /* On a button, in the colour of its icon. */
  .send .spinner {
    border-color: currentColor;
    border-block-start-color: transparent;
  }

  [popover] {
    inline-size: 320px;
    max-inline-size: calc(100% - 16px);
    max-block-size: min(70svh, 480px);
    overflow: auto;
    inset: auto;
    margin: 0 0 var(--pg-space-2);
    padding: var(--pg-space-2);
    border: 1px solid var(--pg-border);
    border-radius: var(--pg-radius);
    background: var(--pg-surface-raised);
    color: inherit;
    box-shadow: var(--pg-shadow);
    position-anchor: --options;
    position-area: block-start span-inline-end;
    position-try-fallbacks: flip-inline, flip-block;
  }

  .shapes {
    grid-template-columns: 1fr 1fr;
  }

  .shapes legend {
    margin-block-start: var(--pg-space-2);
  }

  .shapes label {
    display: grid;
    grid-template-columns: 22px 1fr;
    gap: 0 10px;
  }

  .shapes small {
    max-inline-size: none;
    margin: 0;
    text-align: start;
  }

  .shape {
    grid-row: span 2;
    place-self: center;
    inline-size: calc(22px * min(1, var(--ratio)));
    aspect-ratio: var(--ratio);
    border: 1.5px solid;
    border-radius: 3px;
  }

  .automatic {
    border-style: dashed;
  }

  @container (max-width: 520px) {
    .modes label:not(:has(:checked)) span {
      display: none;
    }

    .hint:not(:empty) {
      grid-area: 1 / 1 / 2 / -1;
      padding-inline: var(--pg-space-2);
      text-align: start;
    }
  }

  @container (max-width: 400px) {
    .chip span {
      display: none;
    }
  }

  @container (max-width: 340px) {
    .modes label:not(:only-child) span {
      display: none;
    }
  }

  @media (max-width: 480px) {
    [popover] {
      inline-size: auto;
      max-inline-size: none;
      inset: auto 0 0;
      margin: var(--pg-space-2);
      position-area: none;
    }
  }
`
