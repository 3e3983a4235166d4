import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  .card {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--pg-space-1) var(--pg-space-3);
    max-inline-size: 480px;
    padding: var(--pg-space-3) var(--pg-space-4);
    border: 1px solid var(--pg-border);
    border-radius: var(--pg-radius);
    background: var(--pg-surface-raised);
    font-size: var(--pg-font-size-small);
  }

  .sign {
    padding-block-start: 1px;
    color: var(--pg-text-muted);
  }

  .title {
    font-weight: 600;
  }

  .reason {
    color: var(--pg-text-muted);
    overflow-wrap: anywhere;
  }

  .fault {
    border-color: color-mix(in oklab, var(--pg-danger) 28%, transparent);
    background: var(--pg-danger-soft);
  }

  .fault .sign,
  .fault .title {
    color: var(--pg-danger);
  }

  .fault .reason {
    color: var(--pg-text);
  }

  button {
    grid-column: 2;
    justify-self: start;
    margin-block-start: var(--pg-space-2);
  }

  @container (max-width: 300px) {
    button {
      grid-column: 1 / -1;
    }
  }
`
