import type { Model, StudioState } from '@picgen/sdk'
import { html } from 'lit'
import { FakeSession } from '../../test/fake-session.js'
import { completedImage, outgoingMessage } from '../../test/fixtures.js'
import { createStandIn } from '../../test/stand-in/create-stand-in.js'
import { standInModels } from '../../test/stand-in/models.js'
import type { StandInSettings } from '../../test/stand-in/stand-in.js'
import type { Story, StoryMeta } from '../../test/story.js'
import { planNextMessage } from '../element/next-message.js'

export default { title: 'Composer', component: 'picgen-composer' } satisfies StoryMeta

interface Scene {
  state?: Partial<StudioState>
  server?: Partial<StandInSettings>
  value?: string
  /** Pixels. */
  width?: number
  isFresh?: boolean
}

function show({ state = { phase: 'new', conversation: null }, server, value = '', width, isFresh }: Scene): Story {
  return {
    render: () => {
      const session = new FakeSession(state)
      if (isFresh) planNextMessage(session, { mode: 'text2img' })
      const box = document.createElement('picgen-composer')
      if (width) box.style.maxInlineSize = `${width}px`
      return html`${Object.assign(box, { session, client: server && createStandIn(server).client, value })}`
    },
  }
}

const active = { activeImage: completedImage() }
const [sketch] = standInModels
const oneModel = (values: Partial<Model>): Partial<StandInSettings> => ({
  models: sketch ? [{ ...sketch, ...values }] : [],
})
const manyModels = Array.from({ length: 14 }, (_, index) => ({
  ...(standInModels[index % 3] ?? standInModels[0]),
  id: `model-${index}`,
  name: `Painter with quite a long name, edition ${index + 1}`,
})) as Model[]

export const Empty: Story = show({})

export const Writing: Story = show({ state: active, value: 'Now make it raining', server: {} })

export const ANewPictureAlthoughOneIsActive: Story = show({ state: active, server: {}, isFresh: true })

export const LongText: Story = show({ value: 'A line of the description\n'.repeat(20), server: {} })

export const Sending: Story = show({ state: { outgoing: [outgoingMessage('A red boat')] } })

export const Offline: Story = show({ state: { connection: 'offline' }, value: 'A red boat' })

export const Opening: Story = show({ state: { phase: 'loading', conversation: null } })

export const ManyModels: Story = show({ server: { models: manyModels } })

export const OneModel: Story = show({ server: oneModel({}) })

export const OneModelOneSize: Story = show({ server: oneModel({ sizes: ['1024x1024'] }) })

export const Credits: Story = show({ server: { credits: 1_200 }, value: 'A red boat' })

export const NotEnoughCredits: Story = show({ server: { credits: 0 }, value: 'A red boat' })

export const AModelThatCannot: Story = show({
  state: active,
  server: oneModel({ kinds: ['text2img'] }),
  value: 'Now make it raining',
})

export const UploadUnderWay: Story = show({
  state: { attachment: { status: 'uploading', file: new Blob() } },
  value: 'Now make it raining',
})

export const NearTheLimit: Story = show({ value: 'a'.repeat(3950), server: { credits: 20 } })

export const TooLong: Story = show({ value: 'a'.repeat(4012) })

export const Phone: Story = show({ state: active, server: { credits: 20 }, width: 358 })

export const Narrow: Story = show({ state: active, server: { credits: 20 }, width: 262 })
