import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { configuredModels } from '../configured-models.js'
import { comfyui } from '../providers/comfyui.js'
import { folderOf } from './checkpoints.js'
import { fillSlots, findSlots } from './slots.js'
import { shippedWorkflows, type Workflow } from './workflow.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'picgen-workflows-'))
})
afterAll(() => rm(folder, { recursive: true }))

function start(options: Record<string, unknown>, entry: object = {}): unknown {
  return configuredModels({
    entries: [{ id: 'mine', provider: 'comfyui', ...entry, options: JSON.parse(JSON.stringify(options)) }],
    providers: [comfyui],
    environment: {},
    workingDirectory: folder,
  })
}

async function file(name: string, content: unknown): Promise<string> {
  await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  return name
}

const TEXT_ONLY = { kinds: ['text2img'] }

function titled(title: string, inputs: Workflow[string]['inputs'], class_type = 'Any'): Workflow[string] {
  return { class_type, inputs, _meta: { title } }
}

const WITHOUT_SEED: Workflow = {
  '1': titled('picgen:prompt', { text: '' }),
  '2': titled('picgen:size', { width: 1, height: 1 }),
}

describe('a ComfyUI model starts', () => {
  test('with nothing but its provider’s name', () => {
    expect(() => start({})).not.toThrow()
  })

  test('with a file beside the configuration whose nodes have the titles', async () => {
    const workflow = { ...WITHOUT_SEED, '3': titled('picgen:seed', { noise_seed: 0 }) }
    expect(() => start({ text_workflow: 'titled.json' }, TEXT_ONLY)).toThrow(/titled\.json.*can't be read/)
    await file('titled.json', workflow)
    expect(() => start({ text_workflow: 'titled.json' }, TEXT_ONLY)).not.toThrow()
  })
})

describe('a ComfyUI model does not start, and says in one sentence why,', () => {
  test('with a file that is no JSON, no workflow, or the editor’s own format', async () => {
    const says = (text_workflow: string) => expect(() => start({ text_workflow }, TEXT_ONLY))
    says(await file('a.json', '{')).toThrow('options.text_workflow of the model "mine" (a.json) is not valid JSON.')
    says(await file('b.json', { '1': { inputs: {} } })).toThrow(/b\.json\) is no workflow.*at 1\.class_type/)
    says(await file('c.json', {})).toThrow(/has no nodes/)
    says(await file('d.json', { nodes: [], links: [], version: 0.4 })).toThrow(/Export \(API\)/)
  })

  test('with a workflow that has no place for the prompt, the seed, the size or the source image', async () => {
    const says = async (workflow: Workflow, entry: object = TEXT_ONLY, option = 'text_workflow') =>
      expect(() => start({ [option]: 'e.json' }, entry), await file('e.json', workflow))
    ;(await says({ '1': titled('x', {}) })).toThrow(/no place for the prompt: title it "picgen:prompt"/)
    ;(await says(WITHOUT_SEED)).toThrow(/no place for the seed.*"supports_seed": false/)
    ;(await says(WITHOUT_SEED, { ...TEXT_ONLY, supports_seed: false })).not.toThrow()
    ;(await says({ '1': titled('picgen:prompt', { text: '' }) }, { ...TEXT_ONLY, supports_seed: false })).toThrow(
      /no place for width and height.*"sizes_are_exact": false/,
    )
    ;(await says(WITHOUT_SEED, { kinds: ['img2img'] }, 'image_workflow')).toThrow(/no place for the source image/)
    ;(await says(WITHOUT_SEED, { ...TEXT_ONLY, supports_seed: false, model: 'flux' })).toThrow(/leave out "model"/)
  })

  test('with one workflow for two kinds', async () => {
    await file('f.json', WITHOUT_SEED)
    const entry = { supports_seed: false }
    expect(() => start({ text_workflow: 'f.json' }, entry)).toThrow(
      /image_workflow.*is missing.*"kinds": \["text2img"\]/,
    )
  })

  test('with an input or a value of a node that there is not', async () => {
    await file('g.json', WITHOUT_SEED)
    const entry = { ...TEXT_ONLY, supports_seed: false }
    const says = (more: object) => expect(() => start({ text_workflow: 'g.json', ...more }, entry))
    says({ inputs: { prompt: '77' } }).toThrow(/inputs\.prompt names "77"/)
    says({ inputs: { prompt: '2' } }).toThrow(/say which input of "2": "2\.INPUT"/)
    says({ inputs: { output: 'gone' } }).toThrow(/inputs\.output names "gone"/)
    says({ inputs: { promt: '1' } }).toThrow(/options\.inputs/)
    says({ values: { '9.steps': 4 } }).toThrow(/"9\.steps" in options\.values/)
    says({ values: { steps: 4 } }).toThrow(/say which input/)
    says({ workflow: 'g.json' }).toThrow(/"mine" is not right at options/)
  })
})

describe('a workflow is filled in', () => {
  test('where titles say so, in every node that has one', () => {
    const workflow: Workflow = {
      '1': titled('picgen:prompt', { text: '', clip: ['9', 0] }),
      '2': titled('picgen:prompt', { text: ['1', 0], value: '' }),
      '3': titled('picgen:width', { value: 1 }),
      '4': titled('picgen:height', { value: 1 }),
      '57:3': titled('Sampler', { noise_seed: 1 }),
    }
    const slots = findSlots(workflow, { seed: '57:3.noise_seed' }, 'It')
    const filled = fillSlots(workflow, slots, { prompt: 'a fox', width: 640, height: 512, seed: 4 })
    expect(filled['1']?.inputs).toEqual({ text: 'a fox', clip: ['9', 0] })
    expect(filled['2']?.inputs).toEqual({ text: ['1', 0], value: 'a fox' })
    expect([filled['3']?.inputs, filled['4']?.inputs]).toEqual([{ value: 640 }, { value: 512 }])
    expect(filled['57:3']?.inputs).toEqual({ noise_seed: 4 })
    expect(workflow['1']?.inputs['text']).toBe('')
  })

  test('with words in a prompt that mean something elsewhere', () => {
    const prompt = '"], {"class_type": "Evil"} {x} \\ __proto__'
    const { text } = shippedWorkflows
    const filled = fillSlots(text, findSlots(text, {}, 'It'), { prompt })
    expect(filled['prompt']?.inputs['text']).toBe(prompt)
    expect(Object.keys(filled)).toEqual(Object.keys(text))
  })

  test('and its model comes from the folder of its loader', () => {
    const slots = { checkpoint: [{ node: '1', field: 'unet_name' }] }
    const of = (class_type: string) =>
      folderOf({ workflow: { '1': titled('x', {}, class_type) }, slots: { ...EMPTY_SLOTS, ...slots } })
    expect(of('CheckpointLoaderSimple')).toBe('checkpoints')
    expect(of('UNETLoader')).toBe('diffusion_models')
    expect(of('SomebodysLoader')).toBeNull()
  })
})

const EMPTY_SLOTS = findSlots({}, {}, 'It')
