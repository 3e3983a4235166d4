import { createStudioSession, type ImageErrorCode, type StudioSession } from '@picgen/sdk'
import { html } from 'lit'
import { styleMap } from 'lit/directives/style-map.js'
import { createStandIn } from '../stand-in/create-stand-in.js'
import type { StandIn } from '../stand-in/stand-in.js'
import { subjects } from '../stand-in/subjects.js'
import type { StoryMeta, TurnableStory } from '../story.js'

export default {
  title: 'Try it',
  component: 'picgen-studio',
  argTypes: {
    seconds: { name: 'Seconds for a picture', control: { type: 'range', min: 0, max: 20, step: 0.5 } },
    latency: { name: 'Latency (ms)', control: { type: 'range', min: 0, max: 3000, step: 100 } },
    outcome: {
      name: 'What comes of a prompt',
      control: { type: 'select' },
      options: ['a picture', 'timed_out', 'content_policy', 'provider_unavailable', 'provider_quota'],
    },
    credits: { name: 'Credits (0: off)', control: { type: 'number', min: 0 } },
    offline: { name: 'Offline', control: { type: 'boolean' } },
    streams: { name: 'Event streams come through', control: { type: 'boolean' } },
  },
} satisfies StoryMeta

const args = { seconds: 3, latency: 150, outcome: 'a picture', credits: 0, offline: false, streams: true }
type Args = typeof args

/** Kept while the controls are turned, so that the conversation goes on. */
const standIns = new Map<string, StandIn>()

function standInFor(name: string, { seconds, latency, outcome, credits, offline, streams }: Args): StandIn {
  const standIn = standIns.get(name) ?? createStandIn()
  standIns.set(name, standIn)
  Object.assign(standIn.settings, {
    generationMs: seconds * 1000,
    latencyMs: latency,
    credits: credits || null,
    hasStreams: streams,
    outcomeOf: () => (outcome === 'a picture' ? null : (outcome as ImageErrorCode)), // Its control has no other options.
  })
  if (offline) standIn.goOffline()
  else standIn.goOnline()
  return standIn
}

/** A conversation from its first message. */
export const TalkToIt: TurnableStory<Args> = {
  name: 'Talk to it',
  args,
  parameters: { controls: { include: /.*/ } },
  render: (given) => html`<picgen-studio .client=${standInFor('new', given).client}></picgen-studio>`,
}

/** A conversation that has begun. */
export const GoOn: TurnableStory<Args> = {
  name: 'Go on talking',
  args,
  parameters: { controls: { include: /.*/ } },
  render: (given) => {
    const standIn = standInFor('begun', given)
    const [conversation = standIn.addConversation({ images: begun })] = standIn.conversations()
    return html`<picgen-studio .client=${standIn.client} .conversation=${conversation.id}></picgen-studio>`
  },
}

/** The conversations beside it, and the history below. */
export const Everything: TurnableStory<Args> = {
  args,
  parameters: { controls: { include: /.*/ } },
  render: (given) => {
    const { client } = fill(standInFor('everything', given))
    session ??= createStudioSession({ client })
    return html`<div style=${styleMap(together)}>
      <picgen-conversations .client=${client} .session=${session}></picgen-conversations>
      <picgen-studio .client=${client} .session=${session}></picgen-studio>
      <picgen-history
        style="grid-column: 1 / -1"
        .client=${client}
        @picgen-open-conversation=${({ conversationId }: { conversationId: string | null }) =>
          conversationId !== null && session?.load(conversationId)}
      ></picgen-history>
    </div>`
  },
}

let session: StudioSession | undefined

const together = {
  display: 'grid',
  blockSize: '100%',
  gridTemplate: '100dvh 100dvh / minmax(0, 17rem) minmax(0, 1fr)',
  overflow: 'auto',
}

function fill(standIn: StandIn): StandIn {
  if (standIn.conversations().length > 0) return standIn
  standIn.addHistory(60)
  subjects.forEach((prompt, index) => {
    standIn.addConversation({ images: [{ prompt }], daysAgo: index * index })
  })
  return standIn
}

const begun = [
  { prompt: 'Draw a cute cartoon cat in a yellow raincoat.' },
  { prompt: 'Nice! Now make it raining, and give the cat a cup of hot cocoa' },
]
