import type { Check } from '../check.js'
import { expectProblem, expectSame } from '../expectations.js'
import { NOBODYS_ID, paths } from '../paths.js'

/** What the next message builds on. */
export const activeImage: readonly Check[] = [
  {
    id: 'active-image.completed',
    level: 'required',
    sentence: 'A completed image becomes the conversation’s active image',
    async run({ scenes }) {
      const { image, after } = await scenes.firstPicture()
      const { active_image_id, active_image } = after
      expectSame([active_image_id, active_image?.id], [image.id, image.id], 'the active image')
      expectSame(active_image?.status, 'completed', 'the status of the active image')
    },
  },
  {
    id: 'active-image.later-one',
    level: 'required',
    sentence: 'Of two images, the one that was sent later ends as the active one, whichever is done first',
    async run({ scenes }) {
      const { later, after } = await scenes.rivals()
      expectSame(after.active_image_id, later.image_id, 'the active image, beside the image that was sent later')
    },
  },
  {
    id: 'active-image.cleared-stays',
    level: 'required',
    sentence: 'An active image that was cleared after sending stays cleared when the image is done',
    async run({ scenes }) {
      const { after } = await scenes.clearedMeanwhile()
      expectSame([after.active_image_id, after.active_image], [null, null], 'the active image')
    },
  },
  {
    id: 'active-image.chosen-stays',
    level: 'required',
    sentence: 'An active image that was chosen after sending stays when the image is done',
    async run({ scenes }) {
      const { source, after } = await scenes.chosenMeanwhile()
      expectSame(after.active_image_id, source.id, 'the active image, beside the chosen one')
    },
  },
  {
    id: 'active-image.set',
    level: 'required',
    sentence: 'Any completed image of the caller’s can be made active, of another conversation as well',
    async run({ pictures, scenes }) {
      const { image } = await scenes.firstPicture()
      const { id } = await pictures.conversation()
      const { active_image_id, active_image } = await pictures.setActive(id, image.id)
      expectSame([active_image_id, active_image?.id], [image.id, image.id], 'the active image as answered')
      expectSame((await pictures.read(id)).active_image_id, image.id, 'the active image as read again')
      expectSame((await pictures.image(image.id)).conversation_id, image.conversation_id, 'where the image belongs')
    },
  },
  {
    id: 'active-image.clear',
    level: 'required',
    sentence: 'The active image can be cleared',
    async run({ pictures }) {
      const { id } = await pictures.conversation()
      await pictures.setActive(id, (await pictures.upload()).id)
      expectSame((await pictures.setActive(id, null)).active_image_id, null, 'the active image as answered')
      expectSame((await pictures.read(id)).active_image, null, 'the active image as read again')
    },
  },
  {
    id: 'active-image.refused',
    level: 'rest',
    sentence: 'What is no image, or none that exists, does not become active',
    async run({ user, pictures }) {
      const { id } = await pictures.conversation()
      const path = paths.activeImage(id)
      expectProblem(await user.call('PATCH', path, { json: { image_id: NOBODYS_ID } }), 404, 'not_found')
      expectProblem(await user.call('PATCH', path, { json: { image_id: 'the first' } }), 400, 'invalid_request')
      expectProblem(await user.call('PATCH', path, { json: {} }), 400, 'invalid_request')
      expectSame((await pictures.read(id)).active_image_id, null, 'the active image afterwards')
    },
  },
]
