import { html } from 'lit'
import type { Story, StoryMeta } from '../../test/story.js'

export default { title: 'Composer', component: 'picgen-composer' } satisfies StoryMeta

export const TextToImage: Story = { render: () => html`<picgen-composer></picgen-composer>` }

export const ImageToImage: Story = {
  render: () => html`<picgen-composer mode="img2img" value="Now make it raining"></picgen-composer>`,
}

export const ManyLines: Story = {
  render: () => html`<picgen-composer .value=${'A line of the description\n'.repeat(20)}></picgen-composer>`,
}

export const Sending: Story = { render: () => html`<picgen-composer sending></picgen-composer>` }

export const NearTheLimit: Story = {
  render: () => html`<picgen-composer .value=${'a'.repeat(3950)}></picgen-composer>`,
}

export const TooLong: Story = { render: () => html`<picgen-composer .value=${'a'.repeat(4012)}></picgen-composer>` }
