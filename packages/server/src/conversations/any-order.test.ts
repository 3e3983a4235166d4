import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { refusal } from '../../test/puppet-model.js'
import { createTestStudio, type TestUser } from '../../test/test-studio.js'

const { as, puppet } = await createTestStudio()

/** What a person or a model does next; `which` picks one of the images there are. */
const step = fc.record({
  what: fc.constantFrom('send', 'send', 'complete', 'complete', 'fail', 'cancel', 'delete', 'choose', 'clear'),
  which: fc.nat(9),
})

interface Sent {
  id: string
  prompt: string
  status: 'unfinished' | 'completed' | 'failed' | 'cancelled'
  isDeleted: boolean
  /** Has the person chosen or cleared since this was sent? */
  wasOverruled: boolean
}

/** The rules of CONTRACT.md told in their own words: no counters, only what happened. */
class ExpectedConversation {
  readonly sent: Sent[] = []
  active: string | null = null

  end(image: Sent, status: Exclude<Sent['status'], 'unfinished'>): void {
    image.status = status
    const later = this.sent.slice(this.sent.indexOf(image) + 1)
    const isReplaced = later.some((other) => other.status === 'completed')
    if (status === 'completed' && !isReplaced && !image.wasOverruled) this.active = image.id
  }

  /** What was made and is deleted still counts as made: nothing older takes the place that it had. */
  delete(image: Sent): void {
    if (image.status === 'unfinished') this.end(image, 'cancelled')
    image.isDeleted = true
    if (this.active === image.id) this.active = null
  }

  choose(id: string | null): void {
    this.active = id
    for (const image of this.sent) image.wasOverruled = true
  }

  among(status: Sent['status']): Sent[] {
    return this.sent.filter((image) => image.status === status && !image.isDeleted)
  }
}

async function play(user: TestUser, conversationId: string, steps: { what: string; which: number }[]) {
  const expected = new ExpectedConversation()
  for (const { what, which } of steps) {
    const pick = (status: Sent['status']) => {
      const among = expected.among(status)
      return among[which % among.length]
    }
    if (what === 'send') {
      const prompt = uuidv7()
      const { image_id, image } = await user.send(conversationId, prompt)
      expect(image.source_image_id).toBe(expected.active)
      expected.sent.push({ id: image_id, prompt, status: 'unfinished', isDeleted: false, wasOverruled: false })
    } else if (what === 'clear') {
      await user.setActive(conversationId, null)
      expected.choose(null)
    } else if (what === 'delete') {
      const any = expected.sent.filter(({ isDeleted }) => !isDeleted)
      const deleted = any[which % any.length]
      if (!deleted) continue
      expect((await user.delete(`/api/images/${deleted.id}`)).status).toBe(204)
      expected.delete(deleted)
    } else if (what === 'cancel') {
      const cancelled = pick('unfinished')
      if (!cancelled) continue
      expect((await user.post(`/api/images/${cancelled.id}/cancel`)).status).toBe(200)
      expected.end(cancelled, 'cancelled')
    } else if (what === 'choose') {
      const chosen = pick('completed')
      if (!chosen) continue
      await user.setActive(conversationId, chosen.id)
      expected.choose(chosen.id)
    } else {
      const ending = pick('unfinished')
      if (!ending) continue
      const call = await puppet.call(ending.prompt)
      if (what === 'complete') await call.complete()
      else call.fail(refusal())
      const { status } = await user.settled(ending.id)
      expect(status).toBe(what === 'complete' ? 'completed' : 'failed')
      expected.end(ending, what === 'complete' ? 'completed' : 'failed')
    }
    expect((await user.read(conversationId)).active_image_id).toBe(expected.active)
  }
  return expected
}

test('whatever happens in whatever order, the active image and the credits are what the rules say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const user = as(uuidv7())
      const { id } = await user.createConversation()
      const expected = await play(user, id, steps)
      const balance = 1000 - 2 * expected.sent.filter(({ status }) => status === 'completed').length
      const reserved = 2 * expected.among('unfinished').length
      expect(await user.credits()).toEqual({ enabled: true, balance, reserved, available: balance - reserved })
      expect((await user.read(id)).messages).toHaveLength(2 * expected.sent.length)
      // The worker makes so many at once, and no more.
      for (const { prompt } of expected.among('unfinished')) (await puppet.call(prompt)).fail(refusal())
    }),
    { numRuns: 12 },
  )
})
