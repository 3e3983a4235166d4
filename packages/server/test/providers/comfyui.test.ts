import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { CallHandedOverError } from '../../src/models/image-model.js'
import { comfyui } from '../../src/models/providers/comfyui.js'
import { type ComfyUi, createComfyUi, previewFrameOf } from './comfyui-stand-in.js'
import { describeProvider, type ProviderDescription } from './conformance/index.js'
import { callModel, complaintOf, failureOf, type LocalScene, setLocalScene, until } from './local-scene.js'

const description: ProviderDescription = {
  provider: comfyui,
  entry: { model: 'sd_xl_base', options: { negative_prompt: 'blurry' } },
  environment: {},
  costs: 'nothing',
  follows: 'job',
  delivers: 'bytes',
  cancels: true,
  showsProgress: true,
  replies: {
    rateLimited: null,
    serverError: { status: 500, body: '500 Internal Server Error\n\nServer got itself in trouble' },
    contentRefusal: null,
  },
  standIn: createComfyUi,
  leaveOut: { wrong_key: 'It takes no key of its own; one for a proxy before it is tried below.' },
}

describeProvider(description)

describe('ComfyUI, on one’s own machine', () => {
  const setScene = () => setLocalScene(description, createComfyUi)

  /** A picture that stays as it is being made. */
  async function setRunningScene() {
    const scene = await setScene()
    scene.standIn.script = { isHeld: true }
    const call = callModel(scene.model())
    await until(() => stateOf(scene) === 'running' && call.progress.length > 0)
    return { ...scene, call }
  }

  test('tells the seed that was drawn where none was asked for', async () => {
    const { model, standIn } = await setScene()
    const { seed } = await callModel(model()).answer
    expect(seed).toBe(standIn.asks[0]?.seed)
    expect(seed).toBeGreaterThanOrEqual(0)
  })

  test('draws with the first checkpoint that there is where none is named', async () => {
    const { model, server } = await setScene()
    await callModel(model({ model: undefined })).answer
    const [entry] = server.entries.values()
    expect(entry?.prompt['checkpoint']?.inputs).toEqual({ ckpt_name: 'sd_xl_base_1.0.safetensors' })
  })

  test('an image that waits in the queue has no progress, and is taken out of it when nobody waits', async () => {
    const scene = await setScene()
    scene.server.isBusy = true
    const call = callModel(scene.model())
    await until(() => stateOf(scene) === 'queued')
    call.abort(new Error('Cancelled.'))
    await expect(call.answer).rejects.toThrow('Cancelled.')
    expect(call.progress).toEqual([])
    expect(scene.standIn.cancelled).toEqual([...scene.server.entries.keys()])
    expect([...scene.server.entries.values()][0]?.wasInterrupted).toBe(false)
  })

  test('shows the previews that its socket brings, old frames and new ones, and nobody else’s', async () => {
    const { server, standIn, call } = await setRunningScene()
    const [[id, socket] = []] = server.sockets
    await until(() => call.previews.length > 0)
    expect(call.previews).toEqual([Buffer.from([0xff, 0xd8, 0xff, 0xe0])])
    socket?.send(previewFrameOf({ prompt_id: 'somebody-else', node_id: 'sampler', image_type: 'image/png' }))
    socket?.send(previewFrameOf({ prompt_id: id, node_id: 'sampler', image_type: 'image/png' }))
    await until(() => call.previews.length > 1)
    standIn.release()
    await call.answer
    expect(call.previews.slice(1).map(String)).toEqual([`a preview of ${id}`])
  })

  test('asks for previews as the options say, and for cheap ones where they say nothing', async () => {
    const { model, server } = await setScene()
    await callModel(model()).answer
    await callModel(model({ options: { preview_method: 'taesd' } })).answer
    expect([...server.entries.values()].map(({ previewMethod }) => previewMethod)).toEqual(['auto', 'taesd'])
  })

  test('goes on by looking when the socket is lost', async () => {
    const { server, standIn, call } = await setRunningScene()
    for (const socket of server.sockets.values()) socket.terminate()
    await until(() => server.sockets.size === 0)
    standIn.release()
    expect((await call.answer).bytes.length).toBeGreaterThan(0)
  })

  test('makes a picture where there is no socket to be had', async () => {
    const { model, server } = await setScene()
    server.upgrade = (_request, socket) => void socket.destroy()
    const call = callModel(model())
    expect((await call.answer).bytes.length).toBeGreaterThan(0)
    expect(call.progress).toEqual([])
  })

  test('leaves no socket open behind it', async () => {
    const { server, standIn, call } = await setRunningScene()
    expect(server.sockets.size).toBe(1)
    standIn.release()
    await call.answer
    await until(() => server.sockets.size === 0)
  })

  test('a restarted worker hears the progress of the prompt that it goes on with', async () => {
    const { model, server, standIn, call } = await setRunningScene()
    call.abort(new CallHandedOverError())
    await expect(call.answer).rejects.toThrow(CallHandedOverError)
    expect(standIn.cancelled).toEqual([])
    await until(() => server.sockets.size === 0)
    const next = callModel(model(), {}, call.kept[0])
    const id = [...server.entries.keys()][0] ?? ''
    await until(() => server.sockets.has(id))
    const data = { prompt_id: id, node: 'sampler', value: 20, max: 25 }
    server.sockets.get(id)?.send(JSON.stringify({ type: 'progress', data }))
    await until(() => next.progress.length > 0)
    standIn.release()
    expect((await next.answer).seed).toBe(standIn.asks[0]?.seed)
    expect(standIn.asks).toHaveLength(1)
  })

  test('queues anew where a restarted ComfyUI has forgotten the prompt', async () => {
    const { model, standIn } = await setScene()
    const call = callModel(model(), { seed: 7 }, '01999999-9999-4999-8999-999999999999#9')
    expect((await call.answer).seed).toBe(7)
    expect(standIn.asks).toHaveLength(1)
  })

  test('says so when ComfyUI is restarted while it waits', async () => {
    const { server, standIn, call } = await setRunningScene()
    server.restart()
    standIn.jobs.clear()
    expect(await failureOf(call)).toMatchObject({ code: 'provider_unavailable' })
    expect((await failureOf(call)).message).toContain('send it again')
  })

  test('does not queue again what was taken before its answer got lost', async () => {
    const { model, server, standIn } = await setScene()
    server.losesAnswer = true
    const call = callModel(model())
    await call.answer
    expect(standIn.asks).toHaveLength(1)
    expect(call.kept).toHaveLength(1)
  })

  test('keeps the id of an old ComfyUI, which takes none that is chosen', async () => {
    const { model, server } = await setScene()
    server.takesIds = false
    const call = callModel(model())
    await call.answer
    expect(call.kept).toHaveLength(2)
    expect(call.kept[1]).toContain([...server.entries.keys()][0])
  })

  test('tells the operator which node does not take its input', async () => {
    const { model, standIn } = await setScene()
    const options = { values: { 'sampler.sampler_name': 'dpm_of_tomorrow' } }
    const failure = await failureOf(callModel(model({ options })))
    expect(failure.code).toBe('provider_rejected')
    expect(failure.message).not.toContain('sampler')
    expect(failure.forOperator).toContain('Its node sampler (KSampler) is not right')
    expect(standIn.asks).toEqual([])
  })

  test('tells the operator at which node a workflow failed', async () => {
    const { model, server, standIn } = await setScene()
    standIn.script = { refuses: true }
    const exception_message = 'mat1 and mat2 shapes cannot be multiplied'
    server.failure = { node_type: 'KSampler', exception_type: 'RuntimeError', exception_message }
    const failure = await failureOf(callModel(model()))
    expect(failure.code).toBe('provider_unavailable')
    expect(failure.forOperator).toBe(
      `ComfyUI failed at the node sampler (KSampler): RuntimeError: ${exception_message}`,
    )
  })

  test('says what a picture that does not fit into memory needs', async () => {
    const { model, server, standIn } = await setScene()
    standIn.script = { refuses: true }
    const exception_message = 'Allocation on device 0 would exceed allowed memory. (out of memory)'
    server.failure = { node_type: 'VAEDecode', exception_type: 'torch.OutOfMemoryError', exception_message }
    const failure = await failureOf(callModel(model()))
    expect(failure.code).toBe('provider_rejected')
    expect(failure.message).toMatch(/memory.*smaller size/)
  })

  test('says so when somebody interrupts the picture in ComfyUI', async () => {
    const { server, standIn, call } = await setRunningScene()
    const [entry] = server.entries.values()
    if (entry) entry.wasInterrupted = true
    standIn.jobs.get(entry?.id ?? '')?.cancel()
    const failure = await failureOf(call)
    expect(failure).toMatchObject({ code: 'provider_unavailable', forOperator: null })
    expect(failure.message).toContain('interrupted')
  })

  test('calls a server behind a proxy with its token, on the socket too', async () => {
    const { model, server, standIn } = await setScene()
    server.authorization = 'Bearer token-of-the-proxy'
    standIn.script = { isHeld: true }
    const entry = { api_key_env: 'COMFY_TOKEN' }
    const call = callModel(model(entry, { COMFY_TOKEN: 'token-of-the-proxy' }))
    await until(() => server.sockets.size === 1 && call.progress.length > 0)
    standIn.release()
    await call.answer
    const failure = await failureOf(callModel(model(entry, { COMFY_TOKEN: 'wrong-token' })))
    expect(failure.forOperator).toContain('refuses')
    expect(failure.forOperator).not.toContain('wrong-token')
  })

  test('a check says in one sentence what to start or correct', async () => {
    const { model } = await setScene()
    expect(await complaintOf(model())).toBeNull()
    expect(await complaintOf(model({ model: 'flux1-dev' }))).toBe(
      'ComfyUI has no checkpoint "flux1-dev", but sd_xl_base_1.0.safetensors, SD15/v1-5-pruned-emaonly.safetensors: correct "model" in picgen.config.json, or put the file into models/checkpoints.',
    )
    expect(await complaintOf(model({ base_url: 'http://127.0.0.1:9' }))).toBe(
      'Nothing answers at http://127.0.0.1:9: start ComfyUI.',
    )
  })

  test('a check finds nodes that are not installed', async () => {
    const { model } = await setScene()
    const file = join(import.meta.dirname, '..', '..', 'src', 'models', 'comfyui', 'workflows', 'text-to-image.json')
    expect(await complaintOf(model({ kinds: ['text2img'], options: { text_workflow: file } }))).toBeNull()
    const inputs = { prompt: '6', seed: '3', width: '5', height: '5' }
    const missing = await workflowFile({ ...OWN_WORKFLOW, '9': { class_type: 'FancySaver', inputs: {} } })
    expect(
      await complaintOf(model({ model: undefined, kinds: ['text2img'], options: { text_workflow: missing, inputs } })),
    ).toBe('ComfyUI has no node "FancySaver", which the workflow uses: install what brings it.')
  })

  test('fills in an operator’s own workflow, by ids and by titles', async () => {
    const { model, server, standIn } = await setScene()
    const text_workflow = await workflowFile(OWN_WORKFLOW)
    const inputs = { prompt: '6', seed: ['3.seed'], width: '5', height: '5.height' }
    const entry = { model: undefined, kinds: ['text2img' as const], options: { text_workflow, inputs } }
    await callModel(model(entry), { prompt: 'a heron', width: 768, height: 512, seed: 11 }).answer
    expect(standIn.asks[0]).toMatchObject({ prompt: 'a heron', size: '768x512', seed: 11 })
    const [sent] = server.entries.values()
    expect(sent?.prompt['4']?.inputs).toEqual({ ckpt_name: 'SD15/v1-5-pruned-emaonly.safetensors' })
    expect(sent?.prompt['7']?.inputs['text']).toBe('ugly')
  })
})

/** As "Export (API)" writes it, with numbers for ids. */
const OWN_WORKFLOW = {
  '3': {
    inputs: {
      seed: 1,
      steps: 20,
      cfg: 8,
      sampler_name: 'euler',
      scheduler: 'normal',
      denoise: 1,
      model: ['4', 0],
      positive: ['6', 0],
      negative: ['7', 0],
      latent_image: ['5', 0],
    },
    class_type: 'KSampler',
    _meta: { title: 'KSampler' },
  },
  '4': {
    inputs: { ckpt_name: 'SD15/v1-5-pruned-emaonly.safetensors' },
    class_type: 'CheckpointLoaderSimple',
    _meta: { title: 'Load Checkpoint' },
  },
  '5': {
    inputs: { width: 512, height: 512, batch_size: 1 },
    class_type: 'EmptyLatentImage',
    _meta: { title: 'Empty Latent Image' },
  },
  '6': { inputs: { text: 'x', clip: ['4', 1] }, class_type: 'CLIPTextEncode', _meta: { title: 'Positive' } },
  '7': { inputs: { text: 'ugly', clip: ['4', 1] }, class_type: 'CLIPTextEncode', _meta: { title: 'Negative' } },
  '8': { inputs: { samples: ['3', 0], vae: ['4', 2] }, class_type: 'VAEDecode', _meta: { title: 'VAE Decode' } },
  output: {
    inputs: { filename_prefix: 'ComfyUI', images: ['8', 0] },
    class_type: 'SaveImage',
    _meta: { title: 'Save Image' },
  },
}

async function workflowFile(workflow: object): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'picgen-workflow-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'workflow.json')
  await writeFile(file, JSON.stringify(workflow))
  return file
}

/** The state of the only prompt. */
function stateOf({ server }: LocalScene<ComfyUi>): string | undefined {
  return [...server.entries.values()][0]?.job.state
}
