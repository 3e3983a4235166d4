import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import { picture, refusal } from '../../test/puppet-model.js'
import { createTestStudio } from '../../test/test-studio.js'
import { connect } from '../database/connect.js'
import { createCatalogue } from '../models/catalogue.js'
import { claimImage } from './claim.js'
import { type GenerationParts, generateImage } from './generate-image.js'
import { queueText2img } from './queue.js'
import { recoverAbandonedImages } from './recovery.js'
import { settleCompleted } from './settle.js'
import { startWorker } from './worker.js'

const { as, puppet, database, imagesDirectory } = await createTestStudio()
const anna = as('anna')

async function sendAlone(prompt: string) {
  const { id } = await anna.createConversation()
  return anna.send(id, prompt)
}

describe('what the model answers', () => {
  test('progress is seen while it works', async () => {
    const { image_id } = await sendAlone('step by step')
    const call = await puppet.call('step by step')
    call.progress(0.4)
    await expect.poll(() => anna.image(image_id)).toMatchObject({ status: 'processing', progress: 0.4 })
    await call.complete()
    expect(await anna.settled(image_id)).toMatchObject({ status: 'completed', progress: null })
  })

  test.each<[string, () => Promise<Uint8Array>]>([
    ['nothing', async () => new Uint8Array()],
    ['HTML', async () => Buffer.from('<!doctype html><p>Busy')],
    ['half a picture', async () => (await picture(64, 64)).subarray(0, 60)],
    ['a picture with a damaged middle', async () => damaged(await picture(64, 64))],
  ])('%s is bad_output, and the credits come back', async (what, bytes) => {
    const before = await anna.credits()
    const { image_id } = await sendAlone(`answers ${what}`)
    await (await puppet.call(`answers ${what}`)).complete(await bytes())
    expect(await anna.settled(image_id)).toMatchObject({ status: 'failed', error_code: 'bad_output', url: null })
    expect((await anna.credits()).balance).toBe(before.balance)
  })

  test('an error that is not the model’s to show is internal, and says nothing of itself', async () => {
    const { image_id } = await sendAlone('leaks')
    const call = await puppet.call('leaks')
    call.fail(new Error('key sk-123 at /home/somebody'))
    const image = await anna.settled(image_id)
    expect(image).toMatchObject({ status: 'failed', error_code: 'internal' })
    expect(JSON.stringify(image)).not.toContain('sk-123')
  })

  test('no bytes at all is bad_output, and the model is asked once', async () => {
    const { image_id } = await sendAlone('answers undefined')
    const call = await puppet.call('answers undefined')
    // @ts-expect-error An adapter written in JavaScript can return anything.
    call.answer({ bytes: 'a string' })
    expect(await anna.settled(image_id)).toMatchObject({ status: 'failed', error_code: 'bad_output' })
    const [row] = await database`select attempts from images where id = ${image_id}`
    expect(row).toEqual({ attempts: 1 })
  })

  test('a reason with a NUL character and of any length is told nevertheless', async () => {
    const { image_id } = await sendAlone('refuses at length')
    const call = await puppet.call('refuses at length')
    call.fail(refusal(`Not\0 this. ${'x'.repeat(5000)}`))
    const { error_message, error_code } = await anna.settled(image_id)
    expect(error_code).toBe('provider_rejected')
    expect(error_message).toMatch(/^Not this\. x{900,}$/)
  })

  test('a progress that is no number is not shown, and does not harm the image', async () => {
    const { image_id } = await sendAlone('counts wrongly')
    const call = await puppet.call('counts wrongly')
    call.progress(0.2)
    call.progress(Number.NaN)
    await expect.poll(() => anna.image(image_id)).toMatchObject({ progress: 0.2 })
    await call.complete()
    expect((await anna.settled(image_id)).status).toBe('completed')
  })

  test('an image is as large as its model made it, whatever was asked', async () => {
    const { image_id } = await sendAlone('other size')
    await (await puppet.call('other size')).complete(await picture(80, 40))
    expect(await anna.settled(image_id)).toMatchObject({ size: '64x64', width: 80, height: 40 })
  })

  test('a seed is chosen and told where none was asked for', async () => {
    const { image } = await sendAlone('seeded')
    const { request } = await puppet.call('seeded')
    expect(image.seed).toBe(request.seed)
    expect(Number.isInteger(image.seed)).toBe(true)
  })

  test('a source whose file is gone is source_missing', async () => {
    const { id } = await anna.createConversation()
    const base = await anna.send(id, 'will vanish')
    await puppet.completeAtOnce('will vanish')
    await anna.settled(base.image_id)
    await rm(join(imagesDirectory, base.image_id), { recursive: true })
    const { image_id } = await anna.send(id, 'builds on nothing')
    expect(await anna.settled(image_id)).toMatchObject({ status: 'failed', error_code: 'source_missing' })
  })
})

function damaged(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  copy.fill(0xff, copy.length - 40, copy.length - 16)
  return copy
}

describe('a direct generation', () => {
  test('needs no conversation', async () => {
    const image = await database.begin((tx) =>
      queueText2img(
        tx,
        { credits: { enabled: true, grant: 1000 }, maxPending: 1000 },
        {
          userId: 'anna',
          prompt: 'direct',
          model: puppet,
          size: '64x64',
          seed: 7,
          referenceImageIds: [],
          conversation: null,
        },
      ),
    )
    await puppet.completeAtOnce('direct')
    expect(await anna.settled(image.id)).toMatchObject({ status: 'completed', conversation_id: null, seed: 7 })
  })
})

describe('a model that takes too long', async () => {
  const slow = await createTestStudio({ worker: { timeoutMs: 300 } })

  test('is timed_out, told to stop, and the credits come back', async () => {
    const user = slow.as('patient')
    const { id } = await user.createConversation()
    const { image_id } = await user.send(id, 'never')
    const call = await slow.puppet.call('never')
    expect(await user.settled(image_id)).toMatchObject({ status: 'failed', error_code: 'timed_out' })
    expect(call.signal.aborted).toBe(true)
    expect(await user.credits()).toMatchObject({ balance: 1000, reserved: 0 })
  })
})

describe('one attempt', async () => {
  // No worker of its own: the test makes the attempts.
  const studio = await createTestStudio({ worker: false })
  const attempt = async (prompt: string, parts: Partial<GenerationParts> = {}) => {
    const user = studio.as('patient')
    const { image_id } = await user.send((await user.createConversation()).id, prompt)
    const done = generateImage({ ...studio.workerParts, ...parts }, image_id, new AbortController().signal)
    return { user, image_id, done, call: await studio.puppet.call(prompt) }
  }

  test('whose image has ended meanwhile leaves no file behind', async () => {
    const { user, image_id, done, call } = await attempt('answers too late')
    await studio.database`
      update images set status = 'cancelled', completed_at = now(), attempt_token = null where id = ${image_id}`
    await call.complete()
    await done
    expect(await readdir(studio.imagesDirectory)).toEqual([])
    expect(await user.image(image_id)).toMatchObject({ status: 'cancelled', url: null })
  })
})

describe('the last attempt', async () => {
  const studio = await createTestStudio({ worker: false })
  const user = studio.as('patient')
  const lastAttempt = async (prompt: string) => {
    const { image_id } = await user.send((await user.createConversation()).id, prompt)
    await studio.database`update images set attempts = 2 where id = ${image_id}`
    return image_id
  }

  test('is the last, whatever else goes wrong', async () => {
    const image_id = await lastAttempt('never again')
    expect(await claimImage(studio.database, image_id)).not.toBeNull()
    await studio.database`update images set heartbeat_at = now() - interval '1 minute' where id = ${image_id}`
    expect(await claimImage(studio.database, image_id)).toBeNull()
  })

  test('may be settled twice, when the first answer got lost, and is charged once', async () => {
    const before = await user.credits()
    const claim = await claimImage(studio.database, await lastAttempt('settled twice'))
    if (!claim) throw new Error('the attempt should have claimed the image')
    const files = { fileName: 'a.png', thumbnailName: 'a.webp', mimeType: 'image/png', placeholder: '', seed: null }
    const settle = () => settleCompleted(studio.database, claim, { ...files, width: 1, height: 1 })
    expect([await settle(), await settle()]).toEqual([true, true])
    expect(await user.credits()).toMatchObject({ balance: before.balance - 2, reserved: before.reserved })
  })
})

describe('a worker whose connections are cut', async () => {
  const studio = await createTestStudio()
  const user = studio.as('patient')
  const knife = connect(studio.workerParts.databaseUrl, { connections: 1, name: 'picgen test' })
  afterAll(() => knife.end({ timeout: 5 }))

  test('goes on with what it makes, and with what comes after', async () => {
    const { id } = await user.createConversation()
    const sent = []
    for (const prompt of ['cut one', 'cut two', 'cut three']) sent.push(await user.send(id, prompt))
    const calls = await Promise.all(['cut one', 'cut two', 'cut three'].map((prompt) => studio.puppet.call(prompt)))
    // While it settles, and while the queue notes that it has.
    const completed = calls.map((call) => call.complete())
    for (let times = 0; times < 5; times += 1)
      await knife`
        select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
    await Promise.all(completed)
    // The first to come over a connection that was cut just now is told so.
    await expect.poll(async () => (await user.get('/api/account')).status).toBe(200)
    for (const { image_id } of sent) expect(await user.settled(image_id)).toMatchObject({ status: 'completed' })
    const { image_id } = await user.send(id, 'after the cut')
    await studio.puppet.completeAtOnce('after the cut')
    expect(await user.settled(image_id)).toMatchObject({ status: 'completed' })
    expect(await user.credits()).toMatchObject({ balance: 992, reserved: 0 })
  })
})

describe('a worker that dies', async () => {
  // No worker of its own: the test plays the one that died.
  const studio = await createTestStudio({ worker: false })
  const user = studio.as('patient')
  const abandon = (id: string) => studio.database`
    update images set heartbeat_at = now() - interval '1 minute', created_at = now() - interval '1 minute' where id = ${id}`
  const holdJob = (id: string) => studio.database`
    update graphile_worker._private_jobs set locked_at = now() - interval '1 minute', locked_by = 'dead', attempts = 1
    where key = ${`generate-image:${id}`}`
  const jobsOf = async (id: string) => {
    const [row] = await studio.database<{ count: number }[]>`
      select count(*) from graphile_worker.jobs where key = ${`generate-image:${id}`} and locked_at is null`
    return Number(row?.count)
  }
  const send = async (prompt: string) => user.send((await user.createConversation()).id, prompt)
  const recover = () => recoverAbandonedImages(studio.database, studio.workerParts.logger)
  const finished = {
    fileName: 'a.png',
    thumbnailName: 'a.webp',
    mimeType: 'image/png',
    width: 1,
    height: 1,
    placeholder: '',
    seed: null,
  }

  test('in the middle: the image is queued again, and the dead one’s late picture is dropped', async () => {
    const { image_id } = await send('abandoned')
    const dead = await claimImage(studio.database, image_id)
    await holdJob(image_id)
    await abandon(image_id)
    await recover()
    expect(await jobsOf(image_id)).toBe(1)
    const second = await claimImage(studio.database, image_id)
    expect(second?.image.attempts).toBe(2)
    if (!dead || !second) throw new Error('both attempts should have claimed the image')
    expect(await settleCompleted(studio.database, dead, finished)).toBe(false)
    expect((await user.image(image_id)).status).toBe('processing')
    expect(await settleCompleted(studio.database, second, finished)).toBe(true)
    expect(await user.credits()).toMatchObject({ balance: 998, reserved: 0 })
  })

  test('before it began: the image is queued again', async () => {
    const { image_id } = await send('never begun')
    await holdJob(image_id)
    await abandon(image_id)
    await recover()
    expect(await jobsOf(image_id)).toBe(1)
  })

  test('three times: the image is failed, and its credits come back', async () => {
    const before = await user.credits()
    const { image_id } = await send('hopeless')
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect((await claimImage(studio.database, image_id))?.image.attempts).toBe(attempt)
      await holdJob(image_id)
      await abandon(image_id)
      await recover()
    }
    expect(await user.image(image_id)).toMatchObject({ status: 'failed', error_code: 'internal' })
    expect(await user.credits()).toEqual(before)
  })

  test('an image that somebody works on, or that waits its turn, is left alone', async () => {
    const { image_id } = await send('well')
    await studio.database`update images set created_at = now() - interval '1 minute' where id = ${image_id}`
    await recover()
    expect(await jobsOf(image_id)).toBe(1)
    expect(await claimImage(studio.database, image_id)).not.toBeNull()
    expect(await claimImage(studio.database, image_id)).toBeNull()
    expect(await claimImage(studio.database, uuidv7())).toBeNull()
  })
})

describe('a worker that is stopped', async () => {
  const studio = await createTestStudio({ worker: false })

  test('hands its image back, and the next one makes it', async () => {
    const user = studio.as('patient')
    const first = await startWorker(studio.workerParts)
    const { id } = await user.createConversation()
    const { image_id } = await user.send(id, 'handed over')
    await studio.puppet.call('handed over')
    await first.stop()
    expect((await user.image(image_id)).status).toBe('processing')
    const [{ attempts }] = await studio.database<
      [{ attempts: number }]
    >`select attempts from images where id = ${image_id}`
    expect(attempts).toBe(0)
    const second = await startWorker({ ...studio.workerParts, catalogue: createCatalogue([studio.puppet]) })
    await studio.puppet.completeAtOnce('handed over')
    expect(await user.settled(image_id)).toMatchObject({ status: 'completed' })
    await second.stop()
    expect(await user.credits()).toMatchObject({ balance: 998, reserved: 0 })
  })
})
