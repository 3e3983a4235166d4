import type { Image } from '@picgen/sdk/contract'
import { v7 as uuidv7 } from 'uuid'
import type { PuppetModel } from './puppet-model.js'
import type { TestUser } from './test-studio.js'

/** A conversation of the user's with one finished picture, which is active. */
export async function createPictureConversation(
  puppet: PuppetModel,
  user: TestUser,
  prompt: string = uuidv7(),
): Promise<{ id: string; image: Image }> {
  const { id } = await user.createConversation()
  const { image_id } = await user.send(id, prompt)
  await puppet.completeAtOnce(prompt)
  return { id, image: await user.settled(image_id) }
}
