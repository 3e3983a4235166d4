import { html } from 'lit'
import { completedImage } from '../../test/fixtures.js'
import type { Story, StoryMeta } from '../../test/story.js'

export default { title: 'Active image', component: 'picgen-active-image' } satisfies StoryMeta

export const None: Story = { render: () => html`<picgen-active-image></picgen-active-image>` }

export const APicture: Story = {
  render: () => html`<picgen-active-image .image=${completedImage()}></picgen-active-image>`,
}

export const Choosing: Story = {
  render: () => html`<picgen-active-image .image=${completedImage()} choosing></picgen-active-image>`,
}
