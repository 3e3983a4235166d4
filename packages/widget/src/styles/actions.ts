import { css } from 'lit'

/** What can be done with a finished picture: one button that goes on, and quiet icons that say what they do when asked. */
export const actions = css`
  .actions {
    position: relative;
    display: flex;
    margin-inline-end: -8px;
  }

  .quiet {
    color: var(--pg-text-muted);
  }

  .source {
    max-inline-size: 100%;
    margin-inline-start: calc(-1 * var(--pg-space-1));
    padding-inline: var(--pg-space-1) var(--pg-space-3);
    font-weight: 400;
  }

  .source img {
    flex: none;
    inline-size: 24px;
    block-size: 24px;
    border-radius: 6px;
    object-fit: cover;
  }

  .source span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .tip {
    position: relative;
    font-size: var(--pg-font-size);
  }

  .tip[aria-pressed='true'],
  .chosen.chosen.chosen {
    border-color: transparent;
    background: var(--pg-accent-soft);
    color: var(--pg-accent);
  }

  @media (hover: hover) {
    .quiet.quiet:hover {
      border-color: transparent;
      color: var(--pg-text);
    }
  }

  /* Centred on its button, and above it, where nothing cuts it off. It is the button's name, so nobody hears it twice. */
  .tip::after,
  .actions [role='status'] {
    position: absolute;
    z-index: 2;
    inset: auto -99px calc(100% + 6px);
    inline-size: fit-content;
    margin-inline: auto;
    padding: 5px 9px;
    border: 1px solid transparent;
    border-radius: 8px;
    background: var(--pg-primary);
    color: var(--pg-on-primary);
    font: 500 var(--pg-font-size-tiny) / 1.3 var(--pg-font);
    text-align: center;
    pointer-events: none;
    animation: appear var(--pg-fast) backwards;
  }

  .actions [role='status'] {
    inset-inline: -12px 0;
    inline-size: max-content;
    max-inline-size: 220px;
    margin-inline: 0;
  }

  [role='status']:empty {
    padding: 0;
    border: 0;
  }

  .tip:nth-last-of-type(-n + 2)::after {
    inset-inline: -160px 0;
    margin-inline-end: 0;
  }

  .tip:focus-visible::after {
    content: attr(aria-label);
  }

  @media (hover: hover) {
    .tip:hover::after {
      content: attr(aria-label);
      animation-delay: 350ms;
    }
  }

  [role='status']:not(:empty) ~ .tip::after {
    display: none;
  }

  .continue:dir(rtl) .icon,
  .previous:dir(rtl) .icon,
  .next:dir(ltr) .icon {
    scale: -1 1;
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }
`
