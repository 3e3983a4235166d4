import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
  }

  [role='status'] {
    display: grid;
    gap: var(--pg-space-2);
  }

  .notice {
    --tint: var(--pg-danger);
    display: flex;
    align-items: center;
    gap: var(--pg-space-2);
    min-block-size: var(--pg-control);
    padding-block: var(--pg-space-1);
    padding-inline: var(--pg-space-3) var(--pg-space-1);
    border: 1px solid color-mix(in oklab, var(--tint) 28%, transparent);
    border-radius: var(--pg-radius);
    background: color-mix(in oklab, var(--tint) 8%, var(--pg-surface));
    color: var(--tint);
    font-size: var(--pg-font-size-small);
    line-height: 1.4;
  }

  /* It goes by itself; a connection that is back at once is not worth a word. */
  .calm {
    --tint: var(--pg-text-muted);
    animation: appear 1ms 600ms backwards;
  }

  @keyframes appear {
    from {
      visibility: hidden;
    }
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
