import { html } from 'lit'
import { createStandIn } from '../../test/stand-in/create-stand-in.js'
import type { StandInSettings } from '../../test/stand-in/stand-in.js'
import { subjectAt } from '../../test/stand-in/subjects.js'
import type { Story, StoryMeta } from '../../test/story.js'

export default { title: 'History', component: 'picgen-history' } satisfies StoryMeta

const SHAPES = [
  [1024, 1024],
  [1536, 1024],
  [1024, 1536],
  [1344, 768],
] as const

/** A stand-in with so many pictures of different shapes. */
function library(count: number, settings: Partial<StandInSettings> = {}) {
  const standIn = createStandIn(settings)
  for (let index = 0; index < count; index += 1) {
    const [width, height] = SHAPES[(index * index + index) % SHAPES.length] ?? SHAPES[0]
    standIn.addImage({ prompt: subjectAt(index), width, height }, (index + 1) / 5)
  }
  return standIn
}

const show = ({ client }: ReturnType<typeof createStandIn>) => html`<picgen-history .client=${client}></picgen-history>`

export const Some: Story = { render: () => show(library(14)) }

export const Many: Story = { render: () => show(library(180)) }

export const Unfinished: Story = {
  render: () => {
    const standIn = library(5)
    standIn.addImage({ status: 'pending', prompt: 'A castle in the clouds' })
    standIn.addImage({ status: 'processing', progress: 0.4, kind: 'img2img', prompt: 'Now in the snow' })
    standIn.addImage({
      status: 'failed',
      error_code: 'timed_out',
      prompt: 'A very large city',
      width: 1344,
      height: 768,
    })
    standIn.addImage({ status: 'failed', error_code: 'content_policy', prompt: 'Something unkind' })
    standIn.addImage({
      status: 'cancelled',
      prompt: `https://example.com/${'averylongword'.repeat(14)}`,
      width: 768,
      height: 1344,
    })
    standIn.addImage({ kind: 'upload', prompt: '' })
    return show(standIn)
  },
}

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
