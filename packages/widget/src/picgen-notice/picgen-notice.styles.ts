import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
  }

  .notice {
    display: flex;
    align-items: center;
    gap: var(--pg-space-2);
    padding: var(--pg-space-1) var(--pg-space-1) var(--pg-space-1) var(--pg-space-3);
    border: 1px solid color-mix(in oklab, var(--pg-danger) 28%, transparent);
    border-radius: var(--pg-radius);
    background: var(--pg-danger-soft);
    color: var(--pg-danger);
    font-size: var(--pg-font-size-small);
    line-height: 1.4;
  }

  p {
    flex: 1;
    min-inline-size: 0;
    padding-block: var(--pg-space-1);
    overflow-wrap: anywhere;
  }

  button {
    color: inherit;
  }
`
