import { css } from 'lit'

export const styles = css`
  :host {
    display: contents;
  }

  /* Dark in any theme, so that nothing outshines the picture. */
  dialog {
    --pg-text: #f1efea;
    --pg-text-muted: #b1ada4;
    --pg-surface: #141413;
    --pg-surface-raised: #262523;
    --pg-surface-sunken: #2b2a27;
    --pg-border: #3b3936;
    --pg-primary: #f1efea;
    --pg-on-primary: #1b1a19;
    position: fixed;
    inset: 0;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
    inline-size: 100%;
    block-size: 100%;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0 0 env(safe-area-inset-bottom);
    border: 0;
    outline: 0;
    overflow: clip;
    background: var(--pg-surface);
    color: var(--pg-text);
    color-scheme: dark;
    touch-action: none;
  }

  dialog[open] {
    display: grid;
  }

  header,
  footer,
  .below {
    display: flex;
    align-items: center;
  }

  header,
  footer {
    position: relative;
    z-index: 1;
    padding: var(--pg-space-2) var(--pg-space-3);
    background: var(--pg-surface);
  }

  header p {
    flex: 1;
    padding-inline-start: var(--pg-space-1);
    color: var(--pg-text-muted);
    font-size: var(--pg-font-size-small);
    font-variant-numeric: tabular-nums;
  }

  header .tip::after {
    inset-block: calc(100% + 6px) auto;
    inset-inline: auto 0;
    inline-size: max-content;
  }

  header .percent {
    min-inline-size: 60px;
    padding: 0;
    font-size: var(--pg-font-size-small);
    font-variant-numeric: tabular-nums;
  }

  header .tip:last-child {
    margin-inline-start: var(--pg-space-2);
  }

  .stage {
    grid-area: 2 / 1;
    display: grid;
    place-items: center;
    container-type: size;
    user-select: none;
  }

  .box {
    position: relative;
    inline-size: min(100cqi, 100cqb * var(--ratio));
    aspect-ratio: var(--ratio);
    cursor: zoom-in;
    transition:
      translate var(--pg-fast),
      scale var(--pg-fast);
    animation: appear var(--pg-fast);
  }

  canvas,
  img[part],
  .broken {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }

  .broken {
    display: grid;
    place-content: center;
    background: rgb(20 20 19 / 0.8);
    text-align: center;
  }

  .previous,
  .next {
    z-index: 1;
    grid-area: 2 / 1;
    align-self: center;
    margin-inline: var(--pg-space-3);
    background: rgb(38 37 35 / 0.8);
  }

  .next {
    justify-self: end;
  }

  .only-icon[aria-disabled='true'] {
    opacity: 0.3;
  }

  footer {
    flex-wrap: wrap;
    gap: var(--pg-space-2) var(--pg-space-5);
    padding: var(--pg-space-3) var(--pg-space-4);
  }

  .words {
    flex: 1 1 300px;
    min-inline-size: 0;
  }

  .caption {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    max-inline-size: 72ch;
    text-align: match-parent;
    font-size: var(--pg-font-size-small);
    overflow-wrap: anywhere;
  }

  .below {
    flex-wrap: wrap;
    gap: var(--pg-space-2);
  }

  .continue {
    border-color: transparent;
    background: var(--pg-primary);
    color: var(--pg-on-primary);
  }
`
