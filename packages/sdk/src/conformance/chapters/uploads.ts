import { imageSchema } from '../../contract/index.js'
import type { Check } from '../check.js'
import { expectBody, expectProblem, expectSame, expectStatus } from '../expectations.js'
import { paths } from '../paths.js'
import { jpegFile, type SampleFile, sampleFiles } from '../sample-files.js'

/** Pictures that people bring. */
export const uploads: readonly Check[] = [
  {
    id: 'uploads.form',
    level: 'required',
    sentence: 'A picture is uploaded as the field `file` of a form, and is a completed image at once',
    async run({ pictures }) {
      const { kind, status, width, height, prompt, url } = await pictures.upload()
      expectSame([kind, status, width, height, prompt], ['upload', 'completed', 48, 32, ''], 'the uploaded image')
      expectSame(url !== null, true, 'whether it has a url')
    },
  },
  ...sampleFiles.map((file): Check => {
    const format = file.mimeType.slice('image/'.length)
    return {
      id: `uploads.${format}`,
      level: 'rest',
      sentence: `A picture is uploaded as raw bytes: ${format}`,
      async run({ user }) {
        const body = file.bytes()
        const answer = await user.call('POST', paths.images, { body, headers: { 'content-type': file.mimeType } })
        const { kind, status } = expectBody(expectStatus(answer, 201), imageSchema)
        expectSame([kind, status], ['upload', 'completed'], answer.request)
      },
    }
  }),
  {
    id: 'uploads.upright',
    level: 'rest',
    sentence: 'A photo that lies on its side is turned upright, and its metadata is dropped',
    async run({ user }) {
      const { width, height, url } = await upload(user, jpegFile)
      expectSame([width, height], [jpegFile.width, jpegFile.height], 'the pixels of a 48x32 photo that is to be turned')
      const file = expectStatus(await user.call('GET', url ?? '/no-address', { authorization: null }), 200)
      const head = String.fromCharCode(...file.bytes.slice(0, 4096))
      expectSame(head.includes('Exif\0\0'), false, 'whether the file still has EXIF data')
    },
  },
  {
    id: 'uploads.unreadable',
    level: 'rest',
    sentence: 'What says that it is a picture and is none is `unreadable_image`',
    async run({ user }) {
      const body = new TextEncoder().encode('This is no picture, whatever its header says.')
      const answer = await user.call('POST', paths.images, { body, headers: { 'content-type': 'image/png' } })
      expectProblem(answer, 422, 'unreadable_image')
    },
  },
  {
    id: 'uploads.media-type',
    level: 'rest',
    sentence: 'An upload of a type that is not taken is a 415',
    async run({ user }) {
      const options = { body: 'text', headers: { 'content-type': 'text/plain' } }
      expectProblem(await user.call('POST', paths.images, options), 415, 'unsupported_media_type')
    },
  },
]

async function upload(user: Parameters<Check['run']>[0]['user'], file: SampleFile) {
  const options = { body: file.bytes(), headers: { 'content-type': file.mimeType } }
  return expectBody(expectStatus(await user.call('POST', paths.images, options), 201), imageSchema)
}
