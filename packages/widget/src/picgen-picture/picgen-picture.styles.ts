import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  /* As high as leaves its prompt, its button and the dock in sight; one that lies down may be wider than it could be high. */
  .picture {
    --limit: var(--picgen-picture-size, clamp(240px, 100cqb - 384px, 480px));
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: var(--pg-space-2);
  }

  .frame {
    position: relative;
    inline-size: min(100%, calc(var(--limit) * 1.5), calc(var(--limit) * var(--ratio)));
    aspect-ratio: var(--ratio);
    overflow: hidden;
    border-radius: var(--pg-radius);
    background: var(--pg-surface-sunken);
    isolation: isolate;
  }

  /* Drawn above the picture, so that a white one still has an edge on a white page. */
  .frame::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
    box-shadow: inset 0 0 0 1px light-dark(rgb(0 0 0 / 0.09), rgb(255 255 255 / 0.12));
    pointer-events: none;
  }

  :host([active]) .frame {
    outline: 2px solid var(--pg-accent);
    outline-offset: 2px;
  }

  .frame:has(.view:focus-visible) {
    outline: 3px solid var(--pg-accent);
    outline-offset: 2px;
  }

  .view.view.view {
    min-block-size: 0;
    padding: 0;
    border: 0;
    border-radius: 0;
    outline: 0;
    background: none;
    cursor: zoom-in;
  }

  canvas,
  .view,
  .view img,
  picgen-compare,
  .shimmer,
  .broken {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }

  canvas[hidden] {
    display: none;
  }

  [data-waiting] canvas {
    opacity: 0.45;
  }

  /* Softened, and a little larger than the box, so that its soft edges lie outside. */
  canvas.preview {
    inset: -8px;
    inline-size: calc(100% + 16px);
    block-size: calc(100% + 16px);
    object-fit: cover;
    opacity: 1;
    filter: blur(5px);
  }

  /* It goes when the picture above it has come, which may be transparent. */
  .frame:has(.loaded, .seen) .preview {
    opacity: 0;
    transition: opacity 0s var(--pg-slow);
  }

  .view img {
    display: block;
    object-fit: cover;
    opacity: 0;
    transition: opacity var(--pg-slow) ease-out;
  }

  .view .loaded,
  .view .seen {
    opacity: 1;
  }

  .view .seen {
    transition: none;
  }

  .shimmer {
    overflow: hidden;
  }

  .shimmer::before {
    content: '';
    position: absolute;
    inset: 0;
    background: linear-gradient(90deg, transparent 15%, var(--pg-shimmer) 50%, transparent 85%);
    translate: -100% 0;
    animation: sweep 1.8s ease-in-out infinite;
  }

  /* A preview shows by itself that something goes on, and is there to be looked at. */
  .preview ~ .shimmer {
    display: none;
  }

  @keyframes sweep {
    to {
      translate: 100% 0;
    }
  }

  .progress {
    position: absolute;
    inset: auto var(--pg-space-4) var(--pg-space-4);
    block-size: 6px;
    overflow: hidden;
    border-radius: 3px;
    background: light-dark(rgb(0 0 0 / 0.14), rgb(255 255 255 / 0.2));
  }

  .progress::before {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
    background: var(--pg-accent);
    transform: scaleX(var(--progress));
    transform-origin: 0 50%;
    transition: transform var(--pg-slow) linear;
  }

  .progress:dir(rtl)::before {
    transform-origin: 100% 50%;
  }

  /* Whatever colours a preview has, the bar has its own ground and edge. */
  .preview ~ .progress {
    background: var(--pg-surface);
    box-shadow: 0 0 0 2px var(--pg-surface);
  }

  .broken {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--pg-space-2);
    padding: var(--pg-space-3);
    background: color-mix(in oklab, var(--pg-surface-sunken) 88%, transparent);
    color: var(--pg-text);
    font-size: var(--pg-font-size-small);
    text-align: center;
  }

  /* As high while waiting as with its buttons, so that nothing below moves when the picture is there. */
  .below {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--pg-space-2);
    inline-size: 100%;
    min-block-size: var(--rows, var(--pg-control));
  }

  .actions {
    margin-inline: 0;
  }

  @container (max-width: 440px) {
    .below {
      --rows: calc(2 * var(--pg-control) + var(--pg-space-1));
      align-content: start;
      row-gap: var(--pg-space-1);
    }

    .actions {
      flex-basis: 100%;
      margin-inline-start: calc((20px - var(--pg-control)) / 2);
    }
  }

  .status {
    display: flex;
    align-items: center;
    gap: var(--pg-space-2);
    color: var(--pg-text-muted);
    font-size: var(--pg-font-size-small);
  }

  .elapsed {
    font-variant-numeric: tabular-nums;
  }

  @media (forced-colors: active) {
    .progress {
      outline: 1px solid CanvasText;
    }

    .progress::before {
      background: Highlight;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .shimmer::before {
      animation: none;
      translate: 0 0;
    }
  }
`
