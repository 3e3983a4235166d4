import { css } from 'lit'

/** The dialog of a `HistoryPicker`. */
export const picker = css`
  .picker {
    inline-size: min(100% - 32px, 800px);
    block-size: min(100svh - 32px, 640px);
    max-block-size: none;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--pg-border);
    border-radius: var(--pg-radius);
    background: var(--pg-surface);
    box-shadow: var(--pg-shadow);
  }

  .picker::backdrop {
    background: rgb(0 0 0 / 0.5);
  }

  .picker > button {
    position: absolute;
    inset-block-start: var(--pg-space-3);
    inset-inline-end: var(--pg-space-3);
  }
`
