import { svg, type TemplateResult } from 'lit'

/** One stroke-drawn icon of 24 units; it takes the size and the colour of the text that it stands in. */
function icon(paths: TemplateResult<2>, name = 'icon'): TemplateResult<2> {
  return svg`<svg class=${name} viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor"
    stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths}</svg>`
}

/** The drawings on buttons and labels. All are decoration: the words beside them say it. */
export const icons = {
  send: icon(svg`<path d="M12 19V5M5.5 11.5 12 5l6.5 6.5" />`),
  sparkle: icon(
    svg`<path d="M11 4.5c.7 3.9 2.6 5.8 6.5 6.5-3.9.7-5.8 2.6-6.5 6.5-.7-3.9-2.6-5.8-6.5-6.5 3.9-.7 5.8-2.6 6.5-6.5Z" /><path d="M18.5 3.5v3M20 5h-3M18.5 17.5v3M20 19h-3" />`,
  ),
  picture: icon(
    svg`<rect x="3.5" y="4.5" width="17" height="15" rx="3" /><circle cx="9" cy="10" r="1.6" /><path d="m4.5 17.5 4.6-4 3 2.4 3.4-3.7 4.6 4.5" />`,
  ),
  pictureChange: icon(
    svg`<path d="M20.5 11V7.5a3 3 0 0 0-3-3h-11a3 3 0 0 0-3 3v9a3 3 0 0 0 3 3H11" /><circle cx="9" cy="10" r="1.6" /><path d="m4.5 16.8 4-3.6 2.5 2" /><path d="m14.5 19.8.5-2.5 4.3-4.3a1.4 1.4 0 0 1 2 2l-4.3 4.3-2.5.5Z" />`,
  ),
  /** It points along the line, so it turns where lines run from right to left. */
  continueWith: icon(svg`<path d="M5.5 4.5V11a4 4 0 0 0 4 4h9" /><path d="m14 10 5 5-5 5" />`, 'icon along'),
  check: icon(svg`<path d="m5 12.5 4.5 4.5L19 7.5" />`),
  newImage: icon(svg`<path d="M12 5v14M5 12h14" />`),
  close: icon(svg`<path d="m6 6 12 12M18 6 6 18" />`),
  warning: icon(svg`<path d="M12 4 2.8 19.5h18.4L12 4Z" /><path d="M12 10v4.5M12 17.2v.01" />`),
  refused: icon(svg`<circle cx="12" cy="12" r="8.5" /><path d="m6 6 12 12" />`),
  stopped: icon(svg`<circle cx="12" cy="12" r="8.5" /><path d="M9 9h6v6H9z" />`),
  clock: icon(svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 7v5l3.5 2" />`),
  credits: icon(svg`<circle cx="9" cy="9" r="5.5" /><path d="M17 10a5.5 5.5 0 1 1-7 7" />`),
  offline: icon(
    svg`<path d="M4 4l16 16M7.5 8.2A5 5 0 0 0 7 18h10M10.6 6.2A5.5 5.5 0 0 1 17.4 11a3.5 3.5 0 0 1 2.4 5.6" />`,
  ),
  down: icon(svg`<path d="M12 5v14M5.5 12.5 12 19l6.5-6.5" />`),
  prompt: icon(svg`<path d="m4.5 19.5 1-4.5L16.7 3.8a1.9 1.9 0 0 1 2.7 0l.8.8a1.9 1.9 0 0 1 0 2.7L9 18.5l-4.5 1Z" />`),
  retry: icon(svg`<path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9" /><path d="M19.5 4.5V9H15" />`),
  download: icon(svg`<path d="M12 4.5V15M7 10.5l5 5 5-5M4.5 19.5h15" />`),
  copyImage: icon(
    svg`<path d="M16 7.5v-1a2 2 0 0 0-2-2H5.5a2 2 0 0 0-2 2V14a2 2 0 0 0 2 2h1" /><rect x="6.5" y="7.5" width="14" height="12" rx="2" /><path d="m7 18 4-4 2.5 2.2 2.5-2.7 4 4" />`,
  ),
  compare: icon(svg`<path d="M12 4v16M8 8.5 4.5 12 8 15.5M16 8.5l3.5 3.5-3.5 3.5" />`),
  previous: icon(svg`<path d="m14.5 6-6 6 6 6" />`),
  zoomOut: icon(svg`<path d="M5 12h14" />`),
  upload: icon(svg`<path d="M12 15.5V4.5M7.5 9 12 4.5 16.5 9M4.5 15v2.5a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2V15" />`),
  gallery: icon(svg`<path d="M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 13.5h6v6h-6z" />`),
  options: icon(
    svg`<path d="M4.5 8h8M18.5 8h1M4.5 16h1M11.5 16h8" /><circle cx="15.5" cy="8" r="2.5" /><circle cx="8.5" cy="16" r="2.5" />`,
  ),
  search: icon(svg`<circle cx="10.5" cy="10.5" r="6" /><path d="m15 15 5 5" />`),
  dots: icon(svg`<path d="M5.5 12h.01M12 12h.01M18.5 12h.01" stroke-width="2.75" />`),
  copy: icon(
    svg`<rect x="8.5" y="8.5" width="12" height="12" rx="2.5" /><path d="M15.5 8.5v-2a3 3 0 0 0-3-3h-6a3 3 0 0 0-3 3v6a3 3 0 0 0 3 3h2" />`,
  ),
  trash: icon(svg`<path d="M4.5 6.5h15M9.5 6.5v-2h5v2M6.5 6.5l.8 13h9.4l.8-13M10 10.5v5.5M14 10.5v5.5" />`),
}
