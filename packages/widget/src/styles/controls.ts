import { css } from 'lit'

/** Buttons: quiet by default, with a clear focus ring, and large enough for a finger where one is used. */
export const controls = css`
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: var(--pg-control);
    padding: 0 var(--pg-space-3);
    border: 1px solid var(--pg-border);
    border-radius: calc(var(--pg-control) / 2);
    background: var(--pg-surface-raised);
    color: var(--pg-text);
    font: 500 var(--pg-font-size-small) / 1.2 var(--pg-font);
    text-align: start;
    cursor: pointer;
    transition:
      background-color var(--pg-fast),
      border-color var(--pg-fast),
      color var(--pg-fast),
      opacity var(--pg-fast);
    -webkit-tap-highlight-color: transparent;
    touch-action: manipulation;
  }

  @media (hover: hover) {
    button:hover:not(:disabled, [aria-disabled='true']) {
      background: var(--pg-surface-sunken);
      border-color: var(--pg-border-strong);
    }
  }

  button:active:not(:disabled, [aria-disabled='true']) {
    background: var(--pg-bubble);
  }

  button:disabled,
  button[aria-disabled='true'] {
    color: var(--pg-text-muted);
    cursor: default;
  }

  :focus-visible {
    outline: 2px solid var(--pg-accent);
    outline-offset: 2px;
  }

  .primary {
    border-color: transparent;
    background: var(--pg-primary);
    color: var(--pg-on-primary);
  }

  @media (hover: hover) {
    .primary.primary:hover:not(:disabled, [aria-disabled='true']) {
      border-color: transparent;
      background: color-mix(in oklab, var(--pg-primary) 86%, var(--pg-surface));
    }
  }

  .quiet {
    border-color: transparent;
    background: transparent;
  }

  .only-icon {
    inline-size: var(--pg-control);
    padding: 0;
  }
`
