import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
    block-size: 100%;
    container-type: inline-size;
    overflow: auto;
    background: var(--pg-surface);
  }

  .generate {
    display: grid;
    gap: var(--pg-space-5);
    max-inline-size: 1400px;
    margin-inline: auto;
    padding: var(--pg-space-4);
  }

  form {
    display: flex;
    flex-direction: column;
    gap: var(--pg-space-3);
    align-self: start;
  }

  @container (min-width: 800px) {
    .generate {
      grid-template-columns: minmax(320px, 1fr) 2fr;
      gap: var(--pg-space-6);
      padding: var(--pg-space-5);
    }

    form {
      position: sticky;
      inset-block-start: var(--pg-space-5);
    }
  }

  label {
    display: grid;
    gap: var(--pg-space-1);
    min-inline-size: 0;
    font-size: var(--pg-font-size-small);
    font-weight: 500;
  }

  textarea {
    max-block-size: 40svh;
    padding-block: var(--pg-space-2);
    font-size: var(--pg-font-size);
    line-height: 1.5;
    resize: vertical;
    field-sizing: content;
    min-block-size: calc(4lh + 18px);
  }

  ::placeholder {
    color: var(--pg-text-muted);
    opacity: 1;
  }

  .kinds {
    display: flex;
    padding: 3px;
    border-radius: calc(var(--pg-control) / 2 + 3px);
    background: var(--pg-surface-sunken);
  }

  .kinds label {
    position: relative;
    flex: 1;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: var(--pg-control);
    padding-inline: var(--pg-space-2);
    border-radius: calc(var(--pg-control) / 2);
    line-height: 1.2;
    cursor: pointer;
  }

  .kinds label:has(:checked) {
    background: var(--pg-accent-soft);
    color: var(--pg-accent);
    /* Seen where colours are forced. */
    outline: 1px solid transparent;
  }

  /* The whole label is the control, and shows its focus. */
  .kinds input {
    position: absolute;
    inset: 0;
    border: 0;
    border-radius: inherit;
    background: none;
    appearance: none;
    cursor: inherit;
  }

  .wishes {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(132px, 1fr));
    gap: var(--pg-space-3);
  }

  .wishes label:nth-child(3n + 1) {
    grid-column: 1 / -1;
  }

  fieldset {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--pg-space-2);
    min-inline-size: 0;
    margin: 0;
    padding: var(--pg-space-2);
    border: 1.5px dashed var(--pg-border-strong);
    border-radius: var(--pg-radius-small);
  }

  :host([dropping]) form {
    outline: 2px solid var(--pg-accent);
    outline-offset: 8px;
    border-radius: var(--pg-radius-small);
  }

  legend {
    padding-inline: var(--pg-space-1);
    font-size: var(--pg-font-size-small);
    font-weight: 500;
  }

  .source > div {
    flex: 1 1 160px;
    display: flex;
    flex-wrap: wrap;
    gap: var(--pg-space-2);
  }

  .thumbnail {
    position: relative;
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 72px;
    block-size: 72px;
    overflow: hidden;
    border-radius: var(--pg-radius-small);
    background: var(--pg-surface-sunken);
    color: var(--pg-text-muted);
  }

  .thumbnail :is(canvas, img) {
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    font-size: 0;
  }

  .problem {
    margin-block-start: calc(-1 * var(--pg-space-2));
    color: var(--pg-danger);
    font-size: var(--pg-font-size-small);
  }

  .problem:empty {
    display: none;
  }

  .end,
  .ways {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--pg-space-2);
  }

  .cost {
    flex: 1;
    color: var(--pg-text-muted);
    font-size: var(--pg-font-size-small);
  }

  .results {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--pg-space-5);
    min-inline-size: 0;
  }

  .none {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--pg-space-2);
    min-block-size: 220px;
    border-radius: var(--pg-radius);
    background: var(--pg-surface-sunken);
    color: var(--pg-text-muted);
    font-size: var(--pg-font-size-small);
  }

  .none .icon {
    font-size: 24px;
  }

  picgen-picture {
    --picgen-picture-size: min(640px, 70svh);
  }

  picgen-picture::part(continue) {
    display: none;
  }
`
