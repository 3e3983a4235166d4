import { css } from 'lit'

/** What lists have in common: search, a box that scrolls, the menu of an entry, the question before deleting, the states. */
export const collection = css`
  :host {
    display: block;
    block-size: 100%;
    min-inline-size: 0;
    container-type: inline-size;
    background: var(--pg-surface);
  }

  .collection {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--pg-space-2);
    padding: var(--pg-space-3);
  }

  .tools select {
    flex: 1 0 auto;
    max-inline-size: 180px;
  }

  .search input,
  .tools select {
    border-color: transparent;
    border-radius: calc(var(--pg-control) / 2);
    background: var(--pg-surface-sunken);
  }

  .search {
    position: relative;
    flex: 100 1 180px;
    display: flex;
    align-items: center;
    color: var(--pg-text-muted);
  }

  .search .icon {
    position: absolute;
    inset-inline-start: 11px;
    font-size: var(--pg-font-size-small);
  }

  .search input {
    flex: 1;
    padding-inline-start: 36px;
  }

  ::placeholder {
    color: var(--pg-text-muted);
    opacity: 1;
  }

  picgen-notice {
    margin-inline: var(--pg-space-3);
  }

  .scroll {
    position: relative;
    flex: 1 1 auto;
    min-block-size: 0;
    overflow: hidden auto;
    padding: 0 var(--pg-space-3) var(--pg-space-3);
    scrollbar-width: thin;
  }

  [data-stale] > ul,
  [data-stale] > section {
    opacity: 0.5;
  }

  ul {
    list-style: none;
  }

  h2 {
    font-size: var(--pg-font-size);
    font-weight: 600;
    line-height: 1.3;
  }

  .thumbnail {
    position: relative;
    overflow: hidden;
    background: var(--pg-surface-sunken);
  }

  .thumbnail > *,
  .thumbnail > .open > * {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    font-size: 0;
  }

  .dots {
    flex: none;
    color: var(--pg-text-muted);
  }

  .dots.chosen {
    anchor-name: --pg-dots;
  }

  .menu {
    min-inline-size: 180px;
    padding: var(--pg-space-1);
    border: 1px solid var(--pg-border);
    border-radius: calc(var(--pg-radius-small) + 4px);
    background: var(--pg-surface-raised);
    color: inherit;
    box-shadow: var(--pg-shadow);
  }

  @supports (position-area: end) {
    .menu {
      inset: auto;
      margin: 2px 0;
      position-anchor: --pg-dots;
      position-area: block-end span-inline-start;
      position-try-fallbacks: flip-block, flip-inline, flip-block flip-inline;
    }
  }

  .menu button {
    display: flex;
    inline-size: 100%;
    justify-content: start;
    gap: var(--pg-space-2);
    border-radius: var(--pg-radius-small);
  }

  .danger.danger {
    color: var(--pg-danger);
  }

  dialog {
    inline-size: min(calc(100% - 32px), 400px);
    padding: var(--pg-space-5);
    border: 1px solid var(--pg-border);
    border-radius: var(--pg-radius);
    background: var(--pg-surface-raised);
    color: inherit;
    box-shadow: var(--pg-shadow);
  }

  ::backdrop {
    background: rgb(0 0 0 / 0.4);
  }

  .menu::backdrop {
    background: none;
  }

  dialog p,
  .state p {
    margin-block-start: var(--pg-space-1);
    color: var(--pg-text-muted);
    font-size: var(--pg-font-size-small);
    text-wrap: pretty;
  }

  .ways {
    display: flex;
    justify-content: end;
    gap: var(--pg-space-2);
    margin-block-start: var(--pg-space-5);
  }

  .state {
    display: grid;
    justify-items: center;
    max-inline-size: 24em;
    margin-inline: auto;
    padding: var(--pg-space-6) var(--pg-space-2);
    text-align: center;
    text-wrap: balance;
  }

  .state button {
    margin-block-start: var(--pg-space-4);
  }

  .more {
    display: flex;
    margin: var(--pg-space-2) auto 0;
  }

  /* What comes quickly does not flicker. */
  .bones {
    animation: breathe 1.6s 200ms ease-in-out infinite alternate backwards;
  }

  i {
    display: block;
    border-radius: var(--pg-radius-small);
    background: var(--pg-surface-sunken);
  }

  @keyframes breathe {
    from {
      opacity: 0.3;
    }
  }
`
