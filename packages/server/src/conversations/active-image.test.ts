import { describe, expect, test } from 'vitest'
import { createPictureConversation } from '../../test/picture-conversation.js'
import { refusal } from '../../test/puppet-model.js'
import { createTestStudio, someoneWaits } from '../../test/test-studio.js'

const { as, puppet, database } = await createTestStudio()
const anna = as('anna')
const conversations = '/api/image-conversations'

const conversationWithPicture = (prompt: string) => createPictureConversation(puppet, anna, prompt)

describe('the active image', () => {
  test('an image becomes active when it completes', async () => {
    const { id } = await anna.createConversation()
    const sent = await anna.send(id, 'becomes active')
    const call = await puppet.call('becomes active')
    expect((await anna.read(id)).active_image_id).toBeNull()
    await call.complete()
    await anna.settled(sent.image_id)
    expect((await anna.read(id)).active_image_id).toBe(sent.image_id)
  })

  test('moves with the conversation’s own time: a send, a completion and a choice touch it', async () => {
    const { id, updated_at } = await anna.createConversation()
    const times = [updated_at]
    const touched = async () => times.push((await anna.read(id)).updated_at)
    const { image_id } = await anna.send(id, 'touches')
    await touched()
    await puppet.completeAtOnce('touches')
    await anna.settled(image_id)
    await touched()
    await anna.setActive(id, null)
    await touched()
    expect(times).toEqual([...new Set(times)].sort())
  })

  test('an older image never replaces a newer one', async () => {
    const { id } = await anna.createConversation()
    const older = await anna.send(id, 'the older')
    const newer = await anna.send(id, 'the newer')
    await puppet.completeAtOnce('the newer')
    await anna.settled(newer.image_id)
    await puppet.completeAtOnce('the older')
    expect((await anna.settled(older.image_id)).status).toBe('completed')
    expect((await anna.read(id)).active_image_id).toBe(newer.image_id)
  })

  test('a newer image replaces an older one that completed first', async () => {
    const { id } = await anna.createConversation()
    const older = await anna.send(id, 'done first')
    const newer = await anna.send(id, 'done second')
    await puppet.completeAtOnce('done first')
    await anna.settled(older.image_id)
    expect((await anna.read(id)).active_image_id).toBe(older.image_id)
    await puppet.completeAtOnce('done second')
    await anna.settled(newer.image_id)
    expect((await anna.read(id)).active_image_id).toBe(newer.image_id)
  })

  test('a choice made while waiting stands', async () => {
    const { id, image } = await conversationWithPicture('chosen')
    const waiting = await anna.send(id, 'comes later')
    await anna.setActive(id, image.id)
    await puppet.completeAtOnce('comes later')
    await anna.settled(waiting.image_id)
    expect((await anna.read(id)).active_image_id).toBe(image.id)
  })

  test('clearing it while waiting stands, and the next message starts afresh', async () => {
    const { id } = await conversationWithPicture('to be cleared')
    const waiting = await anna.send(id, 'after clearing')
    const cleared = await anna.setActive(id, null)
    expect(cleared).toMatchObject({ status: 200, body: { active_image_id: null, active_image: null } })
    await puppet.completeAtOnce('after clearing')
    await anna.settled(waiting.image_id)
    expect((await anna.read(id)).active_image_id).toBeNull()
    expect((await anna.send(id, 'a fresh start')).mode).toBe('text2img')
  })

  test('a message sent after the choice moves it again', async () => {
    const { id } = await conversationWithPicture('before the choice')
    await anna.setActive(id, null)
    const later = await anna.send(id, 'after the choice')
    await puppet.completeAtOnce('after the choice')
    await anna.settled(later.image_id)
    expect((await anna.read(id)).active_image_id).toBe(later.image_id)
  })

  test('a failed image leaves it where it was', async () => {
    const { id, image } = await conversationWithPicture('stays active')
    const failing = await anna.send(id, 'fails')
    const call = await puppet.call('fails')
    call.fail(refusal())
    expect(await anna.settled(failing.image_id)).toMatchObject({
      status: 'failed',
      error_code: 'provider_rejected',
      error_message: 'The model refused.',
    })
    const { active_image_id, messages } = await anna.read(id)
    expect(active_image_id).toBe(image.id)
    expect(messages.at(-1)).toMatchObject({
      status: 'failed',
      error_code: 'provider_rejected',
      error_message: 'The model refused.',
    })
  })

  test('can be a completed image of another conversation', async () => {
    const { image } = await conversationWithPicture('from elsewhere')
    const { id } = await anna.createConversation()
    expect((await anna.setActive(id, image.id)).body.active_image?.id).toBe(image.id)
  })

  test.each(['pending', 'processing', 'failed', 'cancelled'])(
    'a %s image is refused as active and as source',
    async (status) => {
      const { id } = await anna.createConversation()
      const prompt = `refused while ${status}`
      const { image_id } = await anna.send(id, prompt)
      const call = await puppet.call(prompt)
      if (status === 'failed') {
        call.fail(refusal())
        await anna.settled(image_id)
      }
      const ended = status === 'cancelled' ? new Date() : null
      if (status !== 'failed') {
        await database`update images set status = ${status}, completed_at = ${ended} where id = ${image_id}`
      }
      const refused = { status: 409, body: { code: 'image_not_ready' } }
      expect(await anna.setActive(id, image_id)).toMatchObject(refused)
      const message = { content: 'build on it', source_image_id: image_id }
      expect(await anna.post(`${conversations}/${id}/messages`, message)).toMatchObject(refused)
      expect(await anna.post(`${conversations}/from-image/${image_id}`)).toMatchObject(refused)
      expect((await anna.read(id)).messages).toHaveLength(2)
    },
  )
})

describe('at the same time', () => {
  test('messages sent at once to one conversation all arrive, one after the other', async () => {
    const { id } = await anna.createConversation()
    await Promise.all(Array.from({ length: 12 }, (_, index) => anna.send(id, `at once ${index}`)))
    const { messages } = await anna.read(id)
    expect(messages.map(({ role }) => role)).toEqual(Array.from({ length: 12 }, () => ['user', 'assistant']).flat())
    const [row] = await database`
      select count(distinct send_number) as sends from images where conversation_id = ${id}`
    expect(row).toEqual({ sends: 12 })
  })

  test('a choice made while the picture is being settled stands', async () => {
    const { id, image } = await conversationWithPicture('chosen in a race')
    await anna.setActive(id, null)
    const late = await anna.send(id, 'settles in a race')
    const call = await puppet.call('settles in a race')
    await database.begin(async (tx) => {
      await tx`
        update image_conversations set active_image_id = ${image.id}, active_image_decided_at = send_count
        where id = ${id}`
      await call.complete()
      await someoneWaits(database)
    })
    expect((await anna.settled(late.image_id)).status).toBe('completed')
    expect((await anna.read(id)).active_image_id).toBe(image.id)
  })

  test('a conversation is read as it was at one moment', async () => {
    const { id } = await anna.createConversation()
    const { image_id } = await anna.send(id, 'read while it settles')
    const call = await puppet.call('read while it settles')
    const reading = await database.begin(async (tx) => {
      await tx`lock table image_messages in access exclusive mode`
      const started = anna.read(id)
      await someoneWaits(database, 'from image_messages')
      await tx`update image_messages set status = 'failed' where image_id = ${image_id}`
      await tx`update image_conversations set title = 'later' where id = ${id}`
      return { started }
    })
    const { title, messages } = await reading.started
    expect([title, messages[1]?.status]).toEqual(['read while it settles', 'processing'])
    await call.complete()
  })
})
