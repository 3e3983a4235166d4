import type { SessionError, StudioState } from '@picgen/sdk'
import { html } from 'lit'
import { FakeSession } from '../../test/fake-session.js'
import { completedImage } from '../../test/fixtures.js'
import { catInTheMaking } from '../../test/pictures.js'
import { createStandIn } from '../../test/stand-in/create-stand-in.js'
import type { StandInSettings } from '../../test/stand-in/stand-in.js'
import type { Story, StoryMeta } from '../../test/story.js'
import { type NextMessagePlan, planNextMessage } from '../element/next-message.js'

export default { title: 'Active image', component: 'picgen-active-image' } satisfies StoryMeta

interface Scene {
  state?: Partial<StudioState>
  plan?: NextMessagePlan
  /** Pixels. */
  width?: number
  isDropping?: boolean
  /** With so many pictures to pick from. */
  picksFrom?: number
  server?: Partial<StandInSettings>
}

function show({
  state = { phase: 'new', conversation: null },
  plan = {},
  width,
  isDropping = false,
  picksFrom,
  server,
}: Scene): Story {
  return {
    render: () => {
      const session = new FakeSession(state)
      planNextMessage(session, plan)
      const panel = document.createElement('picgen-active-image')
      if (width) panel.style.maxInlineSize = `${width}px`
      panel.toggleAttribute('dropping', isDropping)
      const standIn = createStandIn(server)
      standIn.addHistory(picksFrom ?? 0)
      // As when the button is pressed.
      if (picksFrom !== undefined) {
        void panel.updateComplete.then(() => panel.shadowRoot?.querySelector<HTMLElement>('[part=pick]')?.click())
      }
      return html`${Object.assign(panel, { session, client: standIn.client })}`
    },
  }
}

const active = { activeImage: completedImage() }
const bytes = Uint8Array.from(atob(catInTheMaking.split(',')[1] ?? ''), (character) => character.charCodeAt(0))
const file = new Blob([bytes], { type: 'image/webp' })
const error: SessionError = {
  action: 'attach',
  message: 'The Studio cannot be reached. Check the connection and try again.',
  cause: null,
}

export const None: Story = show({})

export const APicture: Story = show({ state: active })

export const ANewPictureAlthoughOneIsActive: Story = show({ state: active, plan: { mode: 'text2img' } })

export const Choosing: Story = show({ state: { ...active, isChoosing: true } })

export const Uploading: Story = show({ state: { attachment: { status: 'uploading', file } } })

export const UploadFailed: Story = show({ state: { attachment: { status: 'failed', file, error } } })

export const TooLarge: Story = show({ state: active, plan: { refusal: 'tooLarge' } })

export const WrongType: Story = show({ plan: { refusal: 'wrongType' } })

export const Dragging: Story = show({ state: active, isDropping: true })

export const Phone: Story = show({ state: active, width: 358 })

export const Narrow: Story = show({ state: active, width: 262 })

export const UploadFailedNarrow: Story = show({ state: { attachment: { status: 'failed', file, error } }, width: 262 })

export const Picking: Story = show({ picksFrom: 60 })

export const PickingFromNone: Story = show({ picksFrom: 0 })

export const PickingWhileTheyAreRead: Story = show({ picksFrom: 60, server: { latencyMs: 100_000 } })

const away = { status: 503, code: 'unavailable', detail: 'The Studio is away for a moment.' } as const

export const PickingWhenTheyCannotBeRead: Story = show({ picksFrom: 60, server: { problem: away } })
