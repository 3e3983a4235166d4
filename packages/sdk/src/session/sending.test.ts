import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { present } from '../../test/present.js'
import { hold, holdBack, refuse, reset, resetAfterwards } from '../../test/remote/fault.js'
import { withRemoteStudio } from '../../test/remote/with-remote-studio.js'
import { imageStatuses, until } from '../../test/until.js'
import {
  createStudioSession,
  isConnectionError,
  isInsufficientCreditsError,
  newState,
  type StudioSession,
} from '../index.js'

const here = withRemoteStudio()
let session: StudioSession

beforeEach(() => {
  session = createStudioSession({ client: here.picgen, pollIntervalMs: 2 })
})
afterEach(() => session.dispose())

const activeIs = (imageId: string | undefined) => until(session, ({ activeImage }) => activeImage?.id === imageId)
const lastImageId = () => present(session.state.messages.at(-1)?.image_id)

test('a new session has no conversation and asks nothing', async () => {
  expect(session.state).toEqual(newState)
  expect(session.state).toMatchObject({
    phase: 'new',
    conversation: null,
    messages: [],
    outgoing: [],
    connection: 'idle',
  })
  expect(await here.studio.requests()).toEqual([])
})

test('three messages, each made from the picture of the one before', async () => {
  for (const content of ['a cat', 'make it rain', 'a see-through coat']) {
    expect(await session.send(content)).toBe(true)
    const imageId = lastImageId()
    await here.studio.data('finish', imageId)
    await activeIs(imageId)
  }
  const conversationId = present(session.state.conversation).id
  expect(session.state.messages).toEqual((await here.studio.data('readConversation', conversationId)).messages)
  expect(session.state.messages.map(({ image }) => image?.kind)).toEqual([
    undefined,
    'text2img',
    undefined,
    'img2img',
    undefined,
    'img2img',
  ])
  expect(session.state).toMatchObject({ phase: 'ready', nextMode: 'img2img', outgoing: [], error: null })
  expect(await here.studio.requests('POST /image-conversations')).toHaveLength(1)
})

test('the message is shown on its way, then as it was stored, and never as both', async () => {
  const states: string[] = []
  session.subscribe(() => {
    const { phase, outgoing, messages } = session.state
    const shown = `${phase} ${outgoing.map(({ content, status }) => `${content} ${status}`).join() || '-'} ${messages.length}`
    if (states.at(-1) !== shown) states.push(shown)
  })
  await session.send('  a cat \n', { mode: 'text2img' })
  expect(states).toEqual(['new a cat queued 0', 'new a cat sending 0', 'ready a cat sending 0', 'ready - 2'])
  expect(session.state.messages[0]?.content).toBe('a cat')
})

test('the title that the server gave arrives by itself', async () => {
  await session.send('a cat')
  const state = await until(session, ({ conversation }) => conversation?.title === 'a cat')
  expect(state.error).toBeNull()
})

test('several messages on their way arrive in the order in which they were sent', async () => {
  const contents = ['a cat', 'a dog', 'a bird']
  const sending = contents.map((content) => session.send(content))
  expect(session.state.outgoing.map(({ content }) => content)).toEqual(contents)
  expect(await Promise.all(sending)).toEqual([true, true, true])
  const stored = session.state.messages.filter(({ role }) => role === 'user')
  expect(stored.map(({ content }) => content)).toEqual(contents)
  expect((await here.studio.snapshot()).conversations).toHaveLength(1)
})

test('a further message does not wait for a picture that is being made', async () => {
  await session.send('a cat')
  expect(session.state.nextMode).toBe('text2img')
  expect(await session.send('a dog')).toBe(true)
  expect(imageStatuses(session.state)).toEqual(['pending', 'pending'])
  const [, first, , second] = session.state.messages
  await here.studio.data('finish', present(second?.image_id))
  await here.studio.data('finish', present(first?.image_id))
  await until(session, (state) => imageStatuses(state).join() === 'completed,completed')
  expect((await activeIs(present(second?.image_id))).activeImage?.prompt).toBe('a dog')
})

test.each(['', '  \n'])('no text is not sent: %j', async (content) => {
  expect(await session.send(content)).toBe(false)
  expect(await here.studio.requests()).toEqual([])
})

test('a message builds on what was shown, also when another picture completes on its way', async () => {
  await session.send('a cat')
  const first = lastImageId()
  await here.studio.next('POST /messages', holdBack())
  const seen = here.studio.seen('POST /messages', 2)
  const sending = session.send('a dog')
  expect(session.state.outgoing).toMatchObject([{ content: 'a dog', mode: 'text2img', sourceImageId: null }])
  await seen
  await here.studio.data('finish', first)
  await here.studio.release()
  await sending
  expect(session.state.messages.at(-1)?.image?.kind).toBe('text2img')
})

test('model, size, seed, mode and source are passed on', async () => {
  await session.send('a cat')
  const imageId = lastImageId()
  await here.studio.data('finish', imageId)
  await activeIs(imageId)
  await session.clear()
  await session.send('rain', { model: 'sketch', size: '512x512', seed: 7, sourceImageId: imageId })
  await session.send('rain', { mode: 'auto' })
  const [, second, third] = (await here.studio.requests('POST /messages')).map(({ body }) => body)
  expect(second).toEqual({
    content: 'rain',
    mode: 'img2img',
    model: 'sketch',
    size: '512x512',
    seed: 7,
    source_image_id: imageId,
  })
  expect(third).toEqual({ content: 'rain', mode: 'auto' })
})

describe('when it fails', () => {
  test('a refused message says why, keeps its conversation, and the next one succeeds in it', async () => {
    await here.studio.next('POST /messages', refuse(402, 'insufficient_credits'))
    expect(await session.send('a cat')).toBe(false)
    expect(session.state).toMatchObject({
      phase: 'ready',
      outgoing: [{ content: 'a cat', status: 'failed' }],
      messages: [],
    })
    expect(session.state.error).toMatchObject({ action: 'send', message: 'Refused with insufficient_credits.' })
    expect(isInsufficientCreditsError(session.state.error?.cause)).toBe(true)
    expect(await session.retry(present(session.state.outgoing[0]).id)).toBe(true)
    expect(session.state).toMatchObject({ error: null, outgoing: [], messages: [{ content: 'a cat' }, {}] })
    expect((await here.studio.snapshot()).conversations).toHaveLength(1)
  })

  test('a first message whose conversation came back too late goes by itself, and does not leave two', async () => {
    await here.studio.next('POST /image-conversations', ...Array.from({ length: 4 }, () => resetAfterwards))
    const sending = session.send('a cat')
    const delayed = await until(session, ({ outgoing }) => outgoing[0]?.status === 'delayed')
    expect(delayed).toMatchObject({
      phase: 'new',
      error: { action: 'send' },
      outgoing: [{ error: { action: 'send' } }],
    })
    expect(isConnectionError(delayed.error?.cause)).toBe(true)
    expect(await sending).toBe(true)
    expect(session.state).toMatchObject({ phase: 'ready', error: null, outgoing: [] })
    expect((await here.studio.snapshot()).conversations).toHaveLength(1)
  })

  test('a message whose answer was lost is stored once, and shown once', async () => {
    await here.studio.next('POST /messages', ...Array.from({ length: 4 }, () => resetAfterwards))
    const seen: number[] = []
    session.subscribe(() => seen.push(session.state.outgoing.length + session.state.messages.length))
    expect(await session.send('a cat')).toBe(true)
    expect(session.state.messages).toHaveLength(2)
    expect(Math.max(...seen)).toBe(2)
    const conversationId = present(session.state.conversation).id
    expect((await here.studio.data('readConversation', conversationId)).messages).toHaveLength(2)
    expect(await session.send('a cat')).toBe(true)
    expect((await here.studio.data('readConversation', conversationId)).messages).toHaveLength(4)
  })

  test('a message that could not leave goes with the next one, before it', async () => {
    session.dispose()
    session = createStudioSession({ client: here.connect({ maxRetries: 0 }), pollIntervalMs: 60_000 })
    await here.studio.next('POST /image-conversations', reset)
    const first = session.send('a cat')
    await until(session, ({ outgoing }) => outgoing[0]?.status === 'delayed')
    expect(await Promise.all([first, session.send('a dog')])).toEqual([true, true])
    const stored = session.state.messages.filter(({ role }) => role === 'user')
    expect(stored.map(({ content }) => content)).toEqual(['a cat', 'a dog'])
  })

  test('a message that could not leave goes at once when one asks for it', async () => {
    session.dispose()
    session = createStudioSession({ client: here.connect({ maxRetries: 0 }), pollIntervalMs: 60_000 })
    await here.studio.next('POST /image-conversations', reset)
    const sending = session.send('a cat')
    const { outgoing } = await until(session, (state) => state.outgoing[0]?.status === 'delayed')
    expect(await session.retry(present(outgoing[0]).id)).toBe(true)
    expect(await sending).toBe(true)
  })

  test('the browser saying that it is online again is a reason to try at once', async () => {
    session.dispose()
    const isBrowser = 'document' in globalThis
    const page = isBrowser ? globalThis : new EventTarget()
    if (!isBrowser) {
      vi.stubGlobal('document', page)
      vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
      vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
    }
    session = createStudioSession({ client: here.connect({ maxRetries: 0 }), pollIntervalMs: 60_000 })
    await here.studio.next('POST /image-conversations', reset)
    const sending = session.send('a cat')
    await until(session, ({ outgoing }) => outgoing[0]?.status === 'delayed')
    page.dispatchEvent(new Event('online'))
    expect(await sending).toBe(true)
    vi.unstubAllGlobals()
  })

  test('a message that was not sent can be taken back', async () => {
    await here.studio.next('POST /messages', refuse(402, 'insufficient_credits'))
    await session.send('a cat')
    session.discard(present(session.state.outgoing[0]).id)
    expect(session.state.outgoing).toEqual([])
  })

  test('an error can be dismissed', async () => {
    await here.studio.next('POST /image-conversations', refuse(401, 'unauthenticated'))
    await session.send('a cat')
    session.dismissError()
    expect(session.state).toMatchObject({ phase: 'new', error: null })
  })
})

describe('leaving', () => {
  test('a message on its way when a new conversation is begun stays where it was sent', async () => {
    await session.send('a cat')
    const conversationId = present(session.state.conversation).id
    await here.studio.next('POST /messages', hold())
    const seen = here.studio.seen('POST /messages', 2)
    const sending = session.send('rain')
    await seen
    session.startNew()
    expect(session.state).toMatchObject({ phase: 'new', outgoing: [], messages: [], conversation: null })
    await here.studio.release()
    expect(await sending).toBe(true)
    expect(session.state).toMatchObject({ phase: 'new', outgoing: [], messages: [] })
    expect((await here.studio.data('readConversation', conversationId)).messages).toHaveLength(4)
    await session.send('a dog')
    expect(session.state.conversation?.id).not.toBe(conversationId)
  })

  test('a disposed session does nothing more', async () => {
    await session.send('a cat')
    await here.studio.next('POST /messages', hold())
    const seen = here.studio.seen('POST /messages', 2)
    const sending = session.send('rain')
    await seen
    const { state } = session
    let calls = 0
    session.subscribe(() => calls++)
    session.dispose()
    expect(await sending).toBe(false)
    await here.studio.release()
    const before = (await here.studio.requests()).length
    const all = [session.send('x'), session.clear(), session.continueWith('x'), session.load('x')]
    expect(await Promise.all(all)).toEqual([false, false, false, false])
    session.startNew()
    expect(session.state).toBe(state)
    expect(calls).toBe(0)
    expect(await here.studio.requests()).toHaveLength(before)
  })

  test('nothing is sent twice by a connection that breaks before the server has heard of it', async () => {
    await here.studio.next('POST /messages', reset)
    await session.send('a cat')
    expect((await here.studio.data('readConversation', present(session.state.conversation).id)).messages).toHaveLength(
      2,
    )
  })
})
