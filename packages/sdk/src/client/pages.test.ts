import { expect, test } from 'vitest'
import { caught } from '../../test/caught.js'
import { change } from '../../test/remote/fault.js'
import { withRemoteStudio } from '../../test/remote/with-remote-studio.js'
import type { Image } from '../index.js'
import { isResponseError } from '../index.js'

const here = withRemoteStudio()

/** Three images, and the first page of them that a server with two a page would answer. */
async function threeImages(): Promise<Image[]> {
  const images: Image[] = []
  for (const prompt of ['one', 'two', 'three']) images.unshift(await here.picgen.images.text2img({ prompt }))
  return images
}

test('a list that is awaited is its first page, and knows the way to the next', async () => {
  const [three, two, one] = await threeImages()
  await here.studio.next('GET /images?limit=2', change({ data: [three, two], next_cursor: 'after two' }))
  const page = await here.picgen.images.list({ limit: 2 })
  expect(page).toEqual({ data: [three, two], next_cursor: 'after two' })
  expect(page.hasNextPage()).toBe(true)
  await here.studio.next('GET /images?limit=2&cursor=after+two', change({ data: [one] }))
  const last = await page.getNextPage()
  expect(last).toEqual({ data: [one], next_cursor: null })
  expect(last.hasNextPage()).toBe(false)
  await expect(last.getNextPage()).rejects.toThrow(/hasNextPage/)
})

test('a list that is iterated is all of it, and no page is asked for before it is needed', async () => {
  const [three, two, one] = await threeImages()
  await here.studio.next('GET /images?q=o', change({ data: [three, two], next_cursor: 'next' }))
  await here.studio.next('GET /images?cursor=next&q=o', change({ data: [one] }))
  const seen: unknown[] = []
  for await (const { prompt } of here.picgen.images.list({ q: 'o' })) {
    seen.push([prompt, (await here.studio.requests('GET ')).length])
  }
  expect(seen).toEqual([
    ['three', 1],
    ['two', 1],
    ['one', 2],
  ])
})

test('leaving the loop asks for nothing more, and aborting it ends it with the reason', async () => {
  const [three] = await threeImages()
  const page = change({ data: [three], next_cursor: 'next' })
  await here.studio.next('GET /images', page, page)
  for await (const _image of here.picgen.images.list()) break
  const controller = new AbortController()
  const iterate = async () => {
    for await (const _image of here.picgen.images.list({}, { signal: controller.signal })) controller.abort('enough')
  }
  expect(await caught(iterate())).toBe('enough')
  expect(await here.studio.requests('GET ')).toHaveLength(2)
})

test('conversations are iterated as images are', async () => {
  for (const title of ['a', 'b']) {
    const { id } = await here.picgen.conversations.create()
    await here.picgen.conversations.update(id, { title })
  }
  const titles: string[] = []
  for await (const { title } of here.picgen.conversations.list()) titles.push(title)
  expect(titles).toEqual(['b', 'a'])
})

test('messages go back from the newest, page by page', async () => {
  const { id } = await here.picgen.conversations.create()
  for (const content of ['one', 'two']) await here.picgen.conversations.sendMessage(id, { content })
  const { messages } = await here.picgen.conversations.get(id)
  const ids: string[] = []
  for await (const message of here.picgen.conversations.messages(id, { limit: 3 })) ids.push(message.id)
  expect(ids).toEqual(messages.map((message) => message.id).toReversed())
  const asked = (await here.studio.requests('GET ')).slice(-2).map(({ path }) => path.split('?')[1])
  expect(asked).toEqual(['limit=3', `limit=3&before=${messages[1]?.id}`])
  const page = await here.picgen.conversations.messages(id)
  expect(page.data).toEqual(messages)
  expect((await here.studio.requests('GET ')).at(-1)?.path).toMatch(/\?limit=50$/)
})

test('a list that leads back to the same page is broken, and says so instead of never ending', async () => {
  const [three] = await threeImages()
  const page = change({ data: [three], next_cursor: 'again' })
  await here.studio.next('GET /images', page)
  await here.studio.next('GET /images?cursor=again', page)
  const iterate = async () => {
    for await (const _image of here.picgen.images.list());
  }
  const error = await caught(iterate())
  expect(isResponseError(error) && error.message).toMatch(/"again" names itself/)
})
