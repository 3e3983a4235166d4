import { createStudioSession } from '@picgen/sdk'
import { html } from 'lit'
import { createStandIn } from '../../test/stand-in/create-stand-in.js'
import type { StandInSettings } from '../../test/stand-in/stand-in.js'
import { subjects } from '../../test/stand-in/subjects.js'
import type { Story, StoryMeta } from '../../test/story.js'

export default { title: 'Conversations', component: 'picgen-conversations' } satisfies StoryMeta

/** A stand-in with so many conversations of the last months. */
function library(count: number, settings: Partial<StandInSettings> = {}) {
  const standIn = createStandIn(settings)
  for (let index = 0; index < count; index += 1) {
    const prompt = subjects[index % subjects.length] ?? ''
    standIn.addConversation({ images: [{ prompt }], daysAgo: (index * index) / 12 })
  }
  return standIn
}

const show = (standIn: ReturnType<typeof createStandIn>, current: string | null = null) =>
  html`<picgen-conversations .client=${standIn.client} .current=${current}></picgen-conversations>`

export const Some: Story = {
  render: () => {
    const standIn = library(12)
    return show(standIn, standIn.conversations()[1]?.id)
  },
}

export const Many: Story = { render: () => show(library(120)) }

export const Empty: Story = { render: () => show(createStandIn()) }

export const Loading: Story = { render: () => show(createStandIn({ latencyMs: 600_000 })) }

export const Failed: Story = {
  render: () =>
    show(createStandIn({ problem: { status: 401, code: 'unauthenticated', detail: 'Sign in to see your pictures.' } })),
}

export const Offline: Story = {
  render: () => {
    const standIn = createStandIn()
    standIn.goOffline()
    return show(standIn)
  },
}

export const Links: Story = {
  render: () => {
    const standIn = library(6)
    return html`<picgen-conversations
      .client=${standIn.client}
      current=${standIn.conversations()[0]?.id ?? ''}
      href="#studio?conversation={id}"
    ></picgen-conversations>`
  },
}

export const LongTitles: Story = {
  render: () => {
    const standIn = createStandIn()
    standIn.addConversation({ title: `https://example.com/${'averylongword'.repeat(14)}` })
    standIn.addConversation({ title: 'صورة لمنارة على جرف عند الغروب مع قاربين شراعيين في البحر' })
    standIn.addConversation({
      title: 'A quiet harbour in the morning, fishing boats, gulls, long shadows on wet stone',
    })
    standIn.addConversation()
    return show(standIn)
  },
}

export const WithASession: Story = {
  render: () => {
    const standIn = library(5)
    const { client } = standIn
    const session = createStudioSession({ client, conversationId: standIn.conversations()[2]?.id })
    return html`<picgen-conversations .client=${client} .session=${session}></picgen-conversations>`
  },
}
