import { css } from 'lit'

export const styles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    container-type: inline-size;
  }

  [role='log'] {
    flex: 1 1 auto;
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--pg-border) transparent;
  }

  [role='log']:focus-visible {
    outline-offset: -3px;
    border-radius: var(--pg-radius-small);
  }

  /* What scrolls below the composer fades out instead of being cut off. */
  :host::after {
    content: '';
    position: absolute;
    inset: auto 0 0;
    block-size: var(--pg-space-5);
    background: linear-gradient(to top, var(--pg-surface), transparent);
    pointer-events: none;
  }

  .content {
    display: flex;
    flex-direction: column;
    gap: var(--pg-space-5);
    max-inline-size: var(--picgen-column, 760px);
    min-block-size: 100%;
    margin-inline: auto;
    padding: var(--pg-space-5);
  }

  picgen-welcome {
    flex: 1;
  }

  .jump {
    position: absolute;
    z-index: 1;
    inset-block-end: var(--pg-space-3);
    inset-inline: 0;
    display: flex;
    justify-content: center;
    pointer-events: none;
  }

  .jump[hidden] {
    display: none;
  }

  .jump button {
    box-shadow: var(--pg-shadow);
    pointer-events: auto;
  }

  @container (max-width: 480px) {
    .content {
      gap: var(--pg-space-4);
      padding: var(--pg-space-4) var(--pg-space-3);
    }
  }
`
