import { css } from 'lit'

export const styles = css`
  :host {
    display: grid;
    isolation: isolate;
    container-type: inline-size;
  }

  .welcome {
    place-self: center;
    display: grid;
    justify-items: center;
    max-inline-size: 100%;
    text-align: center;
  }

  /* A picture on two others. */
  .sign {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 56px;
    block-size: 56px;
    border-radius: 18px;
    background: var(--pg-accent-soft);
    color: var(--pg-accent);
    font-size: 22px;
  }

  .sign::before,
  .sign::after {
    content: '';
    position: absolute;
    z-index: -1;
    inset: 4px;
    border: 1px solid var(--pg-border);
    border-radius: 15px;
    background: var(--pg-surface-sunken);
    transform: translateX(-18px) rotate(-14deg);
  }

  .sign::after {
    transform: translateX(18px) rotate(14deg);
  }

  h2 {
    margin-block-start: var(--pg-space-4);
    font-size: var(--pg-font-size-title);
    font-weight: 600;
    line-height: 1.25;
    letter-spacing: -0.015em;
    text-wrap: balance;
  }

  p {
    margin-block-start: var(--pg-space-2);
    color: var(--pg-text-muted);
    text-wrap: balance;
  }

  ul {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    gap: var(--pg-space-2);
    margin-block-start: var(--pg-space-5);
    list-style: none;
  }

  li {
    display: grid;
  }

  button {
    align-items: start;
    justify-content: start;
    padding: var(--pg-space-3) var(--pg-space-4);
    border-radius: var(--pg-radius);
    font-weight: 400;
    line-height: 1.4;
  }

  @container (max-width: 37.5em) {
    ul {
      grid-template-columns: 1fr;
      inline-size: 100%;
    }

    button {
      align-items: center;
    }
  }

  @container (max-width: 21.25em) {
    h2 {
      font-size: calc(var(--pg-font-size) * 1.25);
    }
  }
`
