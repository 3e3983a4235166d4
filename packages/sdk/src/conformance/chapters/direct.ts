import type { Check } from '../check.js'
import { expectProblem, expectSame } from '../expectations.js'
import { paths } from '../paths.js'

/** Images without a conversation. */
export const direct: readonly Check[] = [
  {
    id: 'images.text2img',
    level: 'rest',
    sentence: 'An image is made directly from a prompt, without a conversation',
    async run({ scenes }) {
      const { answered, image } = await scenes.direct()
      const { kind, conversation_id, source_image_id, status } = image
      expectSame([kind, conversation_id, source_image_id], ['text2img', null, null], 'a direct image')
      expectSame([answered.id, status], [image.id, 'completed'], 'what it came to')
    },
  },
  {
    id: 'images.img2img',
    level: 'rest',
    sentence: 'An image is made directly from another',
    async run({ scenes }) {
      const { image, source } = await scenes.directFrom()
      const { kind, conversation_id, source_image_id } = image
      expectSame([kind, conversation_id, source_image_id], ['img2img', null, source.id], 'a direct image from another')
    },
  },
  {
    id: 'images.direct-refused',
    level: 'rest',
    sentence: 'A direct image without a prompt, or from no image, is refused',
    async run({ user }) {
      expectProblem(await user.call('POST', paths.text2img, { json: {} }), 400, 'invalid_request')
      expectProblem(await user.call('POST', paths.img2img, { json: { prompt: 'Bluer' } }), 400, 'invalid_request')
    },
  },
  {
    id: 'images.cancel',
    level: 'required',
    sentence: 'An image that is not done can be cancelled, stays cancelled, and never gets a file',
    async run({ pictures, scenes }) {
      const { id, status, completed_at } = await scenes.cancelled()
      expectSame([status, completed_at !== null], ['cancelled', true], 'status, and whether it has an end')
      // The last word of a busy model may come now; a completed picture takes about as long.
      await scenes.direct()
      const later = await pictures.image(id)
      expectSame([later.status, later.url], ['cancelled', null], 'the image, read again')
    },
  },
]
