import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  section {
    display: flex;
    align-items: center;
    gap: var(--pg-space-3);
    block-size: 64px;
    padding-inline: var(--pg-space-2) var(--pg-space-2);
  }

  .thumbnail {
    position: relative;
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 48px;
    block-size: 48px;
    overflow: hidden;
    border-radius: var(--pg-radius-small);
    background: var(--pg-surface-sunken);
    color: var(--pg-text-muted);
  }

  .thumbnail:not(.none) {
    box-shadow:
      0 0 0 2px var(--pg-surface-raised),
      0 0 0 4px var(--pg-accent);
    inline-size: 44px;
    block-size: 44px;
    margin: 2px;
  }

  .none {
    border: 1.5px dashed var(--pg-border-strong);
    background: none;
  }

  canvas,
  img {
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    font-size: 0;
  }

  p {
    flex: 1;
    min-inline-size: 0;
    font-size: var(--pg-font-size-small);
    font-weight: 500;
    line-height: 1.3;
    text-wrap: balance;
  }

  :host([choosing]) .thumbnail {
    opacity: 0.6;
  }

  @container (max-width: 380px) {
    p {
      font-size: var(--pg-font-size-tiny);
    }
  }

  @container (max-width: 320px) {
    section {
      gap: var(--pg-space-2);
    }

    p {
      font-size: calc(var(--pg-font-size) * 0.75);
      line-height: 1.25;
    }

    .thumbnail:not(.none) {
      inline-size: 36px;
      block-size: 36px;
    }

    .none {
      inline-size: 40px;
      block-size: 40px;
    }

    button {
      padding-inline: 10px;
      font-size: var(--pg-font-size-tiny);
    }

    button .icon {
      display: none;
    }
  }
`
