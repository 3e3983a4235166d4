import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { CallHandedOverError } from '../../src/models/image-model.js'
import { automatic1111 } from '../../src/models/providers/automatic1111.js'
import { StartError } from '../../src/start-error.js'
import { createWebUi } from './automatic1111-stand-in.js'
import { describeProvider, type ProviderDescription, type StandInReply } from './conformance/index.js'
import type { RunningStandIn } from './conformance/running-stand-in.js'
import { resets, sends } from './conformance/script.js'
import { callModel, complaintOf, failureOf, makeModel, setLocalScene, until } from './local-scene.js'

const description: ProviderDescription = {
  provider: automatic1111,
  entry: { model: 'juggernaut', options: { steps: 20, sampler_name: 'DPM++ 2M', negative_prompt: 'blurry' } },
  environment: {},
  costs: 'nothing',
  follows: 'answer',
  delivers: 'base64',
  cancels: true,
  showsProgress: true,
  replies: {
    rateLimited: null,
    serverError: { status: 500, json: { error: 'RuntimeError', detail: '', body: '', errors: 'mat1 and mat2 shapes' } },
    contentRefusal: null,
  },
  standIn: createWebUi,
  leaveOut: {
    lost_look: 'It has no jobs to look at: the picture is in the answer itself.',
    content_refusal: 'It draws whatever it is asked for, and has no refusal in its API.',
    wrong_key: 'It takes no key unless it is told to; that is tried beside its source.',
  },
}

describeProvider(description)

describe('AUTOMATIC1111, on one’s own machine', () => {
  const setScene = () => setLocalScene(description, createWebUi)

  test('the contract’s example starts', () => {
    const entry = { id: 'forge', base_url: 'http://127.0.0.1:7860', model: 'juggernaut' }
    expect(makeModel(automatic1111, entry).info).toMatchObject({
      id: 'forge',
      name: 'juggernaut',
      kinds: ['text2img', 'img2img'],
      default_size: '1024x1024',
      credits: 1,
      supports_seed: true,
    })
  })

  test('tells the seed that was drawn where none was asked for', async () => {
    const { model } = await setScene()
    expect(await callModel(model()).answer).toMatchObject({ seed: 2_718_281_828 })
  })

  test('shows no progress of a picture that somebody else makes', async () => {
    const { model, server, standIn } = await setScene()
    standIn.script = { isHeld: true }
    server.other = 'task(of-somebody-else)'
    const call = callModel(model())
    await standIn.untilHeld()
    await requests(standIn, 3)
    expect(call.progress).toEqual([])
    server.other = null
    await until(() => call.progress.length > 0)
    standIn.release()
    await call.answer
    expect(call.progress[0]).toBe(0.5)
  })

  test('shows each live preview once, and none of a picture that somebody else makes', async () => {
    const { model, server, standIn } = await setScene()
    const [first, second] = [Buffer.from('a first preview'), Buffer.from('a second preview')]
    standIn.script = { isHeld: true }
    server.other = 'task(of-somebody-else)'
    server.preview = { id: 1, url: `data:image/png;base64,${first.toString('base64')}` }
    const call = callModel(model())
    await standIn.untilHeld()
    await requests(standIn, 3)
    expect(call.previews).toEqual([])
    server.other = null
    await until(() => call.previews.length > 0)
    await requests(standIn, 3)
    server.preview = { id: 2, url: `data:image/jpeg;base64,${second.toString('base64')}` }
    await until(() => call.previews.length > 1)
    standIn.release()
    await call.answer
    expect(call.previews).toEqual([first, second])
  })

  test('interrupts its own picture only when its turn has come', async () => {
    const { model, server, standIn } = await setScene()
    standIn.script = { isHeld: true }
    server.other = 'task(of-somebody-else)'
    const call = callModel(model())
    await standIn.untilHeld()
    call.abort(new Error('Cancelled.'))
    await requests(standIn, 2)
    expect(standIn.cancelled).toEqual([])
    server.other = null
    await standIn.untilCancelled()
    await expect(call.answer).rejects.toThrow('Cancelled.')
    expect(standIn.cancelled).toHaveLength(1)
  })

  test('without the pages of the web UI, takes for its own what began when nothing else ran', async () => {
    const { model, server, standIn } = await setScene()
    server.hasPages = false
    standIn.script = { isHeld: true }
    const call = callModel(model())
    await standIn.untilHeld()
    await until(() => call.progress.length > 0)
    call.abort(new Error('Cancelled.'))
    await standIn.untilCancelled()
    await expect(call.answer).rejects.toThrow('Cancelled.')
  })

  test('without the pages of the web UI, leaves alone what ran before', async () => {
    const { model, server, standIn } = await setScene()
    Object.assign(server, { hasPages: false, other: 'scripts_img2img' })
    standIn.script = { isHeld: true }
    const call = callModel(model())
    await standIn.untilHeld()
    call.abort(new Error('Cancelled.'))
    await expect(call.answer).rejects.toThrow('Cancelled.')
    expect(standIn.cancelled).toEqual([])
    expect(call.progress).toEqual([])
  })

  test('without the pages of the web UI, takes none of two that come at once for the other', async () => {
    const { model, server, standIn } = await setScene()
    server.hasPages = false
    standIn.script = { isHeld: true }
    const [first, second] = [callModel(model()), callModel(model())]
    await until(() => standIn.asks.length === 2 && first.progress.length > 0)
    second.abort(new Error('Cancelled.'))
    await expect(second.answer).rejects.toThrow('Cancelled.')
    expect(second.progress).toEqual([])
    expect(standIn.cancelled).toEqual([])
    standIn.release()
    await first.answer
  })

  test('makes a picture where there is no progress to be had', async () => {
    const { model, server } = await setScene()
    Object.assign(server, { hasPages: false, hasProgress: false })
    const call = callModel(model())
    await call.answer
    expect(call.progress).toEqual([])
  })

  test('stops what an earlier attempt left running before it asks again', async () => {
    const { model, standIn } = await setScene()
    standIn.script = { isHeld: true }
    const first = callModel(model(), { prompt: 'first' })
    await standIn.untilHeld()
    first.abort(new CallHandedOverError())
    await expect(first.answer).rejects.toThrow(CallHandedOverError)
    expect(standIn.cancelled).toEqual([])
    await callModel(model(), { prompt: 'second' }, first.kept[0]).answer
    expect(standIn.cancelled).toHaveLength(1)
    expect(standIn.asks.map(({ prompt }) => prompt)).toEqual(['first', 'second'])
  })

  test('asks again after a lost answer, under the same task', async () => {
    const { model, standIn } = await setScene()
    standIn.script = { onAsk: (n) => (n === 0 ? resets() : undefined) }
    const call = callModel(model())
    await call.answer
    expect(standIn.asks).toHaveLength(2)
    expect(call.kept).toHaveLength(1)
  })

  test('does not draw with another checkpoint than the one that is named', async () => {
    const { model, standIn } = await setScene()
    const failure = await failureOf(callModel(model({ model: 'flux' })))
    expect(failure.code).toBe('provider_unavailable')
    expect(failure.message).not.toContain('flux')
    expect(failure.forOperator).toBe(
      'AUTOMATIC1111 has no checkpoint "flux", but v1-5-pruned-emaonly, juggernautXL_v9: correct "model" in picgen.config.json, or put the file into models/Stable-diffusion.',
    )
    expect(standIn.asks).toEqual([])
  })

  test('finds a checkpoint by its title, its file, its hash, or a part of it', async () => {
    const { model, standIn } = await setScene()
    for (const name of ['juggernautXL_v9.safetensors', 'c9e3e68f89', 'JuggernautXL_v9', 'juggernaut']) {
      await callModel(model({ model: name })).answer
    }
    expect(standIn.problems).toEqual([])
  })

  test('says what a picture that does not fit into memory needs', async () => {
    const { model, standIn } = await setScene()
    const errors = 'CUDA out of memory. Tried to allocate 2.00 GiB'
    const json = { error: 'OutOfMemoryError', detail: '', body: '', errors }
    standIn.script = { onAsk: () => sends({ status: 500, json }) }
    const failure = await failureOf(callModel(model()))
    expect(failure).toMatchObject({ code: 'provider_rejected' })
    expect(failure.message).toMatch(/memory.*smaller size/)
    expect(failure.forOperator).toContain('CUDA out of memory')
  })

  test('passes on what the server says of an option that it does not know', async () => {
    const { model, standIn } = await setScene()
    const detail = 'Sampler not found'
    standIn.script = { onAsk: () => sends({ status: 404, json: { error: 'HTTPException', detail, body: '' } }) }
    const failure = await failureOf(callModel(model()))
    expect(failure).toMatchObject({ code: 'provider_rejected' })
    expect(failure.forOperator).toContain('Sampler not found')
  })

  test('calls with the name and password of --api-auth', async () => {
    const { model, server } = await setScene()
    server.auth = 'fox:in-the-snow'
    const entry = { api_key_env: 'FORGE_LOGIN' }
    await callModel(model(entry, { FORGE_LOGIN: 'fox:in-the-snow' })).answer
    const failure = await failureOf(callModel(model(entry, { FORGE_LOGIN: 'fox:wrong-password' })))
    expect(failure).toMatchObject({ code: 'provider_unavailable' })
    expect(failure.forOperator).toContain('refuses the name and password')
    expect(`${failure.message} ${failure.forOperator}`).not.toContain('wrong-password')
    expect((await failureOf(callModel(model()))).forOperator).toContain('"api_key_env"')
  })

  test('a check says in one sentence what to start or correct', async () => {
    const { model, server } = await setScene()
    expect(await complaintOf(model())).toBeNull()
    expect(await complaintOf(model({ model: undefined }))).toBeNull()
    expect(await complaintOf(model({ model: 'flux' }))).toContain('has no checkpoint "flux"')
    expect(await complaintOf(model({ options: { sampler_name: 'k_euler_a', scheduler: 'Karras' } }))).toBeNull()
    expect(await complaintOf(model({ options: { sampler_name: 'Heun' } }))).toBe(
      'AUTOMATIC1111 knows no sampler_name "Heun", but DPM++ 2M, Euler a: correct "options".',
    )
    server.auth = 'fox:in-the-snow'
    expect(await complaintOf(model())).toContain('asks who calls')
    const off = await complaintOf(model({ base_url: 'http://127.0.0.1:9' }))
    expect(off).toBe('Nothing answers at http://127.0.0.1:9: start AUTOMATIC1111 with --api.')
  })

  test('a check knows a server that is another, or was started without --api', async () => {
    const other: { reply: StandInReply } = { reply: {} }
    const { model, standIn } = await setLocalScene(description, () => async () => other.reply)
    other.reply = { status: 404, json: { detail: 'Not Found' } }
    const hint = `What answers at ${standIn.origin} has not the API of AUTOMATIC1111: start AUTOMATIC1111 with --api, or correct "base_url".`
    expect(await complaintOf(model())).toBe(hint)
    other.reply = { headers: { 'content-type': 'text/html' }, body: '<!DOCTYPE html><title>Router</title>' }
    expect(await complaintOf(model())).toBe(hint)
  })

  test('an option that there is not stops the start with one sentence', () => {
    expect(() => makeModel(automatic1111, { options: { step: 20 } })).toThrow(StartError)
    expect(() => makeModel(automatic1111, { options: { steps: 'many' } })).toThrow(/"mine".*options\.steps/)
    expect(() => makeModel(automatic1111, { sizes: ['500x500'] })).toThrow(/500x500.*multiples of 8/)
  })
})

/** Resolves once so many more requests have been answered. */
async function requests({ server }: RunningStandIn, count: number): Promise<void> {
  for (let seen = 0; seen < count; seen += 1) await once(server, 'request')
}
