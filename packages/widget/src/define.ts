import {
  PicGenActiveImage,
  PicGenCompare,
  PicGenComposer,
  PicGenFailure,
  PicGenLightbox,
  PicGenMessage,
  PicGenNotice,
  PicGenPicture,
  PicGenStudio,
  PicGenTimeline,
  PicGenWelcome,
} from './index.js'

// Whoever imports this file gets the types of the tags too.
export type * from './index.js'

const elements = {
  'picgen-active-image': PicGenActiveImage,
  'picgen-compare': PicGenCompare,
  'picgen-composer': PicGenComposer,
  'picgen-failure': PicGenFailure,
  'picgen-lightbox': PicGenLightbox,
  'picgen-message': PicGenMessage,
  'picgen-notice': PicGenNotice,
  'picgen-picture': PicGenPicture,
  'picgen-timeline': PicGenTimeline,
  'picgen-welcome': PicGenWelcome,
  'picgen-studio': PicGenStudio,
}

// A page may load the widget twice: the first to come stays.
for (const [name, element] of Object.entries(elements)) {
  if (!customElements.get(name)) customElements.define(name, element)
}
