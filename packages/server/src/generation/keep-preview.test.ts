import type { Image } from '@picgen/sdk/contract'
import { pino } from 'pino'
import sharp from 'sharp'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type EventClient, openEvents } from '../../test/event-client.js'
import { picture, refusal } from '../../test/puppet-model.js'
import { createTestStudio } from '../../test/test-studio.js'
import { previewOf } from '../images/index.js'
import { type Claim, claimImage, handBack, releaseClaim } from './claim.js'
import { keepPreview, type PreviewKeeper } from './keep-preview.js'

const HOUR_MS = 3_600_000
const studio = await createTestStudio({ worker: { previewIntervalMs: 0 } })
const anna = studio.as('anna')
const [red, green, blue] = await Promise.all(['#c00000', '#00c000', '#0000c0'].map((colour) => picture(96, 64, colour)))
if (!red || !green || !blue) throw new Error('There are no pictures.')

const clients: EventClient[] = []
const keepers: PreviewKeeper[] = []
afterEach(() => {
  for (const client of clients.splice(0)) client.close()
  for (const keeper of keepers.splice(0)) keeper.stop()
})

/** An image that the model works on, and who watches it. */
async function begin(prompt: string) {
  const { id } = await anna.createConversation()
  const client = await openEvents(studio.url, 'anna', id)
  clients.push(client)
  const sent = await anna.send(id, prompt)
  const call = await studio.puppet.call(prompt)
  const told = (isWanted: (image: Image) => boolean) =>
    client.until(({ type, data }) => type === 'image' && data.id === sent.image_id && isWanted(data))
  const previews = () =>
    client.heard.flatMap((event) => (event.type === 'image' && event.data.preview ? [event.data.preview] : []))
  return { conversationId: id, imageId: sent.image_id, call, told, previews }
}

/** As long as a preview that is not wanted would have taken at the least. */
const twoPictures = async () => {
  for (const bytes of [green, blue]) await previewOf(bytes)
}

/** Which of the pictures a preview shows. */
async function colourOf(preview: string | null | undefined): Promise<string> {
  const bytes = Buffer.from(preview?.split(',')[1] ?? '', 'base64')
  const { dominant } = await sharp(bytes).stats()
  const [highest] = Object.entries(dominant).toSorted(([, one], [, other]) => other - one)
  return highest?.[0] ?? ''
}

describe('a picture that is being made', () => {
  test('shows how it looks so far, to whoever watches and to whoever reads', async () => {
    const { conversationId, imageId, call, told } = await begin('a house, seen early')
    expect(await anna.image(imageId)).toMatchObject({ status: 'processing', preview: null })
    call.preview(red)
    await told((image) => Boolean(image.preview))
    const image = await anna.image(imageId)
    expect(image.preview).toMatch(/^data:image\/webp;base64,/)
    expect((await anna.read(conversationId)).messages[1]?.image).toEqual(image)
    expect((await anna.get<{ data: Image[] }>('/api/images')).body.data[0]).toEqual(image)
    call.preview(green)
    await told(({ preview }) => Boolean(preview) && preview !== image.preview)
    expect(await colourOf((await anna.image(imageId)).preview)).toBe('g')
    await call.complete()
    expect(await anna.settled(imageId)).toMatchObject({ status: 'completed', preview: null })
  })

  test('shows none once it has failed, was refused or was cancelled', async () => {
    const failing = await begin('a house that fails')
    failing.call.preview(red)
    await failing.told((image) => Boolean(image.preview))
    failing.call.fail(refusal())
    expect(await anna.settled(failing.imageId)).toMatchObject({ status: 'failed', preview: null })

    const cancelled = await begin('a house that nobody wants')
    cancelled.call.preview(red)
    await cancelled.told((image) => Boolean(image.preview))
    const { body } = await anna.post<Image>(`/api/images/${cancelled.imageId}/cancel`)
    expect(body).toMatchObject({ status: 'cancelled', preview: null })
    cancelled.call.preview(green)
    await cancelled.call.complete()
    expect(await anna.image(cancelled.imageId)).toMatchObject({ status: 'cancelled', preview: null })
  })

  test('takes no harm from a preview that is none', async () => {
    const { imageId, call, told, previews } = await begin('a house among rubbish')
    call.preview(Buffer.from('<svg/>'))
    call.preview(new Uint8Array())
    call.preview(red.subarray(0, 40))
    // @ts-expect-error An adapter can be anybody's code.
    call.preview(null)
    // @ts-expect-error The same.
    call.preview('data:image/png;base64,AAAA')
    call.preview(blue)
    await told((image) => Boolean(image.preview))
    expect(await Promise.all(previews().map(colourOf))).toEqual(['b'])
    await call.complete()
    expect(await anna.settled(imageId)).toMatchObject({ status: 'completed' })
  })

  test('is not touched by a preview that comes after its end', async () => {
    const { imageId, call, told, previews } = await begin('a house, finished')
    await call.complete()
    const completed = await anna.settled(imageId)
    call.preview(red)
    await told(({ status }) => status === 'completed')
    await twoPictures()
    expect(await anna.image(imageId)).toEqual({ ...completed, url: expect.any(String) })
    expect(previews()).toEqual([])
  })
})

describe('one attempt', () => {
  /** A claim of the test's own, on an image that no worker knows of. */
  async function claim(prompt: string): Promise<Claim> {
    const { id } = await anna.createConversation()
    const { image_id } = await anna.send(id, prompt)
    const call = await studio.puppet.call(prompt)
    await studio.database`update images set attempt_token = null where id = ${image_id}`
    call.fail(refusal())
    const claimed = await claimImage(studio.database, image_id)
    if (!claimed) throw new Error('It could not be claimed.')
    return claimed
  }
  const logger = pino({ level: 'silent' })
  const keep = (claimed: Claim, intervalMs?: number) => {
    const keeper = keepPreview(studio.database, claimed, { intervalMs, logger })
    keepers.push(keeper)
    return keeper
  }
  const previewNow = async ({ image }: Claim) => (await anna.image(image.id)).preview ?? null
  /** Resolves with the preview once it shows a picture of this colour. */
  const untilShown = (claimed: Claim, colour: string) =>
    vi.waitUntil(
      async () => {
        const preview = await previewNow(claimed)
        return preview !== null && (await colourOf(preview)) === colour ? preview : null
      },
      { timeout: 60_000, interval: 5 },
    )

  test('shows one picture in its interval, however many come', async () => {
    const claimed = await claim('a street, slowly')
    const keeper = keep(claimed, HOUR_MS)
    for (const bytes of [red, green, blue]) keeper.show(bytes)
    await untilShown(claimed, 'r')
    const row = () => studio.database`select xmin::text from images where id = ${claimed.image.id}`
    const before = await row()
    for (const bytes of [green, blue]) keeper.show(bytes)
    await twoPictures()
    expect(await row()).toEqual(before)
  })

  test('shows the newest of those that came while it was busy', async () => {
    const claimed = await claim('a street, quickly')
    const keeper = keep(claimed, 0)
    for (const bytes of [red, green, red, green, blue]) keeper.show(bytes)
    await untilShown(claimed, 'b')
  })

  test('leaves no timer behind when it stops, in the middle of an interval or of a picture', async () => {
    const set = vi.spyOn(globalThis, 'setTimeout')
    const cleared = vi.spyOn(globalThis, 'clearTimeout')
    onTestFinished(() => void vi.restoreAllMocks())
    const intervals = () =>
      set.mock.results.flatMap(({ value }, index) => (Number(set.mock.calls[index]?.[1]) > HOUR_MS / 2 ? [value] : []))
    const claimed = await claim('a street, left')
    const first = keep(claimed, HOUR_MS)
    first.show(red)
    await vi.waitUntil(() => intervals().length === 1, 60_000)
    first.stop()
    expect(cleared).toHaveBeenCalledWith(intervals()[0])

    const second = keep(claimed, HOUR_MS)
    second.show(green)
    second.stop()
    for (const keeper of [first, second]) keeper.show(blue)
    await twoPictures()
    expect(intervals()).toHaveLength(1)
    expect(await colourOf(await previewNow(claimed))).toBe('r')
  })

  test.each([
    ['released', (claimed: Claim) => releaseClaim(studio.database, claimed)],
    ['handed back', (claimed: Claim) => handBack(studio.database, claimed)],
  ])('takes its preview along when it is %s, and shows none any more', async (how, end) => {
    const claimed = await claim(`a street, ${how}`)
    const keeper = keep(claimed, 0)
    keeper.show(red)
    await untilShown(claimed, 'r')
    await end(claimed)
    expect(await previewNow(claimed)).toBeNull()
  })

  test('that takes over from a dead worker begins without a preview, and the dead one’s comes too late', async () => {
    const dead = await claim('a street, taken over')
    const keeper = keep(dead, 0)
    keeper.show(red)
    await untilShown(dead, 'r')
    await studio.database`update images set heartbeat_at = now() - interval '1 hour' where id = ${dead.image.id}`
    const living = await claimImage(studio.database, dead.image.id)
    expect(living).toMatchObject({ image: { preview: null } })
    keeper.show(green)
    if (living) keep(living, 0).show(blue)
    await untilShown(dead, 'b')
  })
})

test('the database takes no preview of an image that has its end, nor a large one', async () => {
  const { imageId, call } = await begin('a wall')
  const large = studio.database`update images set preview = ${'x'.repeat(8193)} where id = ${imageId}`
  await expect(large).rejects.toMatchObject({ code: '23514' })
  await call.complete()
  await anna.settled(imageId)
  const late = studio.database`update images set preview = 'data:' where id = ${imageId}`
  await expect(late).rejects.toMatchObject({ code: '23514' })
})
