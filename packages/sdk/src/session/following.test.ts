import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { present } from '../../test/present.js'
import { change, hold, refuse, reset, say } from '../../test/remote/fault.js'
import { withRemoteStudio } from '../../test/remote/with-remote-studio.js'
import { imageStatuses, until } from '../../test/until.js'
import {
  type ConversationDetail,
  createStudioSession,
  isNotFoundError,
  isTimeoutError,
  type StudioSession,
} from '../index.js'

const here = withRemoteStudio()
let session: StudioSession

beforeEach(() => {
  session = createStudioSession({ client: here.picgen, pollIntervalMs: 2 })
})
afterEach(() => session.dispose())

/** A conversation as another device left it. */
async function conversationWith(...prompts: string[]) {
  const { id } = await here.studio.data('createConversation')
  const imageIds: string[] = []
  for (const content of prompts) imageIds.push((await here.studio.data('send', id, { content })).image_id)
  return { id, imageIds, first: present(imageIds[0]) }
}

const isReady = () => until(session, ({ phase }) => phase === 'ready')
const statusesAre = (statuses: string) => until(session, (state) => imageStatuses(state).join() === statuses)
const activeIs = (imageId: string | null) => until(session, ({ activeImage }) => (activeImage?.id ?? null) === imageId)

describe('loading', () => {
  test('a session with a conversation opens it at once', async () => {
    const { id } = await conversationWith('a cat')
    const opened = createStudioSession({ client: here.picgen, conversationId: id, pollIntervalMs: 2 })
    expect(opened.state.phase).toBe('loading')
    await until(opened, ({ phase }) => phase === 'ready')
    expect(opened.state.messages).toHaveLength(2)
    opened.dispose()
  })

  test('a page refreshed in the middle of a generation follows it to its end', async () => {
    const { id, first } = await conversationWith('a cat')
    await here.studio.data('progress', first, 0.3)
    expect(await session.load(id)).toBe(true)
    expect(session.state.messages[1]?.image?.progress).toBe(0.3)
    await here.studio.data('progress', first, 0.7)
    await until(session, ({ messages }) => messages[1]?.image?.progress === 0.7)
    await here.studio.data('finish', first)
    const state = await activeIs(first)
    expect(state.messages[1]).toMatchObject({ status: 'completed', image: { status: 'completed' } })
    expect(state.nextMode).toBe('img2img')
  })

  test('a finished picture is never shown before it is known whether the next message builds on it', async () => {
    const { id, first } = await conversationWith('a cat')
    await session.load(id)
    const seen = new Set<string>()
    session.subscribe(() => {
      const [status] = imageStatuses(session.state).filter(Boolean)
      seen.add(`${status} ${session.state.nextMode}`)
    })
    await here.studio.data('finish', first)
    await activeIs(first)
    expect(seen).not.toContain('completed text2img')
    expect(seen).toContain('completed img2img')
  })

  test('every unfinished picture is followed, and a failed one shows its reason', async () => {
    const { id, imageIds } = await conversationWith('a cat', 'a dog', 'a bird')
    await session.load(id)
    await here.studio.data('finish', present(imageIds[0]), 'failed')
    await here.studio.data('finish', present(imageIds[2]))
    await here.studio.data('finish', present(imageIds[1]), 'cancelled')
    const state = await statusesAre('failed,cancelled,completed')
    expect(state.messages[1]).toMatchObject({ status: 'failed', error_message: 'The model refused.' })
    expect((await activeIs(present(imageIds[2]))).error).toBeNull()
  })

  test('a conversation that is not there is unavailable, and says so', async () => {
    expect(await session.load('01890000-0000-7000-8000-000000000404')).toBe(false)
    expect(session.state).toMatchObject({ phase: 'unavailable', error: { action: 'load' } })
    expect(isNotFoundError(session.state.error?.cause)).toBe(true)
    expect(await session.send('a cat')).toBe(false)
    session.startNew()
    expect(session.state).toMatchObject({ phase: 'new', error: null })
  })

  test('an unavailable conversation can be loaded again', async () => {
    const { id } = await conversationWith('a cat')
    await here.studio.next('GET /image-conversations/', refuse(401, 'unauthenticated'))
    expect(await session.load(id)).toBe(false)
    expect(await session.load(id)).toBe(true)
    expect(session.state).toMatchObject({ phase: 'ready', error: null })
  })

  test('the answer of a conversation that was left never shows up in the next', async () => {
    const left = await conversationWith('a cat')
    const next = await conversationWith('a dog')
    await here.studio.next('GET /image-conversations/', hold())
    const seen = here.studio.seen('GET /image-conversations/')
    const first = session.load(left.id)
    await seen
    expect(await session.load(next.id)).toBe(true)
    await here.studio.release()
    expect(await first).toBe(false)
    expect(session.state.conversation?.id).toBe(next.id)
    expect(session.state.messages[0]?.content).toBe('a dog')
  })
})

describe('choosing', () => {
  test('clearing and continuing with an earlier picture', async () => {
    const { id, imageIds } = await conversationWith('a cat', 'a dog')
    for (const imageId of imageIds) await here.studio.data('finish', imageId)
    await session.load(id)
    expect(session.state.activeImage?.id).toBe(imageIds[1])
    const clearing = session.clear()
    expect(session.state.isChoosing).toBe(true)
    expect(await clearing).toBe(true)
    expect(session.state).toMatchObject({ activeImage: null, nextMode: 'text2img', isChoosing: false })
    expect(await session.continueWith(present(imageIds[0]))).toBe(true)
    expect(session.state).toMatchObject({ activeImage: { id: imageIds[0] }, nextMode: 'img2img' })
    expect(session.state.conversation?.active_image_id).toBe(imageIds[0])
  })

  test('a choice that was made while a picture was made stands', async () => {
    const { id, imageIds } = await conversationWith('a cat', 'a dog')
    await here.studio.data('finish', present(imageIds[0]))
    await session.load(id)
    await session.clear()
    await here.studio.data('finish', present(imageIds[1]))
    await statusesAre('completed,completed')
    await session.load(id)
    expect(session.state.activeImage).toBeNull()
  })

  test('a read that was answered before the choice does not undo it', async () => {
    const { id, first } = await conversationWith('a cat')
    await session.load(id)
    await here.studio.next(`GET /${id}`, hold())
    await here.studio.data('finish', first)
    await here.studio.seen(`GET /${id}`, 2)
    await session.clear()
    const shown: unknown[] = []
    session.subscribe(() => shown.push(session.state.activeImage))
    await here.studio.release()
    await session.load(id)
    expect(shown.every((image) => image === null)).toBe(true)
  })

  test('a message sent while clearing starts afresh, and comes after it', async () => {
    const { id, first } = await conversationWith('a cat')
    await here.studio.data('finish', first)
    await session.load(id)
    await here.studio.next('PATCH /active-image', hold())
    const seen = here.studio.seen('PATCH /active-image')
    const clearing = session.clear()
    const sending = session.send('a dog')
    expect(session.state.outgoing).toMatchObject([{ content: 'a dog', mode: 'text2img', sourceImageId: null }])
    await seen
    expect(await here.studio.requests('POST /messages')).toEqual([])
    await here.studio.release()
    expect(await Promise.all([clearing, sending])).toEqual([true, true])
    expect(session.state.messages.at(-1)?.image?.kind).toBe('text2img')
  })

  test('a refused choice says why and leaves what was active', async () => {
    const { id, first } = await conversationWith('a cat')
    await here.studio.data('finish', first)
    await session.load(id)
    await here.studio.next('PATCH /active-image', refuse(409, 'image_not_ready'))
    expect(await session.continueWith(first)).toBe(false)
    expect(session.state).toMatchObject({ isChoosing: false, activeImage: { id: first } })
    expect(session.state.error).toMatchObject({ action: 'continueWith', message: 'Refused with image_not_ready.' })
  })

  test('there is nothing to clear without a conversation', async () => {
    expect(await session.clear()).toBe(false)
    expect(session.state).toMatchObject({ phase: 'new', error: null })
  })

  test('a picture of the history that a new conversation continues with creates it', async () => {
    const { id, first } = await conversationWith('a cat')
    await here.studio.data('finish', first)
    expect(await session.continueWith(first)).toBe(true)
    expect(session.state).toMatchObject({ phase: 'ready', activeImage: { id: first }, nextMode: 'img2img' })
    expect(session.state.conversation?.id).not.toBe(id)
  })
})

describe('when the network or the server fails', () => {
  test('following recovers by itself', async () => {
    const { id, first } = await conversationWith('a cat')
    await session.load(id)
    await here.studio.next('GET /events', reset, refuse(503, 'unavailable'), reset, say(502, 'text/html', ''))
    await here.studio.next(`GET /${id}`, reset, reset, reset, reset, refuse(500, 'internal'))
    await here.studio.cut()
    await here.studio.data('finish', first)
    const state = await activeIs(first)
    expect(state.error).toBeNull()
  })

  test('a picture that takes too long stays shown as running, and loading again resumes', async () => {
    const { id, first } = await conversationWith('a cat')
    session.dispose()
    session = createStudioSession({ client: here.picgen, pollIntervalMs: 2, timeoutMs: 30 })
    await session.load(id)
    const given = await until(session, ({ error }) => error !== null)
    expect(given.error?.action).toBe('follow')
    expect(isTimeoutError(given.error?.cause)).toBe(true)
    expect(imageStatuses(given)).toEqual(['pending'])
    await here.studio.data('finish', first)
    const phases: string[] = []
    session.subscribe(() => phases.push(session.state.phase))
    await session.load(id)
    const state = await activeIs(first)
    expect(state).toMatchObject({ error: null, phase: 'ready' })
    expect(new Set(phases)).toEqual(new Set(['ready']))
  })

  test('a conversation that can not be read again stays shown, with the error', async () => {
    const { id } = await conversationWith('a cat')
    await session.load(id)
    await here.studio.next(`GET /${id}`, refuse(401, 'unauthenticated'), refuse(401, 'unauthenticated'))
    expect(await session.load(id)).toBe(false)
    expect(session.state).toMatchObject({ phase: 'ready', error: { action: 'load' } })
    expect(session.state.messages).toHaveLength(2)
  })

  test('an expired token ends following, and says so', async () => {
    const { id } = await conversationWith('a cat')
    await here.studio.next('GET /events', refuse(401, 'unauthenticated'))
    await session.load(id)
    const state = await until(session, ({ error }) => error !== null)
    expect(state.error).toMatchObject({ action: 'follow', cause: { code: 'unauthenticated' } })
  })

  test('a picture whose following an expired token has ended is followed again with the next thing that is done', async () => {
    const { id, first } = await conversationWith('a cat')
    await here.studio.next('GET /events', refuse(401, 'unauthenticated'))
    await session.load(id)
    await until(session, ({ error }) => error !== null)
    await here.studio.data('finish', first)
    expect(await session.clear()).toBe(true)
    const state = await until(session, ({ messages }) => messages[1]?.status === 'completed')
    expect(state.error).toBeNull()
  })

  test('a picture deleted while it was made is no error', async () => {
    const { id, first } = await conversationWith('a cat')
    await session.load(id)
    await here.picgen.images.delete(first)
    const state = await until(session, ({ messages }) => messages[1]?.image === null)
    expect(state.error).toBeNull()
  })

  test('a picture never goes back to an earlier state, whatever an old answer says', async () => {
    const { id, first } = await conversationWith('a cat')
    await here.studio.data('finish', first)
    await session.load(id)
    const rewound = rewind(await here.studio.data('readConversation', id))
    await here.studio.next(`GET /${id}`, change(rewound))
    await session.load(id)
    expect(imageStatuses(session.state)).toEqual(['completed'])
  })
})

describe('whoever listens', () => {
  test('gets the same snapshot until something changes, and a new one then', async () => {
    const { id } = await conversationWith('a cat')
    const before = session.getSnapshot()
    expect(session.getSnapshot()).toBe(before)
    await session.load(id)
    expect(session.getSnapshot()).not.toBe(before)
    expect(session.getSnapshot()).toBe(session.state)
    expect(before.phase).toBe('new')
  })

  test('is no longer told once it has unsubscribed', async () => {
    const { id } = await conversationWith('a cat')
    let calls = 0
    const unsubscribe = session.subscribe(() => calls++)
    const loading = session.load(id)
    unsubscribe()
    await loading
    await isReady()
    expect(calls).toBe(1)
  })

  test('hears of changes although another listener throws, whose mistake is not hidden', () => {
    const later: (() => void)[] = []
    vi.stubGlobal('queueMicrotask', (callback: () => void) => later.push(callback))
    const mistake = new Error('in the page')
    let calls = 0
    session.subscribe(() => {
      throw mistake
    })
    session.subscribe(() => calls++)
    void session.load('01890000-0000-7000-8000-000000000404')
    vi.unstubAllGlobals()
    expect(calls).toBe(1)
    expect(later).toHaveLength(1)
    expect(later[0]).toThrow(mistake)
  })
})

function rewind(conversation: ConversationDetail) {
  const messages = conversation.messages.map((message) =>
    message.image ? { ...message, status: 'pending', image: { ...message.image, status: 'pending' } } : message,
  )
  return { ...conversation, messages }
}
