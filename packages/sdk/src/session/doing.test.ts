import { afterEach, beforeEach, expect, test } from 'vitest'
import { present } from '../../test/present.js'
import { hold, refuse, reset, resetAfterwards, say } from '../../test/remote/fault.js'
import { withRemoteStudio } from '../../test/remote/with-remote-studio.js'
import { imageStatuses, until } from '../../test/until.js'
import { createStudioSession, imageLife, type StudioSession } from '../index.js'

const here = withRemoteStudio()
let session: StudioSession

beforeEach(() => {
  session = createStudioSession({ client: here.picgen, pollIntervalMs: 2 })
})
afterEach(() => session.dispose())

const picture = () => new Blob(['a picture'], { type: 'image/png' })
const lifeOfLast = () => imageLife(present(session.state.messages.at(-1)), session.state)
const lastImageId = () => present(session.state.messages.at(-1)?.image_id)

test('what one device does is seen on the other', async () => {
  await session.send('a cat')
  const conversationId = present(session.state.conversation).id
  const other = createStudioSession({ client: here.connect(), conversationId })
  await until(other, ({ connection, messages }) => connection === 'live' && messages.length === 2)
  await here.studio.finish(lastImageId())
  await until(other, ({ nextMode }) => nextMode === 'img2img')
  await session.clear()
  await until(other, ({ nextMode }) => nextMode === 'text2img')
  await other.rename('Cats')
  await other.send('a dog')
  const state = await until(
    session,
    ({ conversation, messages }) => conversation?.title === 'Cats' && messages.length === 4,
  )
  const shown = await until(other, ({ conversation }) => conversation?.updated_at === state.conversation?.updated_at)
  expect(shown.messages).toEqual(state.messages)
  other.dispose()
})

test('a stream that breaks, or can no longer tell what was missed, misses nothing', async () => {
  await session.send('a cat')
  await until(session, ({ connection }) => connection === 'live')
  await here.studio.cut()
  await here.studio.finish(lastImageId())
  await until(session, ({ messages }) => messages[1]?.status === 'completed')
  await here.studio.cut()
  await session.send('a dog')
  await here.studio.finish(lastImageId(), 'failed')
  await here.studio.forget()
  await here.studio.cut()
  expect(imageStatuses(await until(session, ({ messages }) => messages[3]?.status === 'failed'))).toEqual([
    'completed',
    'failed',
  ])
})

test('where no stream gets through it says that it polls, and is as good', async () => {
  await here.studio.next('GET /events', ...Array.from({ length: 9 }, () => say(404, 'text/html', '')))
  await session.send('a cat')
  await until(session, ({ connection }) => connection === 'polling')
  await here.studio.finish(lastImageId())
  const state = await until(session, ({ nextMode }) => nextMode === 'img2img')
  expect(imageStatuses(state)).toEqual(['completed'])
})

test('it says when the server is out of reach, and when it is back', async () => {
  await session.send('a cat')
  const { id } = present(session.state.conversation)
  await until(session, ({ connection }) => connection === 'live')
  await here.studio.next(`GET /${id}`, ...Array.from({ length: 8 }, () => reset))
  await session.load(id)
  expect(session.state).toMatchObject({ connection: 'offline', phase: 'ready' })
  const back = await until(session, ({ connection }) => connection === 'live')
  expect(back.error).toBeNull()
})

test('a picture that is being made can be given up, and asked for once more', async () => {
  await session.send('a cat')
  expect(lifeOfLast()).toMatchObject({ status: 'waiting' })
  const cancelling = session.cancel(lastImageId())
  expect(lifeOfLast()).toMatchObject({ status: 'cancelling' })
  expect(await cancelling).toBe(true)
  expect(lifeOfLast()).toMatchObject({ status: 'cancelled' })
  expect(session.state.cancelling).toEqual([])
  expect(await session.cancel(lastImageId())).toBe(false)
  expect(await session.retry(present(session.state.messages.at(-1)).id)).toBe(true)
  expect(session.state.messages.map(({ content }) => content)).toEqual(['a cat', '', 'a cat', ''])
  await here.studio.finish(lastImageId(), 'failed')
  await until(session, () => lifeOfLast()?.status === 'refused')
})

test('giving up a picture that has just been finished is no error', async () => {
  await session.send('a cat')
  await here.studio.next('POST /cancel', refuse(409, 'not_cancellable'))
  expect(await session.cancel(lastImageId())).toBe(false)
  expect(session.state).toMatchObject({ error: null, cancelling: [] })
})

test('an uploaded picture is what the next message builds on, also in a new conversation', async () => {
  const attaching = session.attach(picture())
  expect(session.state.attachment?.status).toBe('uploading')
  expect(await attaching).toBe(true)
  expect(session.state).toMatchObject({ attachment: null, nextMode: 'img2img', activeImage: { kind: 'upload' } })
  await session.send('make it rain')
  const [message] = await here.studio.requests('POST /messages')
  expect(message?.body).toMatchObject({ mode: 'img2img', source_image_id: session.state.activeImage?.id })
})

test('an upload that failed can be tried again, and arrives once', async () => {
  await here.studio.next('POST /images', ...Array.from({ length: 4 }, () => resetAfterwards))
  expect(await session.attach(picture())).toBe(false)
  expect(session.state).toMatchObject({
    attachment: { status: 'failed' },
    error: { action: 'attach' },
    activeImage: null,
  })
  expect(await session.retry()).toBe(true)
  expect(session.state).toMatchObject({ attachment: null, nextMode: 'img2img', error: null })
  expect((await here.studio.snapshot()).images).toHaveLength(1)
})

test('an upload that is taken back changes nothing', async () => {
  await here.studio.next('POST /images', hold())
  const attaching = session.attach(picture())
  await here.studio.seen('POST /images')
  session.discard()
  expect(await attaching).toBe(false)
  expect(session.state).toMatchObject({ attachment: null, activeImage: null, error: null })
})

test('earlier messages are read page by page, and stay while later ones arrive', async () => {
  const { id } = await here.studio.data('createConversation')
  const contents = ['one', 'two', 'three', 'four', 'five']
  for (const content of contents) await here.studio.data('send', id, { content })
  session.dispose()
  session = createStudioSession({ client: here.picgen, conversationId: id, pageSize: 4 })
  const state = await until(session, ({ phase }) => phase === 'ready')
  expect(state).toMatchObject({ older: 'more', messages: [{ content: 'four' }, {}, { content: 'five' }, {}] })
  const loading = session.loadOlder()
  expect(session.state.older).toBe('loading')
  expect(await session.loadOlder()).toBe(false)
  expect(await loading).toBe(true)
  for (const content of ['six', 'seven', 'eight']) await here.studio.data('send', id, { content })
  await until(session, ({ messages }) => messages.at(-2)?.content === 'eight')
  while (session.state.older === 'more') await session.loadOlder()
  const shown = session.state.messages.filter(({ role }) => role === 'user').map(({ content }) => content)
  expect(shown).toEqual([...contents, 'six', 'seven', 'eight'])
  expect(session.state.older).toBe('none')
  expect(await session.loadOlder()).toBe(false)
})

test('a conversation gets the title that one gives it', async () => {
  expect(await session.rename('Cats')).toBe(false)
  await session.send('a cat')
  expect(await session.rename('Cats')).toBe(true)
  expect(session.state.conversation?.title).toBe('Cats')
  await here.studio.next('PATCH /image-conversations/', refuse(400, 'invalid_request'))
  expect(await session.rename('')).toBe(false)
  expect(session.state.error?.action).toBe('rename')
})

test('a conversation that was deleted elsewhere is unavailable', async () => {
  await session.send('a cat')
  const { id } = present(session.state.conversation)
  await here.picgen.conversations.delete(id)
  expect(await session.load(id)).toBe(false)
  const state = await until(session, ({ phase }) => phase === 'unavailable')
  expect(state).toMatchObject({ conversation: null, error: { action: 'load', cause: { code: 'not_found' } } })
})

test('nothing changes while nothing changes', async () => {
  await session.send('a cat')
  const { id } = present(session.state.conversation)
  await here.studio.finish(lastImageId())
  await until(session, ({ nextMode, connection }) => nextMode === 'img2img' && connection === 'live')
  await session.load(id)
  const { messages, conversation } = session.state
  await session.load(id)
  expect(session.state.messages).toBe(messages)
  expect(session.state.conversation).toBe(conversation)
})
