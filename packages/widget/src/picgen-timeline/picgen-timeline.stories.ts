import { html } from 'lit'
import { completedImage, exchange, outgoingMessage, unfinishedImage } from '../../test/fixtures.js'
import type { Story, StoryMeta } from '../../test/story.js'

export default { title: 'Timeline', component: 'picgen-timeline' } satisfies StoryMeta

export const Empty: Story = { render: () => html`<picgen-timeline></picgen-timeline>` }

export const OnePicture: Story = {
  render: () => {
    const cat = completedImage()
    return html`<picgen-timeline .messages=${exchange(cat)} .activeImageId=${cat.id}></picgen-timeline>`
  },
}

export const SendingWhileWaiting: Story = {
  render: () => html`<picgen-timeline
    .messages=${[...exchange(completedImage()), ...exchange(unfinishedImage())]}
    .outgoing=${[outgoingMessage('And a blue umbrella')]}
  ></picgen-timeline>`,
}
