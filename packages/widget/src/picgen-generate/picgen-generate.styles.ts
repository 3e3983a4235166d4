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

  form,
  .results {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--pg-space-3);
    align-content: start;
  }

  @container (min-width: 50em) {
    .generate {
      grid-template-columns: minmax(320px, 1fr) 2fr;
      padding: var(--pg-space-5);
    }
  }

  label {
    display: grid;
    gap: var(--pg-space-1);
    min-inline-size: 0;
  }

  label,
  legend {
    font-size: var(--pg-font-size-small);
    font-weight: 500;
  }

  textarea {
    min-block-size: 7em;
    max-block-size: 40svh;
    padding-block: var(--pg-space-2);
    font-size: var(--pg-font-size);
    resize: vertical;
    field-sizing: content;
  }

  ::placeholder {
    color: var(--pg-text-muted);
    opacity: 1;
  }

  .kinds {
    display: flex;
    border-radius: calc(var(--pg-control) / 2);
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
    border-radius: inherit;
    line-height: 1.2;
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
    cursor: pointer;
  }

  .wishes {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--pg-space-3);
  }

  .wishes label:first-child {
    grid-column: 1 / -1;
  }

  fieldset,
  .end,
  .ways,
  .source div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--pg-space-2);
    min-inline-size: 0;
  }

  fieldset {
    margin: 0;
    padding: var(--pg-space-2);
    border: 1.5px dashed var(--pg-border-strong);
    border-radius: var(--pg-radius-small);
  }

  .source div {
    flex: 1 1 160px;
  }

  .thumbnail {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 72px;
    block-size: 72px;
    overflow: hidden;
    border-radius: var(--pg-radius-small);
    background: var(--pg-surface-sunken);
  }

  .thumbnail :is(canvas, img) {
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    font-size: 0;
  }

  .problem,
  .cost,
  .none {
    color: var(--pg-text-muted);
    font-size: var(--pg-font-size-small);
  }

  .problem {
    margin-block-start: calc(-1 * var(--pg-space-2));
    color: var(--pg-danger);
  }

  .problem:empty {
    display: none;
  }

  .cost {
    flex: 1;
  }

  /* It waits with its spinner, and is as good to read. */
  .primary.primary {
    color: var(--pg-on-primary);
  }

  .none {
    display: grid;
    place-items: center;
    place-content: center;
    min-block-size: 220px;
    border-radius: var(--pg-radius);
    background: var(--pg-surface-sunken);
  }

  :host([dropping]) fieldset,
  :host([dropping]) textarea {
    border-color: var(--pg-accent);
    background: var(--pg-accent-soft);
  }

  picgen-picture {
    --picgen-picture-size: min(640px, 70svh);
  }

  picgen-picture::part(continue) {
    display: none;
  }
`
