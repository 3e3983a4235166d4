import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hold, holdBack, refuse, reset, resetAfterwards } from '../../test/faults.js'
import { imageStatuses, until } from '../../test/until.js'
import { present, withStudio } from '../../test/with-studio.js'
import { createStudioSession, isConnectionError, isInsufficientCreditsError, type StudioSession } from '../index.js'

const here = withStudio()
let session: StudioSession

beforeEach(() => {
  session = createStudioSession({ client: here.picgen, pollIntervalMs: 2 })
})
afterEach(() => session.dispose())

const activeIs = (imageId: string | undefined) => until(session, ({ activeImage }) => activeImage?.id === imageId)
const lastImageId = () => present(session.state.messages.at(-1)?.image_id)

test('a new session has no conversation and asks nothing', () => {
  expect(session.state).toEqual({
    phase: 'new',
    conversation: null,
    messages: [],
    activeImage: null,
    nextMode: 'text2img',
    outgoing: null,
    isChoosing: false,
    error: null,
  })
  expect(here.studio.requests).toEqual([])
})

test('three messages, each made from the picture of the one before', async () => {
  for (const content of ['a cat', 'make it rain', 'a see-through coat']) {
    expect(await session.send(content)).toBe(true)
    const imageId = lastImageId()
    here.studio.data.finish(imageId)
    await activeIs(imageId)
  }
  const conversationId = present(session.state.conversation).id
  expect(session.state.messages).toEqual(here.studio.data.readConversation(conversationId).messages)
  expect(session.state.messages.map(({ image }) => image?.kind)).toEqual([
    undefined,
    'text2img',
    undefined,
    'img2img',
    undefined,
    'img2img',
  ])
  expect(session.state).toMatchObject({ phase: 'ready', nextMode: 'img2img', outgoing: null, error: null })
  expect(here.studio.seenSoFar('POST /image-conversations')).toHaveLength(1)
})

test('the message is shown on its way, then as it was stored, and never as both', async () => {
  const states: string[] = []
  session.subscribe(() => {
    const { phase, outgoing, messages } = session.state
    states.push(`${phase} ${outgoing?.content ?? '-'} ${messages.length}`)
  })
  await session.send('  a cat \n', { mode: 'text2img' })
  expect(states).toEqual(['new a cat 0', 'ready a cat 0', 'ready - 2'])
  expect(session.state.messages[0]?.content).toBe('a cat')
})

test('the title that the server gave arrives by itself', async () => {
  await session.send('a cat')
  const state = await until(session, ({ conversation }) => conversation?.title === 'a cat')
  expect(state.error).toBeNull()
})

test('a second message while the first is on its way is not sent', async () => {
  const [first, second] = await Promise.all([session.send('a cat'), session.send('a cat')])
  expect([first, second]).toEqual([true, false])
  expect(here.studio.seenSoFar('POST /messages')).toHaveLength(1)
})

test('a further message does not wait for a picture that is being made', async () => {
  await session.send('a cat')
  expect(session.state.nextMode).toBe('text2img')
  expect(await session.send('a dog')).toBe(true)
  expect(imageStatuses(session.state)).toEqual(['pending', 'pending'])
  const [, first, , second] = session.state.messages
  here.studio.data.finish(present(second?.image_id))
  here.studio.data.finish(present(first?.image_id))
  await until(session, (state) => imageStatuses(state).join() === 'completed,completed')
  expect((await activeIs(present(second?.image_id))).activeImage?.prompt).toBe('a dog')
})

test.each(['', '  \n'])('no text is not sent: %j', async (content) => {
  expect(await session.send(content)).toBe(false)
  expect(here.studio.requests).toEqual([])
})

test('a message builds on what was shown, also when another picture completes on its way', async () => {
  await session.send('a cat')
  const first = lastImageId()
  const { fault, release } = holdBack()
  here.studio.next('POST /messages', fault)
  const seen = here.studio.seen('POST /messages')
  const sending = session.send('a dog')
  expect(session.state.outgoing).toEqual({ content: 'a dog', mode: 'text2img' })
  await seen
  here.studio.data.finish(first)
  release()
  await sending
  expect(session.state.messages.at(-1)?.image?.kind).toBe('text2img')
})

test('model, size, seed, mode and source are passed on', async () => {
  await session.send('a cat')
  const imageId = lastImageId()
  here.studio.data.finish(imageId)
  await activeIs(imageId)
  await session.clear()
  await session.send('rain', { model: 'sketch', size: '512x512', seed: 7, sourceImageId: imageId })
  await session.send('rain', { mode: 'auto' })
  const [, second, third] = here.studio.seenSoFar('POST /messages').map(({ body }) => body)
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
    here.studio.next('POST /messages', refuse(402, 'insufficient_credits'))
    expect(await session.send('a cat')).toBe(false)
    expect(session.state).toMatchObject({ phase: 'ready', outgoing: null, messages: [] })
    expect(session.state.error).toMatchObject({ action: 'send', message: 'Refused with insufficient_credits.' })
    expect(isInsufficientCreditsError(session.state.error?.cause)).toBe(true)
    expect(await session.send('a cat')).toBe(true)
    expect(session.state.error).toBeNull()
    expect(here.studio.data.conversations.size).toBe(1)
  })

  test('a first message whose conversation came back too late does not leave two', async () => {
    here.studio.next('POST /image-conversations', ...Array.from({ length: 4 }, () => resetAfterwards))
    expect(await session.send('a cat')).toBe(false)
    expect(session.state).toMatchObject({ phase: 'new', error: { action: 'send' } })
    expect(isConnectionError(session.state.error?.cause)).toBe(true)
    expect(await session.send('a cat')).toBe(true)
    expect(here.studio.data.conversations.size).toBe(1)
  })

  test('a message whose answer was lost is stored once when it is sent again', async () => {
    here.studio.next('POST /messages', ...Array.from({ length: 4 }, () => resetAfterwards))
    expect(await session.send('a cat')).toBe(false)
    expect(await session.send('a cat')).toBe(true)
    expect(session.state.messages).toHaveLength(2)
    const conversationId = present(session.state.conversation).id
    expect(here.studio.data.conversation(conversationId).messages).toHaveLength(2)
    expect(await session.send('a cat')).toBe(true)
    expect(here.studio.data.conversation(conversationId).messages).toHaveLength(4)
  })

  test('a message that was stored although its answer was lost shows up by itself', async () => {
    here.studio.next('POST /messages', ...Array.from({ length: 4 }, () => resetAfterwards))
    await session.send('a cat')
    const state = await until(session, ({ messages }) => messages.length === 2)
    expect(state.error?.action).toBe('send')
  })

  test('an error can be dismissed', async () => {
    here.studio.next('POST /image-conversations', refuse(401, 'unauthenticated'))
    await session.send('a cat')
    session.dismissError()
    expect(session.state).toMatchObject({ phase: 'new', error: null })
  })
})

describe('leaving', () => {
  test('a message on its way when a new conversation is begun stays where it was sent', async () => {
    await session.send('a cat')
    const conversationId = present(session.state.conversation).id
    const { fault, release } = hold()
    here.studio.next('POST /messages', fault)
    const seen = here.studio.seen('POST /messages')
    const sending = session.send('rain')
    await seen
    session.startNew()
    expect(session.state).toMatchObject({ phase: 'new', outgoing: null, messages: [], conversation: null })
    release()
    expect(await sending).toBe(true)
    expect(session.state).toMatchObject({ phase: 'new', outgoing: null, messages: [] })
    expect(here.studio.data.conversation(conversationId).messages).toHaveLength(4)
    await session.send('a dog')
    expect(session.state.conversation?.id).not.toBe(conversationId)
  })

  test('a disposed session does nothing more', async () => {
    await session.send('a cat')
    const { fault, release } = hold()
    here.studio.next('POST /messages', fault)
    const seen = here.studio.seen('POST /messages')
    const sending = session.send('rain')
    await seen
    const { state } = session
    let calls = 0
    session.subscribe(() => calls++)
    session.dispose()
    expect(await sending).toBe(false)
    release()
    const before = here.studio.requests.length
    const all = [session.send('x'), session.clear(), session.continueWith('x'), session.load('x')]
    expect(await Promise.all(all)).toEqual([false, false, false, false])
    session.startNew()
    expect(session.state).toBe(state)
    expect(calls).toBe(0)
    expect(here.studio.requests).toHaveLength(before)
  })

  test('nothing is sent twice by a connection that breaks before the server has heard of it', async () => {
    here.studio.next('POST /messages', reset)
    await session.send('a cat')
    expect(here.studio.data.conversation(present(session.state.conversation).id).messages).toHaveLength(2)
  })
})
