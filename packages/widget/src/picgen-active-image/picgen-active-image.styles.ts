import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
    border: 1px solid var(--pg-border);
    border-radius: calc(var(--pg-radius) * 1.375);
    background: var(--pg-surface-raised);
  }

  section {
    position: relative;
    display: flex;
    align-items: center;
    gap: var(--pg-space-1);
    block-size: 64px;
    padding-inline: var(--pg-space-2);
    border-radius: inherit;
  }

  section:focus-visible {
    outline-offset: -2px;
  }

  .thumbnail {
    position: relative;
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    margin: 2px;
    padding: 0;
    overflow: hidden;
    border: 0;
    border-radius: var(--pg-radius-small);
    background: var(--pg-bubble);
    color: var(--pg-text-muted);
  }

  button.thumbnail:not(.unused) {
    box-shadow:
      0 0 0 2px var(--pg-surface-raised),
      0 0 0 4px var(--pg-accent);
  }

  .none {
    border: 1.5px dashed var(--pg-border-strong);
    background: none;
  }

  .unused > *,
  .file canvas,
  [aria-busy='true'] img {
    opacity: 0.4;
  }

  canvas,
  img {
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    font-size: 0;
    transition: opacity var(--pg-fast);
  }

  .file > :last-child {
    z-index: 1;
    color: var(--pg-text);
  }

  p {
    flex: 1;
    display: -webkit-box;
    overflow: hidden;
    margin-inline-start: var(--pg-space-2);
    font-size: var(--pg-font-size-small);
    line-height: 1.3;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }

  small,
  b {
    display: block;
    font-weight: 500;
  }

  small {
    color: var(--pg-text-muted);
    font-size: var(--pg-font-size-tiny);
    font-weight: 400;
  }

  b::first-letter {
    text-transform: uppercase;
  }

  button span {
    display: none;
  }

  /* Held over it, a picture is asked for in place of everything else. */
  .drop {
    display: none;
    position: absolute;
    inset: 0;
    z-index: 2;
    place-content: center;
    margin: 0;
    border: 2px dashed;
    border-radius: inherit;
    background: var(--pg-accent-soft);
    color: var(--pg-accent);
    font-weight: 500;
  }

  :host([dropping]) .drop {
    display: grid;
  }

  @container (min-width: 25.01em) {
    [part='new-image'] {
      inline-size: auto;
      padding-inline: var(--pg-space-3);
      border-color: var(--pg-border);
    }

    [part='new-image'] span {
      display: inline;
    }
  }

  @container (max-width: 25em) {
    small {
      display: none;
    }
  }

  @container (max-width: 20em) {
    section {
      gap: 0;
    }

    p {
      font-size: calc(var(--pg-font-size) * 0.75);
      line-height: 1.2;
      -webkit-line-clamp: 4;
    }
  }
`
