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

  .side,
  img,
  input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    object-fit: contain;
    pointer-events: none;
  }

  /* Each is cut at the line, as both may be transparent, or of another shape than the box. */
  .side {
    clip-path: inset(0 calc(100% - var(--edge)) 0 0);
  }

  .side + .side {
    clip-path: inset(0 0 0 var(--edge));
  }

  .side span {
    position: absolute;
    inset: 8px auto auto 8px;
    padding: 3px 9px;
    border-radius: 99px;
    background: rgb(20 20 19 / 0.72);
    color: #fff;
    font: 500 var(--pg-font-size-tiny) / 1.3 var(--pg-font);
  }

  .side + .side span {
    inset: 8px 8px auto auto;
  }

  input {
    opacity: 0;
  }

  .line {
    position: absolute;
    inset: 0 auto 0 var(--edge);
    inline-size: 2px;
    margin-inline: -1px;
    background: #fff;
    color: #1f1e1b;
    pointer-events: none;
  }

  .icon {
    position: absolute;
    inset: calc(50% - 18px) -17px;
    inline-size: 36px;
    block-size: 36px;
    padding: 8px;
    border-radius: 50%;
    background: #fff;
    box-shadow: 0 1px 6px rgb(0 0 0 / 0.35);
  }

  input:focus-visible + .line .icon {
    outline: 3px solid var(--pg-accent);
    outline-offset: 2px;
  }

  @media (forced-colors: active) {
    .line {
      forced-color-adjust: none;
    }
  }
`
