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

/** What a conversation is shown with. */
export const conversationTags = {
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

/** What shows everything that a person has, and the form. */
export const collectionTags = {
  'picgen-conversations': PicGenConversations,
  'picgen-generate': PicGenGenerate,
  'picgen-history': PicGenHistory,
}
