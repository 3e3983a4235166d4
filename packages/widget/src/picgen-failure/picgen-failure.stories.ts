import { html } from 'lit'
import type { Story, StoryMeta } from '../../test/story.js'

export default { title: 'Failure', component: 'picgen-failure' } satisfies StoryMeta

const show = (status: string, error_code: string | null, error_message: string | null = null) =>
  html`<picgen-failure
    .failed=${{ status, error_code, error_message }}
    prompt="A castle"
    message-id="01890000-0000-7000-8000-000000000000"
  ></picgen-failure>`

export const Fault: Story = { render: () => show('failed', 'internal') }

export const TimedOut: Story = { render: () => show('failed', 'timed_out', 'The model took longer than 180 seconds.') }

export const Refused: Story = { render: () => show('failed', 'content_policy') }

export const NotEnoughCredits: Story = {
  render: () => show('failed', 'insufficient_credits', 'This costs 5 credits, and 3 are left.'),
}

export const AtItsLimit: Story = { render: () => show('failed', 'provider_quota') }

export const Unreachable: Story = { render: () => show('failed', 'provider_unavailable') }

export const NotUnderstood: Story = { render: () => show('failed', 'provider_rejected') }

export const SourceGone: Story = { render: () => show('failed', 'source_missing') }

export const NoPicture: Story = { render: () => show('failed', 'bad_output') }

export const Cancelled: Story = { render: () => show('cancelled', null) }

export const CodeOfALaterVersion: Story = { render: () => show('failed', 'out_of_paint') }
