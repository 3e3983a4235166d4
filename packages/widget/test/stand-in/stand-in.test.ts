import { createStudioSession, isConnectionError, type StudioSession } from '@picgen/sdk'
import { runConformance } from '@picgen/sdk/conformance'
import { expect } from 'chai'
import { createStandIn } from './create-stand-in.js'

/** What elements rely on. The rest of the contract (users, signed files, malformed requests, metrics) is a server's. */
const CHECKS = [
  ...['messages', 'objects', 'credits', 'uploads.form', 'uploads.unreadable', 'idempotency.message'],
  ...['conversations.create', 'conversations.read', 'conversations.pages', 'conversations.from-image'],
  ...['completed', 'later-one', 'cleared-stays', 'chosen-stays', 'set', 'clear'].map((id) => `active-image.${id}`),
  ...['read', 'newest-first', 'pages', 'filters', 'text2img', 'img2img', 'cancel'].map((id) => `images.${id}`),
  ...['last-touched', 'pages', 'search', 'rename'].map((id) => `library.${id}`),
  ...['stream', 'whole-objects', 'resume'].map((id) => `events.${id}`),
  ...['unknown-model', 'unsupported-size', 'no-active-image', 'image-not-ready', 'not-cancellable'].map(
    (id) => `errors.${id}`,
  ),
  ...['removal.image', 'removal.pending'],
]

describe('the stand-in for a server', () => {
  it('keeps the contract as far as elements rely on it', async () => {
    const { fetch } = createStandIn({ generationMs: 8, credits: 500 })
    const quick = { requestsPerMinute: 600_000, pollIntervalMs: 4, eventTimeoutMs: 4_000 }
    const { results } = await runConformance({ baseUrl: 'https://picgen.example', fetch, only: CHECKS, ...quick })
    const failed = results.filter(({ outcome }) => outcome !== 'passed')
    expect(failed).to.deep.equal([])
  })

  it('lets a session follow a picture from the request to its end', async () => {
    const standIn = createStandIn()
    const session = createStudioSession(standIn)
    await session.send('A lighthouse at night')
    const [image] = standIn.images()
    standIn.progress(image?.id ?? '', 0.5)
    await reaches(session, ({ messages }) => messages.at(-1)?.image?.progress === 0.5)
    standIn.finish(image?.id ?? '')
    await reaches(session, ({ activeImage }) => activeImage?.id === image?.id)
    session.dispose()
  })

  it('is found again by a session after it was offline', async () => {
    const standIn = createStandIn()
    const { id } = standIn.addConversation({ images: [{ prompt: 'A lighthouse' }] })
    const session = createStudioSession({ ...standIn, conversationId: id })
    await reaches(session, ({ connection }) => connection === 'live')
    standIn.goOffline()
    await reaches(session, ({ connection }) => connection === 'offline')
    standIn.goOnline()
    await reaches(session, ({ connection }) => connection === 'live')
    session.dispose()
  })

  it('refuses whoever has not the credits', async () => {
    const { client } = createStandIn({ credits: 0 })
    const refused = await client.images.text2img({ prompt: 'A lighthouse' }).catch((error: unknown) => error)
    expect(refused).to.have.property('code', 'insufficient_credits')
  })

  it('answers nothing while it is offline', async () => {
    const standIn = createStandIn()
    standIn.goOffline()
    const error = await standIn.client.account.get().catch((reason: unknown) => reason)
    expect(isConnectionError(error)).to.equal(true)
  })
})

/** Waits for a change after which this is so. */
function reaches(session: StudioSession, isSo: (state: StudioSession['state']) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isSo(session.state)) return
      leave()
      resolve()
    }
    const leave = session.subscribe(look)
    look()
  })
}
