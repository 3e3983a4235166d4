import { html } from 'lit'
import type { Story, StoryMeta } from '../../test/story.js'

export default { title: 'Welcome', component: 'picgen-welcome' } satisfies StoryMeta

export const Welcome: Story = { render: () => html`<picgen-welcome></picgen-welcome>` }

export const OwnSuggestions: Story = {
  render: () =>
    html`<picgen-welcome suggestions='["A birthday card for a gardener", "A logo for a bakery"]'>
      <h2>Design a card</h2>
      <p>Say what it is for.</p>
    </picgen-welcome>`,
}

export const NoSuggestions: Story = { render: () => html`<picgen-welcome suggestions="[]"></picgen-welcome>` }
