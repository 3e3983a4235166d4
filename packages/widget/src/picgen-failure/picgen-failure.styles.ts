import { css } from 'lit'

export const styles = css`
  :host {
    --tint: var(--pg-text-muted);
    display: block;
    container-type: inline-size;
  }

  .card {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--pg-space-3);
    max-inline-size: 440px;
    padding: var(--pg-space-4);
    border: 1px solid var(--pg-border);
    border-radius: var(--pg-radius);
    background: var(--pg-surface-raised);
    font-size: var(--pg-font-size-small);
  }

  .wait {
    --tint: var(--pg-accent);
  }

  .fault {
    --tint: var(--pg-danger);
  }

  .sign {
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
    background: color-mix(in oklab, var(--tint) 12%, transparent);
    color: var(--tint);
  }

  .text {
    align-self: center;
  }

  .title {
    font-weight: 600;
    text-wrap: balance;
  }

  .reason {
    color: var(--pg-text-muted);
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }

  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: var(--pg-space-2);
    grid-column: 2;
  }

  .ways[hidden] {
    display: none;
  }

  @container (max-width: 340px) {
    .ways {
      grid-column: 1 / -1;
    }
  }
`
