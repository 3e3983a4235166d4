import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { refusal } from '../../test/puppet-model.js'
import { createTestStudio, type TestUser } from '../../test/test-studio.js'

const { as, puppet } = await createTestStudio()

/** What a person or a model does next; `which` picks one of the images there are. */
const step = fc.record({
  what: fc.constantFrom('send', 'send', 'complete', 'complete', 'fail', 'choose', 'clear'),
  which: fc.nat(9),
})

interface Sent {
  id: string
  prompt: string
  status: 'unfinished' | 'completed' | 'failed'
  /** Has the person chosen or cleared since this was sent? */
  wasOverruled: boolean
}

/** The rules of CONTRACT.md told in their own words: no counters, only what happened. */
class ExpectedConversation {
  readonly sent: Sent[] = []
  active: string | null = null

  end(image: Sent, status: 'completed' | 'failed'): void {
    image.status = status
    const later = this.sent.slice(this.sent.indexOf(image) + 1)
    const isReplaced = later.some((other) => other.status === 'completed')
    if (status === 'completed' && !isReplaced && !image.wasOverruled) this.active = image.id
  }

  choose(id: string | null): void {
    this.active = id
    for (const image of this.sent) image.wasOverruled = true
  }

  among(status: Sent['status']): Sent[] {
    return this.sent.filter((image) => image.status === status)
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
      expected.sent.push({ id: image_id, prompt, status: 'unfinished', wasOverruled: false })
    } else if (what === 'clear') {
      await user.setActive(conversationId, null)
      expected.choose(null)
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
      const balance = 1000 - 2 * expected.among('completed').length
      const reserved = 2 * expected.among('unfinished').length
      expect(await user.credits()).toEqual({ enabled: true, balance, reserved, available: balance - reserved })
      expect((await user.read(id)).messages).toHaveLength(2 * expected.sent.length)
      // The worker makes so many at once, and no more.
      for (const { prompt } of expected.among('unfinished')) (await puppet.call(prompt)).fail(refusal())
    }),
    { numRuns: 12 },
  )
})
