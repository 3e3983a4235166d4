import { type Account, accountSchema, imageSchema } from '../../contract/index.js'
import { type Check, Skipped } from '../check.js'
import { expectBody, expectSame, expectStatus, expectThat } from '../expectations.js'
import { paths } from '../paths.js'
import type { World } from '../world.js'

/** What images cost. */
export const credits: readonly Check[] = [
  {
    id: 'credits.capture',
    level: 'optional',
    sentence: 'A completed image costs what it says, once, and nothing stays reserved for it',
    async run(world) {
      const before = await readCredits(world)
      const { id, credits: cost } = await draw(world, 'A pink oval')
      await world.pictures.completed(id)
      const after = await readCredits(world)
      expectSame(after.balance, before.balance - cost, `the balance of ${before.balance} after an image of ${cost}`)
      expectSame(after.reserved, before.reserved, 'what is reserved, beside before')
    },
  },
  {
    id: 'credits.release',
    level: 'optional',
    sentence: 'An image that was cancelled costs nothing',
    async run(world) {
      const before = await readCredits(world)
      const { id } = await draw(world, 'A cloud that fades')
      const answer = expectStatus(await world.user.call('POST', paths.cancel(id)), 200, 409)
      if (answer.status === 409) throw new Skipped('images are done before they can be cancelled')
      const after = await readCredits(world)
      expectSame([after.balance, after.reserved], [before.balance, before.reserved], 'balance and reserved')
    },
  },
  {
    id: 'credits.price',
    level: 'required',
    sentence: 'An image says what it costs: the price of its model',
    async run({ pictures, scenes }) {
      const { sent } = await scenes.firstPicture()
      const model = (await pictures.models()).find(({ id }) => id === sent.image.model)
      expectSame(sent.image.credits, model?.credits, `the credits of an image of ${sent.image.model}`)
    },
  },
]

async function readCredits({ user }: World): Promise<Account['credits']> {
  const { credits: now } = expectBody(expectStatus(await user.call('GET', paths.account), 200), accountSchema)
  if (!now.enabled) throw new Skipped('credits are switched off')
  expectSame(now.available, now.balance - now.reserved, 'available, beside balance − reserved')
  expectThat(now.balance >= 0 && now.reserved >= 0, 'GET /api/account', 'nothing below zero', now)
  return now
}

async function draw({ user, pictures }: World, prompt: string) {
  const { model, size } = await pictures.painter()
  const json = { prompt, model: model.id, size }
  return expectBody(expectStatus(await user.call('POST', paths.text2img, { json }), 202), imageSchema)
}
