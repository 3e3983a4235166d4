import { css } from 'lit'

export const styles = css`
  .new {
    order: -1;
    flex: 1 0 100%;
  }

  h3 {
    margin: 0;
    padding: var(--pg-space-3) var(--pg-space-2) var(--pg-space-1);
    color: var(--pg-text-muted);
    font-size: var(--pg-font-size-tiny);
    font-weight: 500;
  }

  h3::first-letter {
    text-transform: uppercase;
  }

  .entry {
    position: relative;
    display: flex;
    align-items: center;
    min-block-size: 56px;
    border-radius: calc(var(--pg-radius-small) + 2px);
    content-visibility: auto;
    contain-intrinsic-block-size: auto 56px;
    transition: background-color var(--pg-fast);
  }

  @media (hover: hover) {
    .entry:hover {
      background: var(--pg-surface-sunken);
    }
  }

  .current.current {
    background: var(--pg-bubble);
  }

  .open.open {
    flex: 1;
    display: flex;
    align-items: center;
    justify-content: start;
    gap: var(--pg-space-3);
    min-inline-size: 0;
    min-block-size: 56px;
    padding: var(--pg-space-2);
    border: 0;
    border-radius: inherit;
    background: none;
    color: inherit;
    font: 400 var(--pg-font-size-small) / 1.3 var(--pg-font);
    text-decoration: none;
  }

  .open:focus-visible {
    outline-offset: -2px;
  }

  .thumbnail {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: var(--pg-radius-small);
    color: var(--pg-text-muted);
  }

  .thumbnail > .icon {
    position: static;
    inline-size: 20px;
    block-size: 20px;
  }

  .current .thumbnail {
    background: var(--pg-surface);
  }

  .words {
    display: grid;
    min-inline-size: 0;
  }

  .title {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .current .title {
    font-weight: 500;
  }

  time {
    color: var(--pg-text-muted);
    font-size: var(--pg-font-size-tiny);
  }

  .dots {
    margin-inline-end: var(--pg-space-1);
  }

  /* Where a mouse or the keyboard finds it, it takes no place before. */
  @media (hover: hover) {
    .entry:not(:hover, :focus-within, .current) .dots:not(.chosen) {
      margin-inline-start: calc(-1 * var(--pg-control) - var(--pg-space-1));
      opacity: 0;
    }
  }

  .rename {
    flex: 1;
    display: flex;
    padding-inline: var(--pg-space-2);
  }

  .rename input {
    flex: 1;
  }

  i {
    block-size: 48px;
    margin-block-end: var(--pg-space-2);
  }
`
