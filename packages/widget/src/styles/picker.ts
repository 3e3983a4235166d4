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
    color: inherit;
  }

  .picker::backdrop {
    background: rgb(0 0 0 / 0.5);
  }

  .picker[open] {
    display: flex;
    flex-direction: column;
  }

  .picker header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: var(--pg-space-2);
    padding-inline-start: var(--pg-space-4);
  }

  .picker h2 {
    font-size: var(--pg-font-size);
    font-weight: 600;
  }

  .picker picgen-history {
    flex: 1;
    min-block-size: 0;
  }
`
