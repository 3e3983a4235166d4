import {
  PicGenActiveImage,
  PicGenCompare,
  PicGenComposer,
  PicGenConversations,
  PicGenFailure,
  PicGenGenerate,
  PicGenHistory,
  PicGenLightbox,
  PicGenMessage,
  PicGenNotice,
  PicGenPicture,
  PicGenStudio,
  PicGenTimeline,
  PicGenWelcome,
} from './index.js'
import { version } from './version.js'

// Whoever imports this file gets the types of the tags too.
export type * from './index.js'

const elements = {
  'picgen-active-image': PicGenActiveImage,
  'picgen-compare': PicGenCompare,
  'picgen-composer': PicGenComposer,
  'picgen-conversations': PicGenConversations,
  'picgen-failure': PicGenFailure,
  'picgen-generate': PicGenGenerate,
  'picgen-lightbox': PicGenLightbox,
  'picgen-history': PicGenHistory,
  'picgen-message': PicGenMessage,
  'picgen-notice': PicGenNotice,
  'picgen-picture': PicGenPicture,
  'picgen-timeline': PicGenTimeline,
  'picgen-welcome': PicGenWelcome,
  'picgen-studio': PicGenStudio,
}

const before = customElements.get('picgen-studio')
const versionBefore = before && ('version' in before ? before.version : 'an earlier one')
if (before && versionBefore !== version) {
  console.warn(
    `picgen: the page has loaded version ${versionBefore} of the elements, and that one stays; not ${version}.`,
  )
}

// A page may load the widget twice: the first to come stays.
for (const [name, element] of Object.entries(elements)) {
  if (!customElements.get(name)) customElements.define(name, element)
}
