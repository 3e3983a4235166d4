import { html } from 'lit'
import type { Story, StoryMeta } from '../../test/story.js'

export default { title: 'Failure', component: 'picgen-failure' } satisfies StoryMeta

const show = (status: string, error_code: string | null, error_message: string | null = null) =>
  html`<picgen-failure .failed=${{ status, error_code, error_message }} prompt="A castle"></picgen-failure>`

export const Fault: Story = { render: () => show('failed', 'timed_out', 'The model took longer than 180 seconds.') }

export const Refused: Story = { render: () => show('failed', 'content_policy') }

export const Cancelled: Story = { render: () => show('cancelled', null) }

export const CodeOfALaterVersion: Story = { render: () => show('failed', 'out_of_paint') }
