import type { ImageErrorCode } from '@picgen/sdk'

/** Why there is no picture: as its image says; or it was stopped, too dear, or not even sent. */
type FailureCode = ImageErrorCode | 'cancelled' | 'insufficient_credits' | 'unsent'

/** Every word that the elements say, by the element that says it. Another language is a file like this one. */
export const en = {
  common: {
    retry: 'Try again',
    close: 'Close',
    cancel: 'Cancel',
    picture: 'Picture',
    uploadedPicture: 'Uploaded picture',
    text2img: 'Text to image',
    img2img: 'Image to image',
    continueCreation: 'Continue creation',
    delete: 'Delete',
    more: 'Show more',
    moreActions: 'More actions',
    loading: 'Loading…',
    /** How many entries a search has found so far. */
    found: (count: number) => `${count.toLocaleString('en')} found`,
    nothingFound: 'Nothing found',
    nothingFoundText: 'Try another word, or look at everything.',
    showAll: 'Show everything',
  },

  studio: {
    loading: 'Opening the conversation…',
    unavailableTitle: 'This conversation can’t be opened',
    startNew: 'Start a new conversation',
  },

  timeline: {
    label: 'Conversation',
    ready: 'Picture ready.',
    jumpToLatest: 'Jump to latest',
    news: 'New below',
    older: 'Show earlier messages',
    loadingOlder: 'Loading earlier messages…',
  },

  message: {
    you: 'You',
    sending: 'Sending…',
    queued: 'Sends after the one before.',
    delayed: 'Not sent yet. It goes by itself when the connection is back.',
    resend: 'Send now',
    takeBack: 'Take back',
    deleted: 'This picture was deleted.',
  },

  picture: {
    queued: 'In line…',
    drawing: 'Drawing your picture…',
    editing: 'Changing your picture…',
    cancelling: 'Cancelling…',
    elapsed: (seconds: number) => (seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`),
    progress: 'Progress of your picture',
    continueWith: 'Continue with this',
    active: 'Building on this',
    missing: 'The picture could not be loaded.',
    view: (prompt: string) => `View large: ${prompt}`,
    madeFrom: (prompt: string) => `Made from: ${prompt}`,
    earlierPicture: 'an earlier picture',
    compare: 'Compare with its source',
    download: 'Download',
    copyImage: 'Copy image',
    copyPrompt: 'Copy prompt',
    usePrompt: 'Use prompt again',
    copied: 'Copied',
    notCopied: 'Your browser doesn’t allow copying here.',
  },

  lightbox: {
    label: 'Large picture',
    position: (position: number, count: number) => `${position} of ${count}`,
    previous: 'Previous picture',
    next: 'Next picture',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: (percent: string) => `${percent}: fit to the screen`,
  },

  compare: {
    label: 'Before and after',
    before: 'Before',
    after: 'After',
  },

  failure: {
    usePrompt: 'Edit prompt',
    titles: {
      cancelled: 'Cancelled',
      insufficient_credits: 'Not enough credits',
      provider_rejected: 'The model can’t work with this',
      content_policy: 'This one can’t be drawn',
      provider_unavailable: 'The model can’t be reached',
      provider_quota: 'The model is at its limit',
      timed_out: 'This took too long',
      bad_output: 'This picture didn’t work out',
      source_missing: 'The picture to build on is gone',
      internal: 'This picture didn’t work out',
      unsent: 'This wasn’t sent',
    } satisfies Record<FailureCode, string>,
    reasons: {
      cancelled: 'It was stopped before it was finished.',
      insufficient_credits: 'This picture costs more than the credits you have left.',
      provider_rejected: 'Say it in another way, then try again.',
      content_policy: 'The model declines this kind of content. Another description may work.',
      provider_unavailable: 'It may be back in a moment.',
      provider_quota: 'It takes no more pictures for now. Try again later, or choose another model.',
      timed_out: 'The model didn’t finish in time. Another try often helps.',
      bad_output: 'What the model sent back was not a picture.',
      source_missing: 'Choose another one, then ask again.',
      internal: 'Something went wrong while it was made.',
      unsent: 'Change it, or try again.',
    } satisfies Record<FailureCode, string>,
  },

  welcome: {
    title: 'What would you like to see?',
    text: 'Describe a picture. Then keep talking to change it.',
    suggestions: [
      'Draw a cute cartoon cat in a yellow raincoat.',
      'A lighthouse on a cliff at sunset, with two sailing boats.',
      'A happy robot watering flowers in a garden.',
    ],
  },

  activeImage: {
    label: 'What your next message builds on',
    /** Said before `buildsOnThis` or `startsNew`, on a line of its own. */
    nextMessage: 'Your next message',
    buildsOnThis: 'builds on this picture',
    startsNew: 'starts a new picture',
    clear: 'New image',
    upload: 'Upload a picture',
    pick: 'Choose from your pictures',
    drop: 'Drop your picture here',
    uploading: 'Uploading your picture…',
    tooLarge: 'This file is too large: a picture may have up to 20 MB.',
    wrongType: 'This kind of file can’t be used. Try a PNG, JPEG, WebP, AVIF or GIF.',
  },

  composer: {
    label: 'Message',
    describePicture: 'Describe a picture…',
    describeChange: 'Describe a change…',
    send: 'Send',
    mode: 'What the next message does',
    text2img: 'New picture',
    img2img: 'Change this picture',
    options: 'Model and shape',
    model: 'Model',
    shape: 'Shape',
    square: 'Square',
    portrait: 'Portrait',
    landscape: 'Landscape',
    automatic: 'Automatic',
    /** What that means for a change. */
    likeThePicture: 'Like the picture',
    demo: 'Demo',
    credits: (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'credit' : 'credits'}`,
    costs: (cost: number, left: number) =>
      `${cost.toLocaleString('en')} ${cost === 1 ? 'credit' : 'credits'} of ${left.toLocaleString('en')}`,
    noCredits: (cost: number, left: number) =>
      `Not enough credits: this picture costs ${cost.toLocaleString('en')}, you have ${left.toLocaleString('en')}.`,
    /** What a model does not do, in the list of models. */
    unableTo: { text2img: 'Only changes pictures', img2img: 'Only new pictures' },
    unable: (model: string) => `${model} can’t do this. Choose another model.`,
    uploading: 'One moment: your picture is still being uploaded.',
    charactersLeft: (left: number) => `${left.toLocaleString('en')} ${left === 1 ? 'character' : 'characters'} left`,
    charactersOver: (over: number) =>
      `${over.toLocaleString('en')} ${over === 1 ? 'character' : 'characters'} too many`,
  },

  conversations: {
    label: 'Conversations',
    search: 'Search conversations',
    startNew: 'New conversation',
    untitled: 'New conversation',
    lastWeek: 'Previous 7 days',
    rename: 'Rename',
    title: 'Title of the conversation',
    emptyTitle: 'No conversations yet',
    emptyText: 'Describe a picture, and the conversation about it is kept here.',
    deleteTitle: 'Delete this conversation?',
    deleteText: 'Its messages are gone for good. Its pictures stay in your history.',
  },

  history: {
    label: 'Your pictures',
    search: 'Search your pictures',
    kind: 'Kind',
    allKinds: 'All kinds',
    uploads: 'Uploads',
    state: 'State',
    allStates: 'Any state',
    finished: 'Finished',
    unfinished: 'Being made',
    failed: 'Didn’t work out',
    emptyTitle: 'No pictures yet',
    emptyText: 'Every picture that you make or upload is kept here.',
    deleteTitle: 'Delete this picture?',
    deleteText: 'It is gone for good. Conversations that showed it stay, without it.',
  },

  generate: {
    label: 'Make a picture',
    kind: 'Kind of picture',
    prompt: 'Prompt',
    source: 'Picture to change',
    seed: 'Seed',
    random: 'Random',
    submit: 'Generate',
    results: 'What you made',
    noResults: 'Your picture appears here.',
    useAsSource: 'Use as source',
    noPrompt: 'Describe the picture first.',
    noSource: 'Choose the picture to change: upload one, drop it here, or take one of yours.',
    noSeed: (largest: number) => `A whole number up to ${largest.toLocaleString('en')}, or nothing for a random one.`,
  },

  notice: {
    dismiss: 'Dismiss',
    offline: 'You’re offline. What you send goes out when the connection is back.',
    problems: {
      connection: 'The Studio can’t be reached. Check your connection.',
      timeout: 'The Studio took too long to answer.',
      still_running: 'This picture takes longer than usual. It’s still being made.',
      authentication: 'You’re signed out. Sign in again to go on.',
      permission: 'You’re not allowed to do this.',
      not_found: 'This is no longer there.',
      rate_limit: 'That was a lot at once. Wait a moment, then try again.',
      too_many_pending: 'Many pictures are being made already. Wait for one to finish.',
      unavailable: 'The Studio is away for a moment. Try again soon.',
      payload_too_large: 'This file is too large.',
      unreadable_image: 'This file can’t be read as a picture.',
      unsupported_media_type: 'This kind of file is no picture we can read.',
      unexpected: 'Something unexpected went wrong. Try again.',
    },
  },
}

/** The words of one language: `en` in its shape. */
export type Strings = typeof en
