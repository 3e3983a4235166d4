import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
  }

  .compare {
    position: relative;
    aspect-ratio: var(--ratio);
    overflow: hidden;
    border-radius: inherit;
    background: var(--pg-surface-sunken);
    cursor: ew-resize;
    touch-action: pan-y;
    user-select: none;
  }

  .before,
  .after,
  img,
  input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
  }

  img {
    object-fit: contain;
    pointer-events: none;
  }

  /* Each is cut at the line, as both may be transparent, or of another shape than the box. */
  .before:dir(ltr),
  .after:dir(rtl) {
    clip-path: inset(0 calc(100% - var(--edge)) 0 0);
  }

  .after:dir(ltr),
  .before:dir(rtl) {
    clip-path: inset(0 0 0 var(--edge));
  }

  .compare:dir(ltr) {
    --edge: var(--at);
  }

  .compare:dir(rtl) {
    --edge: calc(100% - var(--at));
  }

  .name {
    position: absolute;
    inset: var(--pg-space-2) auto auto var(--pg-space-2);
    padding: 3px 9px;
    border-radius: 99px;
    background: rgb(20 20 19 / 0.72);
    color: #fff;
    font: 500 var(--pg-font-size-tiny) / 1.3 var(--pg-font);
  }

  .before .name {
    inset-inline: var(--pg-space-2) auto;
  }

  .after .name {
    inset-inline: auto var(--pg-space-2);
  }

  input {
    opacity: 0;
    pointer-events: none;
  }

  .line {
    position: absolute;
    inset-block: 0;
    inset-inline-start: var(--at);
    display: grid;
    place-items: center;
    inline-size: 2px;
    margin-inline-start: -1px;
    background: #fff;
    box-shadow: 0 0 6px rgb(0 0 0 / 0.4);
    pointer-events: none;
  }

  .grip {
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
    background: #fff;
    color: #1f1e1b;
    box-shadow: 0 1px 6px rgb(0 0 0 / 0.35);
  }

  input:focus-visible ~ .line .grip {
    outline: 3px solid var(--pg-accent);
    outline-offset: 2px;
  }

  @media (forced-colors: active) {
    .name,
    .grip {
      border: 1px solid CanvasText;
    }

    .line {
      background: Highlight;
    }
  }
`
