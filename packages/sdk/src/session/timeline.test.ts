import { expect, test } from 'vitest'
import { idOf, imageOf, messageOf } from '../../test/fake-data.js'
import type { Image, Message } from '../index.js'
import { mergeMessages, showImage, unfinishedImages } from './timeline.js'

const conversationId = idOf(1)

function messageWith(change: Partial<Image>): Message {
  const image = { ...imageOf(idOf(3), 'a cat', conversationId), ...change }
  return { ...messageOf(idOf(2), conversationId, 'assistant', ''), image_id: image.id, image, status: image.status }
}

const shownAfter = (before: Partial<Image>, read: Partial<Image>) =>
  mergeMessages([messageWith(before)], [messageWith(read)])[0]

test.each([
  [{ status: 'pending' }, { status: 'processing' }],
  [
    { status: 'processing', progress: 0.2 },
    { status: 'processing', progress: 0.4 },
  ],
  [{ status: 'processing' }, { status: 'processing', preview: 'data:image/webp;base64,AA==' }],
  [
    { status: 'processing', progress: 0.4, preview: 'data:image/webp;base64,AA==' },
    { status: 'processing', progress: 0.6, preview: null },
  ],
  [
    { status: 'processing', preview: 'data:image/webp;base64,AA==' },
    { status: 'completed', preview: null },
  ],
  [{ status: 'processing' }, { status: 'upscaling' }],
  [{ status: 'upscaling' }, { status: 'failed', error_code: 'internal', error_message: 'No.' }],
  [
    { status: 'completed', url: 'https://images.test/expiring' },
    { status: 'completed', url: 'https://images.test/fresh' },
  ],
])('what was read takes the place of what is as old or older: %j, %j', (before, read) => {
  expect(shownAfter(before, read)?.image).toMatchObject(read)
})

test.each([
  [{ status: 'completed' }, { status: 'processing' }],
  [{ status: 'processing' }, { status: 'pending' }],
  [
    { status: 'processing', progress: 0.4, preview: 'data:image/webp;base64,AA==' },
    { status: 'processing', progress: 0.4, preview: null },
  ],
  [
    { status: 'processing', progress: 0.4 },
    { status: 'processing', progress: 0.2, preview: 'data:image/webp;base64,AA==' },
  ],
  [
    { status: 'processing', progress: 0.4 },
    { status: 'processing', progress: 0.2 },
  ],
])('what was shown stands against what is older: %j, %j', (before, read) => {
  expect(shownAfter(before, read)).toMatchObject({ status: before.status, image: before })
})

test('the last preview that was asked for is shown, although nothing else of the image has changed', () => {
  const image = { ...imageOf(idOf(3)), status: 'processing', progress: 0.4, preview: 'data:image/webp;base64,AAA=' }
  const [message] = showImage([messageWith({ ...image, preview: 'data:image/webp;base64,AAE=' })], image)
  expect(message?.image).toBe(image)
})

test('an image is shown in every message that has it, and its message takes its status and its reason', () => {
  const image = { ...imageOf(idOf(3)), status: 'failed', error_code: 'timed_out', error_message: 'It took too long.' }
  const other = messageOf(idOf(9), conversationId, 'user', 'a cat')
  const [first, second, third] = showImage([messageWith({}), other, messageWith({})], image)
  expect(first).toMatchObject({ image, status: 'failed', error_code: 'timed_out', error_message: 'It took too long.' })
  expect(second).toBe(other)
  expect(third?.image).toBe(image)
})

test('an image that is gone is gone, and is followed no more', () => {
  const gone = { ...messageWith({}), image: null }
  expect(mergeMessages([messageWith({})], [gone])).toEqual([gone])
  expect(unfinishedImages([gone, messageWith({ status: 'completed' })])).toEqual([])
  expect(unfinishedImages([messageWith({ status: 'upscaling' })])).toHaveLength(1)
})
