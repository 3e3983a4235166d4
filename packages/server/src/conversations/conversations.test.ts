import type { Conversation, ConversationDetail } from '@picgen/sdk/contract'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { createPictureConversation } from '../../test/picture-conversation.js'
import { createTestStudio } from '../../test/test-studio.js'
import { findImages } from '../images/index.js'

const { as, puppet, database } = await createTestStudio()
const anna = as('anna')
const ben = as('ben')
const conversations = '/api/image-conversations'

const conversationWithPicture = (prompt: string) => createPictureConversation(puppet, anna, prompt)

describe('creating and reading', () => {
  test('a conversation starts empty, with the catalogue’s defaults', async () => {
    const { status, body } = await anna.post<Conversation>(conversations, {})
    expect(status).toBe(201)
    expect(body).toMatchObject({
      title: '',
      active_image_id: null,
      active_image: null,
      default_model: 'puppet',
      default_size: '64x64',
    })
    expect(body.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(await anna.read(body.id)).toEqual({ ...body, messages: [], previous_cursor: null })
  })

  test('a conversation takes a title, a model and a size, and no body at all', async () => {
    const given = await anna.createConversation({ title: '  Cats ', default_model: 'puppet', default_size: '96x64' })
    expect(given).toMatchObject({ title: 'Cats', default_model: 'puppet', default_size: '96x64' })
    expect((await anna.post(conversations)).status).toBe(201)
  })

  test('messages come oldest first, an assistant’s with its image', async () => {
    const { id, image } = await conversationWithPicture('a lighthouse at dusk')
    const { messages, active_image } = await anna.read(id)
    expect(messages.map(({ role, content, status }) => [role, content, status])).toEqual([
      ['user', 'a lighthouse at dusk', 'completed'],
      ['assistant', '', 'completed'],
    ])
    expect(messages[1]?.image).toEqual(image)
    expect(active_image).toEqual(image)
  })

  test('a page of messages ends in a cursor to the page before it', async () => {
    const { id } = await anna.createConversation()
    for (const prompt of ['page one', 'page two', 'page three']) await anna.send(id, prompt, { mode: 'text2img' })
    const contents = ({ messages }: ConversationDetail) => messages.map(({ content }) => content).filter(Boolean)

    const newest = await anna.read(id, '?limit=2')
    expect(contents(newest)).toEqual(['page three'])
    const middle = await anna.read(id, `?limit=2&before=${newest.previous_cursor}`)
    expect(contents(middle)).toEqual(['page two'])
    const oldest = await anna.read(id, `?limit=200&before=${middle.previous_cursor}`)
    expect(contents(oldest)).toEqual(['page one'])
    expect(oldest.previous_cursor).toBeNull()
    expect(contents(await anna.read(id))).toEqual(['page one', 'page two', 'page three'])
  })
})

describe('the mode of a message', () => {
  test('auto without an active image is text2img', async () => {
    const { id } = await anna.createConversation()
    const sent = await anna.send(id, 'auto without')
    expect(sent).toMatchObject({
      mode: 'text2img',
      image: { kind: 'text2img', source_image_id: null, status: 'pending' },
    })
    expect(sent.user_message).toMatchObject({ role: 'user', content: 'auto without', status: 'completed', image: null })
    expect(sent.assistant_message).toMatchObject({
      role: 'assistant',
      content: '',
      status: 'pending',
      image_id: sent.image_id,
    })
    expect((await puppet.call('auto without')).request.source).toBeNull()
  })

  test('auto with an active image is img2img from it', async () => {
    const { id, image } = await conversationWithPicture('auto base')
    const sent = await anna.send(id, 'auto with')
    expect(sent).toMatchObject({ mode: 'img2img', image: { kind: 'img2img', source_image_id: image.id } })
    const { request } = await puppet.call('auto with')
    expect(request.source?.mimeType).toBe('image/png')
    expect(request.source?.bytes.length).toBeGreaterThan(0)
  })

  test('text2img ignores the active image', async () => {
    const { id } = await conversationWithPicture('explicit base')
    const sent = await anna.send(id, 'explicit text', { mode: 'text2img' })
    expect(sent).toMatchObject({ mode: 'text2img', image: { source_image_id: null } })
  })

  test('img2img builds on the active image, or on the source named for this one message', async () => {
    const { id, image } = await conversationWithPicture('first base')
    const other = await conversationWithPicture('second base')
    const active = await anna.send(id, 'from active', { mode: 'img2img' })
    expect(active.image.source_image_id).toBe(image.id)
    const named = await anna.send(id, 'from named', { source_image_id: other.image.id })
    expect(named).toMatchObject({ mode: 'img2img', image: { source_image_id: other.image.id } })
    expect((await anna.read(id)).active_image_id).toBe(image.id)
  })

  test('img2img without anything to build on is refused', async () => {
    const { id } = await anna.createConversation()
    const answer = await anna.post(`${conversations}/${id}/messages`, { content: 'nothing', mode: 'img2img' })
    expect(answer).toMatchObject({ status: 409, body: { code: 'no_active_image' } })
    expect((await anna.read(id)).messages).toEqual([])
  })

  test('a size that was not asked for follows the source image', async () => {
    const { id } = await anna.createConversation({ default_size: '64x64' })
    const wide = await anna.send(id, 'wide', { size: '96x64' })
    await puppet.completeAtOnce('wide')
    await anna.settled(wide.image_id)
    expect((await anna.send(id, 'follows')).image.size).toBe('96x64')
    expect((await anna.send(id, 'afresh', { mode: 'text2img' })).image.size).toBe('64x64')
  })
})

describe('another user’s things', () => {
  test('another user’s conversation and image answer exactly like what does not exist', async () => {
    const { id, image } = await conversationWithPicture('private')
    const own = await ben.createConversation()
    const missing = uuidv7()
    const attempts = (conversationId: string, imageId: string) => [
      ben.get(`${conversations}/${conversationId}`),
      ben.get(`/api/images/${imageId}`),
      ben.post(`${conversations}/${conversationId}/messages`, { content: 'mine now' }),
      ben.patch(`${conversations}/${conversationId}/active-image`, { image_id: null }),
      ben.patch(`${conversations}/${own.id}/active-image`, { image_id: imageId }),
      ben.post(`${conversations}/${own.id}/messages`, { content: 'x', source_image_id: imageId }),
      ben.post(`${conversations}/from-image/${imageId}`),
    ]
    const withoutId = ({ status, body }: { status: number; body: { request_id: string } }) => ({
      status,
      body: { ...body, request_id: '' },
    })
    const theirs = (await Promise.all(attempts(id, image.id))).map(withoutId)
    const nobodys = (await Promise.all(attempts(missing, missing))).map(withoutId)
    expect(theirs).toEqual(nobodys)
    expect(new Set(theirs.map(({ status }) => status))).toEqual(new Set([404]))
    expect((await ben.read(own.id)).messages).toEqual([])
  })

  test('an image is looked for among the caller’s only', async () => {
    const { image } = await conversationWithPicture('looked for')
    expect(await findImages(database, 'ben', [image.id])).toEqual([])
    expect(await findImages(database, 'anna', [image.id])).toHaveLength(1)
  })

  test('the database itself refuses a row that points at another user’s', async () => {
    const { image } = await conversationWithPicture('locked twice')
    const { id } = await ben.createConversation()
    await expect(
      database`update image_conversations set active_image_id = ${image.id} where id = ${id}`,
    ).rejects.toMatchObject({ code: '23503' })
  })
})

describe('a conversation from an image', () => {
  test('starts with that image active and shown, and the image stays where it was', async () => {
    const { id, image } = await conversationWithPicture('a  fox in the snow, soft light, long shadows')
    const { status, body } = await anna.post<ConversationDetail>(`${conversations}/from-image/${image.id}`)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      title: 'a fox in the snow, soft light,',
      active_image_id: image.id,
      previous_cursor: null,
    })
    expect(body.messages).toHaveLength(1)
    expect(body.messages[0]).toMatchObject({ role: 'assistant', status: 'completed', image_id: image.id })
    expect(body.messages[0]?.image?.conversation_id).toBe(id)
    expect((await anna.send(body.id, 'go on from the fox')).image.source_image_id).toBe(image.id)
  })
})

describe('the title', () => {
  test.each([
    ['Draw a cute cartoon cat in a yellow raincoat', 'Draw a cute cartoon cat in a y'],
    [`${'👩‍👩‍👧‍👦'.repeat(31)}`, '👩‍👩‍👧‍👦'.repeat(30)],
    [
      '画一只穿着黄色雨衣的可爱卡通猫，背景是下雨的城市街道，夜晚，霓虹灯',
      '画一只穿着黄色雨衣的可爱卡通猫，背景是下雨的城市街道，夜晚，',
    ],
  ])('is the first 30 characters of the first prompt: %s', async (prompt, title) => {
    const { id } = await anna.createConversation()
    await anna.send(id, prompt)
    await anna.send(id, 'a second prompt changes nothing', { mode: 'text2img' })
    expect((await anna.read(id)).title).toBe(title)
  })

  test('that was given stays', async () => {
    const { id } = await anna.createConversation({ title: 'Mine' })
    await anna.send(id, 'a prompt that would be one')
    expect((await anna.read(id)).title).toBe('Mine')
  })
})
