import type { PicGen } from '@picgen/sdk'
import { html } from 'lit'
import { createStandIn } from '../../test/stand-in/create-stand-in.js'
import type { Story, StoryMeta } from '../../test/story.js'

export default { title: 'Image picker', component: 'picgen-image-picker' } satisfies StoryMeta

function show(client: () => PicGen): Story {
  return {
    render: () => {
      const picker = Object.assign(document.createElement('picgen-image-picker'), { client: client() })
      queueMicrotask(() => void picker.show())
      return html`${picker}`
    },
  }
}

export const Open: Story = show(() => {
  const standIn = createStandIn()
  standIn.addHistory(60)
  return standIn.client
})

export const Empty: Story = show(() => createStandIn().client)

export const Loading: Story = show(() => createStandIn({ latencyMs: 100_000 }).client)

export const Unreachable: Story = show(() => {
  const standIn = createStandIn()
  standIn.goOffline()
  return standIn.client
})
