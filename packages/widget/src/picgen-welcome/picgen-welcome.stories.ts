import { html } from 'lit'
import type { Story, StoryMeta } from '../../test/story.js'

export default { title: 'Welcome', component: 'picgen-welcome' } satisfies StoryMeta

export const Welcome: Story = { render: () => html`<picgen-welcome></picgen-welcome>` }
