import { css } from 'lit'

export const styles = css`
  .collection {
    --row: var(--picgen-row-height, clamp(116px, 19cqi, 260px));
  }

  .tiles,
  .bones {
    display: flex;
    flex-wrap: wrap;
    gap: var(--pg-space-2);
  }

  /* Growing by their ratio, all of a row are equally high; the last row is not stretched. */
  .tile,
  i {
    position: relative;
    flex: var(--ratio) 1 calc(var(--ratio) * var(--row));
    min-inline-size: 0;
    aspect-ratio: var(--ratio);
    border-radius: var(--pg-radius-small);
  }

  /* Not content-visibility: with each row that comes in sight, all rows would be laid out again. */
  .tile {
    contain: layout paint;
  }

  .tiles::after {
    content: '';
    flex: 1e6 1 0;
  }

  i {
    --ratio: 1;
  }

  i:nth-child(3n + 1) {
    --ratio: 1.5;
  }

  i:nth-child(4n) {
    --ratio: 0.67;
  }

  .open.open {
    overflow: hidden;
    padding: 0;
    border: 0;
    border-radius: inherit;
    background: none;
  }

  .tile::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
    box-shadow: inset 0 0 0 1px light-dark(rgb(0 0 0 / 0.09), rgb(255 255 255 / 0.12));
    pointer-events: none;
  }

  .open:focus-visible {
    outline-offset: -3px;
    outline-width: 3px;
  }

  .dots.dots {
    inset-block: 0 auto;
    inset-inline: auto 0;
    inline-size: var(--pg-control);
    block-size: var(--pg-control);
    border: 0;
    background: none;
    color: var(--pg-text);
  }

  .dots .icon {
    inline-size: 28px;
    block-size: 28px;
    padding: 5px;
    border-radius: 50%;
    background: color-mix(in oklab, var(--pg-surface) 88%, transparent);
  }

  @media (hover: hover) {
    .tile:not(:hover, :focus-within) .dots:not(.chosen) {
      opacity: 0;
    }
  }

  .unfinished {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: var(--pg-space-1);
    padding: var(--pg-space-2);
    overflow: hidden;
    color: var(--pg-text-muted);
    font-size: var(--pg-font-size-tiny);
    line-height: 1.3;
    text-align: center;
    text-wrap: balance;
  }

  .unfinished .icon,
  .unfinished .spinner {
    font-size: var(--pg-font-size);
  }

  .prompt {
    display: -webkit-box;
    flex: none;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow-wrap: anywhere;
    color: var(--pg-text);
  }

  progress {
    inline-size: 70%;
    block-size: 6px;
    accent-color: var(--pg-accent);
  }
`
