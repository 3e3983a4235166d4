import { imageListSchema } from '../../contract/index.js'
import type { Caller } from '../caller.js'
import type { Check } from '../check.js'
import { expectBody, expectProblem, expectSame, expectStatus, expectThat } from '../expectations.js'
import { paths } from '../paths.js'

/** What a person has made. */
export const history: readonly Check[] = [
  {
    id: 'images.read',
    level: 'required',
    sentence: 'An image is read by its id: what a client polls',
    async run({ pictures, scenes }) {
      const { image } = await scenes.firstPicture()
      const { id, status, prompt } = await pictures.image(image.id)
      expectSame([id, status, prompt], [image.id, 'completed', image.prompt], 'the image')
    },
  },
  {
    id: 'images.newest-first',
    level: 'rest',
    sentence: 'The history is newest first, 50 at a time',
    async run({ user, scenes, pictures }) {
      await scenes.firstPicture()
      await pictures.upload()
      const { data } = await list(user, '')
      const times = data.map(({ created_at }) => created_at)
      expectSame(times, times.toSorted().reverse(), 'the times of the history')
      expectThat(data.length >= 2 && data.length <= 50, 'GET /api/images', 'up to 50 images', data.length)
    },
  },
  {
    id: 'images.pages',
    level: 'rest',
    sentence: '`cursor` goes on where a page of the history ended, without a gap or a repetition',
    async run({ user, scenes, pictures }) {
      await scenes.firstPicture()
      await pictures.upload()
      const whole = (await list(user, '?limit=3')).data.map(({ id }) => id)
      const read: string[] = []
      let cursor: string | null = ''
      while (cursor !== null && read.length < whole.length) {
        const page: { data: { id: string }[]; next_cursor: string | null } = await list(
          user,
          `?limit=1${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
        )
        read.push(...page.data.map(({ id }) => id))
        cursor = page.next_cursor
      }
      expectSame(read, whole, 'pages of one, beside a page of three')
    },
  },
  {
    id: 'images.filters',
    level: 'rest',
    sentence: 'The history can be narrowed by kind, by status, and by words of the prompt in any case',
    async run({ user, scenes, pictures }) {
      const { image } = await scenes.firstPicture()
      const upload = await pictures.upload()
      const uploads = (await list(user, '?kind=upload&limit=200')).data
      expectThat(
        uploads.every(({ kind }) => kind === 'upload'),
        '?kind=upload',
        'uploads only',
        kindsOf(uploads),
      )
      expectThat(
        uploads.some(({ id }) => id === upload.id),
        '?kind=upload',
        'the upload',
        'none',
      )
      const done = (await list(user, '?status=completed&limit=200')).data
      expectThat(
        done.every(({ status }) => status === 'completed'),
        '?status=completed',
        'completed only',
        'others too',
      )
      const found = (await list(user, `?q=${encodeURIComponent('RED CIRCLE')}&limit=200`)).data
      expectThat(
        found.some(({ id }) => id === image.id),
        '?q=RED CIRCLE',
        'the image with "red circle"',
        'not it',
      )
      const isRight = found.every(({ prompt }) => prompt.toLowerCase().includes('red circle'))
      expectThat(
        isRight,
        '?q=RED CIRCLE',
        'only prompts that contain it',
        found.map(({ prompt }) => prompt),
      )
    },
  },
  {
    id: 'images.bad-query',
    level: 'rest',
    sentence: 'A limit, a cursor, a kind or a status that is none is refused',
    async run({ user }) {
      for (const query of ['limit=0', 'limit=201', 'cursor=made-up', 'kind=painting', 'status=done']) {
        expectProblem(await user.call('GET', `${paths.images}?${query}`), 400, 'invalid_request')
      }
    },
  },
]

async function list(user: Caller, query: string) {
  return expectBody(expectStatus(await user.call('GET', paths.images + query), 200), imageListSchema)
}

function kindsOf(images: readonly { kind: string }[]): string {
  return [...new Set(images.map(({ kind }) => kind))].join(', ')
}
