import { css } from 'lit'

/** Where something is written or chosen. */
export const fields = css`
  input,
  select,
  textarea {
    min-inline-size: 0;
    min-block-size: var(--pg-control);
    margin: 0;
    padding: 0 var(--pg-space-3);
    border: 1px solid var(--pg-border-strong);
    border-radius: var(--pg-radius-small);
    background: var(--pg-surface-raised);
    color: var(--pg-text);
    font: 400 var(--pg-font-size-small) / 1.4 var(--pg-font);
    transition: border-color var(--pg-fast);
  }

  /* Below 16 pixels, a phone would zoom in. */
  @media (pointer: coarse) {
    input,
    select,
    textarea {
      font-size: max(16px, var(--pg-font-size-small));
    }
  }

  :is(input, select, textarea):focus-visible {
    outline-offset: -1px;
    border-color: var(--pg-accent);
  }

  [aria-invalid='true'] {
    border-color: var(--pg-danger);
  }
`
