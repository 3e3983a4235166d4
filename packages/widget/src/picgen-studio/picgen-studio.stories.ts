import { html } from 'lit'
import { FakeSession } from '../../test/fake-session.js'
import { answer, completedImage, exchange, outgoingMessage, unfinishedImage, userMessage } from '../../test/fixtures.js'
import { catInYellowRaincoat } from '../../test/pictures.js'
import type { Story, StoryMeta } from '../../test/story.js'

export default { title: 'Studio', component: 'picgen-studio' } satisfies StoryMeta

const show = (session: FakeSession) => html`<picgen-studio .session=${session}></picgen-studio>`

function dialogue() {
  const cat = completedImage()
  const rain = completedImage({
    kind: 'img2img',
    source_image_id: cat.id,
    prompt: 'Nice! Now make it raining, and give the cat a cup of hot cocoa',
    url: catInYellowRaincoat({ isRaining: true, hasCocoa: true }),
  })
  const wide = completedImage({
    kind: 'img2img',
    source_image_id: rain.id,
    prompt: 'The raincoat should be more transparent, you can see the pattern underneath',
    url: catInYellowRaincoat({ isRaining: true, hasCocoa: true, width: 1344, height: 768 }),
    width: 1344,
    height: 768,
  })
  return { cat, rain, wide }
}

export const Empty: Story = { render: () => show(new FakeSession({ phase: 'new' })) }

export const Sending: Story = {
  render: () =>
    show(
      new FakeSession({
        phase: 'new',
        outgoing: [outgoingMessage('Draw a cute cartoon cat in a yellow raincoat.')],
      }),
    ),
}

export const FirstPictureBeingMade: Story = {
  render: () => show(new FakeSession({ messages: exchange(unfinishedImage()) })),
}

export const ChangeBeingMade: Story = {
  render: () => {
    const { cat, rain } = dialogue()
    const waiting = unfinishedImage({
      ...rain,
      status: 'processing',
      progress: 0.4,
      thumbnail_url: null,
      placeholder: null,
    })
    return show(new FakeSession({ messages: [...exchange(cat), ...exchange(waiting)], activeImage: cat }))
  },
}

export const ThreePictures: Story = {
  render: () => {
    const { cat, rain, wide } = dialogue()
    return show(new FakeSession({ messages: [cat, rain, wide].flatMap(exchange), activeImage: wide }))
  },
}

export const NoActiveImage: Story = {
  render: () => {
    const { cat, rain } = dialogue()
    return show(new FakeSession({ messages: [cat, rain].flatMap(exchange) }))
  },
}

export const Failed: Story = {
  render: () => {
    const { cat } = dialogue()
    const failed = unfinishedImage({
      status: 'failed',
      prompt: 'Now as an oil painting',
      error_code: 'timed_out',
      error_message: 'The model took longer than 180 seconds. Try again, or choose a smaller size.',
    })
    return show(new FakeSession({ messages: [...exchange(cat), ...exchange(failed)], activeImage: cat }))
  },
}

export const Refused: Story = {
  render: () => {
    const { cat } = dialogue()
    const refused = unfinishedImage({ status: 'failed', prompt: 'Something unkind', error_code: 'content_policy' })
    const cancelled = unfinishedImage({ status: 'cancelled', prompt: 'A very large city' })
    const messages = [...exchange(cat), ...exchange(refused), ...exchange(cancelled)]
    return show(new FakeSession({ messages, activeImage: cat }))
  },
}

export const LongText: Story = {
  render: () => {
    const { cat } = dialogue()
    const prompt = `${'A quiet harbour in the morning, fishing boats, gulls, long shadows on wet stone. '.repeat(12)}\n\nhttps://example.com/${'averylongword'.repeat(20)}`
    const tall = unfinishedImage({ prompt, width: 512, height: 1536 })
    return show(new FakeSession({ messages: [...exchange(cat), ...exchange(tall)], activeImage: cat }))
  },
}

export const SendingFailed: Story = {
  render: () => {
    const { cat } = dialogue()
    const message = 'The server could not be reached. Check the connection and try again.'
    return show(
      new FakeSession({ messages: exchange(cat), activeImage: cat, error: { action: 'send', message, cause: null } }),
    )
  },
}

export const DeletedPicture: Story = {
  render: () => {
    const { cat } = dialogue()
    const messages = [userMessage(cat.prompt), { ...answer(cat), image: null }]
    return show(new FakeSession({ messages }))
  },
}

export const Loading: Story = { render: () => show(new FakeSession({ phase: 'loading' })) }

export const Unavailable: Story = {
  render: () => {
    const message = 'There is no such conversation, or it belongs to somebody else.'
    return show(new FakeSession({ phase: 'unavailable', error: { action: 'load', message, cause: null } }))
  },
}
