import { html } from 'lit'
import type { Story, StoryMeta } from '../../test/story.js'

export default { title: 'Notice', component: 'picgen-notice' } satisfies StoryMeta

export const Nothing: Story = { render: () => html`<picgen-notice></picgen-notice>` }

export const ASentence: Story = {
  render: () => html`<picgen-notice message="The server could not be reached. Try again in a moment."></picgen-notice>`,
}
