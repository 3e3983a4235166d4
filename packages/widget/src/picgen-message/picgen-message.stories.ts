import type { OutgoingMessage, SessionError } from '@picgen/sdk'
import { InsufficientCreditsError } from '@picgen/sdk'
import { html } from 'lit'
import { answer, completedImage, outgoingMessage, unfinishedImage, userMessage } from '../../test/fixtures.js'
import type { Story, StoryMeta } from '../../test/story.js'

export default { title: 'Message', component: 'picgen-message' } satisfies StoryMeta

const show = (message: object) => html`<picgen-message .message=${message}></picgen-message>`

const showOutgoing = (way: Partial<OutgoingMessage>) =>
  html`<picgen-message .outgoing=${{ ...outgoingMessage('Now make it raining'), ...way }}></picgen-message>`

const refused = (cause: unknown, message: string): SessionError => ({ action: 'send', message, cause })

export const Prompt: Story = { render: () => show(userMessage('Draw a cute cartoon cat in a yellow raincoat.')) }

export const RightToLeft: Story = { render: () => show(userMessage('ارسم قطة لطيفة ترتدي معطفا أصفر')) }

export const ManyLines: Story = { render: () => show(userMessage('A harbour.\n\nTwo boats.\n    One gull.')) }

export const OnItsWay: Story = { render: () => showOutgoing({ status: 'sending' }) }

export const Queued: Story = { render: () => showOutgoing({ status: 'queued' }) }

export const Delayed: Story = {
  render: () => showOutgoing({ status: 'delayed', error: refused(null, 'The Studio cannot be reached.') }),
}

export const NotEnoughCredits: Story = {
  render: () => {
    const message = 'This picture costs 5 credits, and you have 3 left.'
    return showOutgoing({
      status: 'failed',
      error: refused(new InsufficientCreditsError(message, { code: 'insufficient_credits' }), message),
    })
  },
}

export const NotSent: Story = {
  render: () => showOutgoing({ status: 'failed', error: refused(null, 'This model makes no picture of that size.') }),
}

export const AfterASilence: Story = {
  render: () =>
    html`<picgen-message .message=${userMessage('Good morning')} moment="Yesterday 10:32"></picgen-message>`,
}

export const Picture: Story = { render: () => show(answer(completedImage())) }

export const PictureBeingMade: Story = { render: () => show(answer(unfinishedImage())) }

export const DeletedPicture: Story = { render: () => show({ ...answer(completedImage()), image: null }) }

export const Failed: Story = {
  render: () => show(answer({ ...unfinishedImage(), status: 'failed', error_code: 'timed_out' })),
}
