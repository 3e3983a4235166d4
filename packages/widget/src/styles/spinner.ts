import { css } from 'lit'

/** A turning ring, for a wait of unknown length; it turns slowly where one wants little motion. */
export const spinner = css`
  .spinner {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    border: 2px solid var(--pg-border);
    border-block-start-color: var(--pg-accent);
    border-radius: 50%;
    animation: turn 0.9s linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  /* In one colour all around it would not be seen to turn. */
  @media (forced-colors: active) {
    .spinner {
      forced-color-adjust: none;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation-duration: 4s;
    }
  }
`
