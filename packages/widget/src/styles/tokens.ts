import { css } from 'lit'

/**
 * The design tokens. A page sets the public ones (`--picgen-*`) on any element around; every element here reads them once,
 * into private ones (`--pg-*`), so that a value set outside is never overruled by a part further in.
 * Light and dark follow the `color-scheme` of the element, which `picgen-studio` sets from its `theme`.
 */
export const tokens = css`
  :host {
    --pg-accent: var(--picgen-accent, light-dark(#0c6a70, #6fd3d6));
    --pg-on-accent: var(--picgen-on-accent, light-dark(#ffffff, #07282a));
    --pg-accent-soft: var(--picgen-accent-soft, light-dark(#e2f1f1, #153a3c));
    --pg-text: var(--picgen-text, light-dark(#1f1e1b, #f1efea));
    --pg-text-muted: var(--picgen-text-muted, light-dark(#5f5c55, #b1ada4));
    --pg-surface: var(--picgen-surface, light-dark(#ffffff, #1b1a19));
    --pg-surface-raised: var(--picgen-surface-raised, light-dark(#ffffff, #262523));
    --pg-surface-sunken: var(--picgen-surface-sunken, light-dark(#f5f4f1, #232220));
    --pg-bubble: var(--picgen-bubble, light-dark(#f0eee9, #2f2d2a));
    --pg-border: var(--picgen-border, light-dark(#e2dfd8, #3b3936));
    --pg-border-strong: var(--picgen-border-strong, light-dark(#8b877e, #837e76));
    --pg-primary: var(--picgen-primary, light-dark(#1f1e1b, #f1efea));
    --pg-on-primary: var(--picgen-on-primary, light-dark(#ffffff, #1b1a19));
    --pg-danger: var(--picgen-danger, light-dark(#a3271b, #ff9c8f));
    --pg-danger-soft: var(--picgen-danger-soft, light-dark(#fcedea, #36201d));
    --pg-shimmer: light-dark(rgb(255 255 255 / 0.75), rgb(255 255 255 / 0.09));
    --pg-shadow: 0 1px 2px light-dark(rgb(31 30 27 / 0.05), rgb(0 0 0 / 0.3)),
      0 6px 24px light-dark(rgb(31 30 27 / 0.07), rgb(0 0 0 / 0.28));

    /* A page whose root has the 62.5% trick must not make the text tiny; a reader's larger default must still count. */
    --pg-font-size: var(--picgen-font-size, max(16px, 1rem));
    --pg-font-size-small: calc(var(--pg-font-size) * 0.875);
    --pg-font-size-tiny: calc(var(--pg-font-size) * 0.8125);
    --pg-font-size-title: calc(var(--pg-font-size) * 1.5);
    --pg-font: var(
      --picgen-font,
      system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Noto Sans',
      'Liberation Sans',
      sans-serif
    );

    --pg-space-1: 4px;
    --pg-space-2: 8px;
    --pg-space-3: 12px;
    --pg-space-4: 16px;
    --pg-space-5: 24px;
    --pg-space-6: 32px;
    --pg-space-7: 48px;

    --pg-radius: var(--picgen-radius, 16px);
    --pg-radius-small: calc(var(--pg-radius) * 0.625);
    --pg-control: 36px;
    --pg-fast: 120ms;
    --pg-slow: 320ms;

    box-sizing: border-box;
    /* What the page says of an element goes before what the element says of itself; these are for the properties above. */
    color: var(--pg-text) !important;
    font: 400 var(--pg-font-size) / 1.5 var(--pg-font) !important;
    text-align: start !important;
    text-transform: none !important;
    text-indent: 0 !important;
    text-shadow: none !important;
    letter-spacing: normal !important;
    word-spacing: normal !important;
    white-space: normal !important;
    word-break: normal !important;
    line-break: auto !important;
    hyphens: manual !important;
    cursor: auto;
    -webkit-text-size-adjust: 100%;
  }

  :host([hidden]) {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  p,
  h2,
  ul,
  figure {
    margin: 0;
    padding: 0;
  }

  .icon {
    flex: none;
    display: block;
    inline-size: 1.25em;
    block-size: 1.25em;
  }

  .along:dir(rtl) {
    scale: -1 1;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (pointer: coarse) {
    :host {
      --pg-control: 44px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --pg-fast: 0ms;
      --pg-slow: 0ms;
    }
  }
`
