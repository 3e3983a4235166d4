import type { SessionError, StudioState } from '@picgen/sdk'
import { ConnectionError, RateLimitError } from '@picgen/sdk'
import { html } from 'lit'
import { FakeSession } from '../../test/fake-session.js'
import type { Story, StoryMeta } from '../../test/story.js'

export default { title: 'Notice', component: 'picgen-notice' } satisfies StoryMeta

const show = (state: Partial<StudioState>) => html`<picgen-notice .session=${new FakeSession(state)}></picgen-notice>`

const failed = (action: SessionError['action'], cause: unknown): SessionError => ({
  action,
  message: 'It failed.',
  cause,
})

export const Nothing: Story = { render: () => html`<picgen-notice></picgen-notice>` }

export const ASentence: Story = {
  render: () => html`<picgen-notice message="The address of the Studio is none."></picgen-notice>`,
}

export const TooManyRequests: Story = {
  render: () => show({ error: failed('continueWith', new RateLimitError('Slow down.', { code: 'rate_limited' })) }),
}

export const UploadWithoutConnection: Story = {
  render: () => show({ error: failed('attach', new ConnectionError('fetch failed', { code: 'connection_failed' })) }),
}

export const Unexpected: Story = { render: () => show({ error: failed('rename', null) }) }

export const Offline: Story = {
  render: () =>
    show({
      connection: 'offline',
      error: failed('follow', new ConnectionError('fetch failed', { code: 'connection_failed' })),
    }),
}
