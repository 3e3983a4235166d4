import type { StudioState } from '@picgen/sdk'
import { html } from 'lit'
import { FakeSession } from '../../test/fake-session.js'
import { answer, completedImage, exchange, outgoingMessage, unfinishedImage, userMessage } from '../../test/fixtures.js'
import type { Story, StoryMeta } from '../../test/story.js'

export default { title: 'Timeline', component: 'picgen-timeline' } satisfies StoryMeta

const show = (state: Partial<StudioState>) =>
  html`<picgen-timeline .session=${new FakeSession(state)}></picgen-timeline>`

export const Empty: Story = { render: () => show({ phase: 'new' }) }

export const OwnSuggestions: Story = {
  render: () => html`<picgen-timeline .suggestions=${['A birthday card', 'A logo for a bakery']}></picgen-timeline>`,
}

export const Loading: Story = { render: () => show({ phase: 'loading' }) }

export const Unavailable: Story = {
  render: () =>
    show({ phase: 'unavailable', error: { action: 'load', message: 'There is no such conversation.', cause: null } }),
}

export const OnePicture: Story = {
  render: () => {
    const cat = completedImage()
    return show({ messages: exchange(cat), activeImage: cat })
  },
}

export const SendingWhileWaiting: Story = {
  render: () =>
    show({
      messages: [...exchange(completedImage()), ...exchange(unfinishedImage())],
      outgoing: [outgoingMessage('And a blue umbrella')],
    }),
}

export const Offline: Story = {
  render: () => {
    const error = { action: 'send', message: 'The Studio cannot be reached.', cause: null } as const
    return show({
      messages: exchange(completedImage()),
      outgoing: [
        { ...outgoingMessage('And a blue umbrella'), status: 'delayed', error },
        { ...outgoingMessage('And a gull'), status: 'queued' },
      ],
      connection: 'offline',
    })
  },
}

export const Failures: Story = {
  render: () => {
    const end = (code: string) => answer({ ...unfinishedImage(), status: 'failed', error_code: code })
    return show({
      messages: [
        userMessage('A castle of crisps'),
        end('content_policy'),
        userMessage('A castle of clouds'),
        end('timed_out'),
        userMessage('A castle of cards'),
        answer({ ...unfinishedImage(), status: 'cancelled' }),
      ],
    })
  },
}

export const EarlierMessages: Story = {
  render: () => show({ messages: exchange(completedImage()), older: 'loading' }),
}

export const Long: Story = {
  render: () => show({ messages: Array.from({ length: 5000 }, () => exchange(completedImage())).flat() }),
}

export const RightToLeft: Story = {
  render: () =>
    html`<picgen-timeline
      lang="ar"
      dir="rtl"
      .session=${new FakeSession({ messages: exchange(completedImage({ prompt: 'ارسم قطة لطيفة ترتدي معطفا أصفر' })) })}
    ></picgen-timeline>`,
}
