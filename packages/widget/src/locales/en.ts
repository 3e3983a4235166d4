import type { ImageErrorCode } from '@picgen/sdk'

/** Every word that the elements say, by the element that says it. Another language is a file like this one. */
export const en = {
  common: {
    retry: 'Try again',
    close: 'Close',
    cancel: 'Cancel',
    picture: 'Picture',
    uploadedPicture: 'Uploaded picture',
  },

  studio: {
    loading: 'Opening the conversation…',
    unavailableTitle: 'This conversation can’t be opened',
    startNew: 'Start a new conversation',
  },

  timeline: {
    label: 'Conversation',
    ready: 'Picture ready.',
    failed: 'The picture could not be made.',
    refused: 'The picture was declined.',
    jumpToLatest: 'Jump to latest',
  },

  message: {
    you: 'You',
    sending: 'Sending…',
    notSent: 'Not sent yet. It goes by itself as soon as the connection is back.',
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
    fit: 'Fit to the screen',
  },

  compare: {
    label: 'Before and after',
    before: 'Before',
    after: 'After',
  },

  failure: {
    usePrompt: 'Edit the prompt',
    cancelledTitle: 'Cancelled',
    cancelledText: 'This picture was stopped before it was finished.',
    failedTitle: 'This picture didn’t work out',
    refusedTitle: 'This one can’t be drawn',
    reasons: {
      provider_rejected: 'The model could not work with this request. Try to say it in another way.',
      content_policy: 'The model declines this kind of content. A different description may work.',
      provider_unavailable: 'The model could not be reached. Try again in a moment.',
      provider_quota: 'The model has reached its quota for now. Try again later.',
      timed_out: 'The model took too long. Try again in a moment.',
      bad_output: 'What the model sent back was not a picture. Try again.',
      source_missing: 'The picture that this one builds on is no longer there.',
      internal: 'Something went wrong while making it. Try again in a moment.',
    } satisfies Record<ImageErrorCode, string>,
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
    buildsOnThis: 'Your next message builds on this picture',
    startsNew: 'Your next message starts a new picture',
    clear: 'New image',
    clearHint: 'Start the next message from no picture',
  },

  composer: {
    label: 'Message',
    describePicture: 'Describe a picture…',
    describeChange: 'Describe a change…',
    send: 'Send',
    textToImage: 'Text to image',
    imageToImage: 'Image to image',
    charactersLeft: (left: number) => `${left.toLocaleString('en')} ${left === 1 ? 'character' : 'characters'} left`,
    charactersOver: (over: number) =>
      `${over.toLocaleString('en')} ${over === 1 ? 'character' : 'characters'} too many`,
  },

  notice: {
    dismiss: 'Dismiss',
  },
}

/** The words of one language: `en` in its shape. */
export type Strings = typeof en
