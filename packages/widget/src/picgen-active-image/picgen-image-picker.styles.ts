import { css } from 'lit'

export const styles = css`
  dialog {
    inline-size: min(720px, 100% - 32px);
    block-size: min(640px, 100svh - 32px);
    max-inline-size: none;
    max-block-size: none;
    padding: 0 var(--pg-space-4) var(--pg-space-4);
    border: 1px solid var(--pg-border);
    border-radius: var(--pg-radius);
    background: var(--pg-surface-raised);
    color: inherit;
    box-shadow: var(--pg-shadow);
    overflow: auto;
    overscroll-behavior: contain;
    text-align: center;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 0.5);
  }

  header {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    gap: var(--pg-space-2);
    padding-block: var(--pg-space-3);
    background: inherit;
  }

  input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: var(--pg-control);
    margin: 0;
    padding: 0 var(--pg-space-3);
    border: 1px solid var(--pg-border-strong);
    border-radius: calc(var(--pg-control) / 2);
    background: none;
    color: inherit;
    font: inherit;
  }

  .pictures {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(112px, 1fr));
    gap: var(--pg-space-2);
    margin-block-end: var(--pg-space-4);
  }

  .pictures button {
    aspect-ratio: 1;
    padding: 0;
    border: 0;
    border-radius: var(--pg-radius-small);
    background: var(--pg-surface-sunken);
    overflow: hidden;
  }

  img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    font-size: 0;
    transition: scale var(--pg-slow);
  }

  @media (hover: hover) {
    button:hover img {
      scale: 1.04;
    }
  }

  p {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--pg-space-2);
    padding: var(--pg-space-5) 0;
    color: var(--pg-text-muted);
    text-wrap: balance;
  }
`
