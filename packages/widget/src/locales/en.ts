import type { ImageErrorCode } from '@picgen/sdk'

/** Every word that the elements say, by the element that says it. Another language is a file like this one. */
export const en = {
  common: {
    retry: 'Try again',
    close: 'Close',
    cancel: 'Cancel',
    picture: 'Picture',
    uploadedPicture: 'Uploaded picture',
    more: 'Show more',
    loading: 'Loading…',
    nothingFound: 'Nothing found',
    unreachable: 'The Studio can’t be reached. Check the connection and try again.',
  },

  studio: {
    loading: 'Opening the conversation…',
    unavailableTitle: 'This conversation can’t be opened',
    startNew: 'Start a new conversation',
    offline: 'No connection. It comes back by itself.',
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
    elapsed: (seconds: number) => (seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`),
    progress: 'Progress of your picture',
    continueWith: 'Continue with this',
    active: 'Building on this',
    missing: 'The picture could not be loaded.',
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
    /** Said before `buildsOnThis` or `startsNew`, on a line of its own. */
    nextMessage: 'Your next message',
    buildsOnThis: 'builds on this picture',
    startsNew: 'starts a new picture',
    view: (prompt: string) => `Look at: ${prompt}`,
    clear: 'New image',
    clearHint: 'Start the next message from no picture',
    upload: 'Upload a picture',
    pick: 'Choose from your pictures',
    drop: 'Drop your picture here',
    uploading: 'Uploading your picture…',
    takeBack: 'Take it back',
    tooLarge: 'This file is too large: a picture may have up to 20 MB.',
    wrongType: 'This kind of file can’t be used. Try a PNG, JPEG, WebP, AVIF or GIF.',
  },

  picker: {
    title: 'Your pictures',
    search: 'Search your pictures',
    empty: 'No pictures yet. What you make or upload shows up here.',
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
    /** What that means, by what the next message does. */
    automaticShape: { text2img: 'As usual', img2img: 'Like the picture' },
    demo: 'Demo',
    credits: (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'credit' : 'credits'}`,
    costs: (cost: number, left: number) =>
      `${cost.toLocaleString('en')} ${cost === 1 ? 'credit' : 'credits'} of ${left.toLocaleString('en')}`,
    noCredits: (cost: number, left: number) =>
      `Not enough credits: this picture costs ${cost.toLocaleString('en')}, you have ${left.toLocaleString('en')}.`,
    /** What a model does not do, in the list of models. */
    unableTo: { text2img: 'Only changes pictures', img2img: 'Only new pictures' },
    unable: {
      text2img: (model: string) => `${model} only changes pictures. Choose another model, or a picture to change.`,
      img2img: (model: string) => `${model} can’t change pictures. Choose another model, or “New picture”.`,
    },
    uploading: 'One moment: your picture is still being uploaded.',
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
