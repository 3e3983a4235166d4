import { type Check, Skipped } from '../check.js'
import { expectProblem } from '../expectations.js'
import { paths } from '../paths.js'

/** Requests that are well formed and still can't be done. */
export const refusals: readonly Check[] = [
  {
    id: 'errors.unknown-model',
    level: 'rest',
    sentence: 'A model that is not in the catalogue is `unknown_model`',
    async run({ user, pictures, tag }) {
      const { id } = await pictures.conversation()
      const json = { content: 'A circle', model: `${tag}-unknown` }
      expectProblem(await user.call('POST', paths.messages(id), { json }), 422, 'unknown_model')
    },
  },
  {
    id: 'errors.unsupported-size',
    level: 'rest',
    sentence: 'A size that the model does not have is `unsupported_size`',
    async run({ user, pictures }) {
      const { id } = await pictures.conversation()
      const { model } = await pictures.painter()
      const size = ['17x19', '19x17', '23x29'].find((each) => !model.sizes.includes(each))
      const json = { content: 'A circle', model: model.id, size }
      expectProblem(await user.call('POST', paths.messages(id), { json }), 422, 'unsupported_size')
    },
  },
  {
    id: 'errors.unsupported-mode',
    level: 'rest',
    sentence: 'A model that can’t do what was asked is `unsupported_mode`',
    async run({ user, pictures }) {
      const model = (await pictures.models()).find(({ kinds }) => !kinds.includes('img2img'))
      if (!model) throw new Skipped('every model of this backend builds on images')
      const { id: source_image_id } = await pictures.upload()
      const { id } = await pictures.conversation()
      const json = { content: 'Bluer', model: model.id, source_image_id }
      expectProblem(await user.call('POST', paths.messages(id), { json }), 422, 'unsupported_mode')
    },
  },
  {
    id: 'errors.no-active-image',
    level: 'rest',
    sentence: '`img2img` in a conversation without an active image is `no_active_image`',
    async run({ user, pictures }) {
      const { id } = await pictures.conversation()
      const { model } = await pictures.builder()
      const json = { content: 'Bluer', mode: 'img2img', model: model.id }
      expectProblem(await user.call('POST', paths.messages(id), { json }), 409, 'no_active_image')
    },
  },
  {
    id: 'errors.image-not-ready',
    level: 'rest',
    sentence: 'An image that is not completed can be neither active, nor a source, nor a conversation’s start',
    async run({ user, pictures, scenes }) {
      const image = await scenes.cancelled()
      const { id } = await pictures.conversation()
      const active = await user.call('PATCH', paths.activeImage(id), { json: { image_id: image.id } })
      expectProblem(active, 409, 'image_not_ready')
      expectProblem(await user.call('POST', paths.fromImage(image.id)), 409, 'image_not_ready')
      const { model } = await pictures.builder()
      const json = { content: 'Bluer', model: model.id, source_image_id: image.id }
      expectProblem(await user.call('POST', paths.messages(id), { json }), 409, 'image_not_ready')
    },
  },
  {
    id: 'errors.not-cancellable',
    level: 'rest',
    sentence: 'An image that is final can’t be cancelled',
    async run({ user, pictures }) {
      const { id } = await pictures.upload()
      expectProblem(await user.call('POST', paths.cancel(id)), 409, 'not_cancellable')
    },
  },
]
