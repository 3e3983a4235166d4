import { css } from 'lit'

export const styles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    container-type: inline-size;
  }

  /*
   * As high as the page makes it, whatever is in it; where the page leaves that open, this high. It keeps what one reads in
   * place by itself, in every browser.
   */
  [role='log'] {
    contain: strict;
    contain-intrinsic-block-size: var(--picgen-height, 640px);
    flex: 1 1 auto;
    min-block-size: 0;
    overflow: hidden auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    scrollbar-gutter: stable both-edges;
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
    --gap: var(--pg-space-5);
    display: flex;
    flex-direction: column;
    max-inline-size: var(--picgen-column, 760px);
    min-block-size: 100%;
    margin-inline: auto;
    padding-inline: var(--gap);
  }

  .older,
  .closed {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: center;
    gap: var(--pg-space-2);
    min-block-size: var(--gap);
    color: var(--pg-text-muted);
    font-size: var(--pg-font-size-small);
  }

  .older:has(*) {
    block-size: 76px;
  }

  .closed {
    flex: 1;
  }

  /* A spacer among the messages is a margin, which must not collapse. */
  .content > div {
    flex: none;
    display: flow-root;
  }

  picgen-message {
    padding-block-end: var(--gap);
    border-radius: var(--pg-radius);
  }

  .user {
    padding-block-end: var(--pg-space-4);
  }

  picgen-welcome {
    flex: 1;
    padding-block-end: var(--gap);
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
      --gap: var(--pg-space-4);
      padding-inline: var(--pg-space-3);
    }
  }
`
