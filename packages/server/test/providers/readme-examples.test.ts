import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readConfigFile } from '../../src/config-file.js'
import { configuredModels } from '../../src/models/configured-models.js'
import { providers } from '../../src/models/providers/index.js'

const SERVER = join(import.meta.dirname, '..', '..')
const LOCAL = ['automatic1111', 'comfyui', 'stable-diffusion-cpp', 'openai-compatible']

/** The workflows of the operator in the README: of nodes with these ids and titles. */
const WORKFLOW = {
  '6': { class_type: 'CLIPTextEncode', inputs: { text: '', clip: ['11', 0] } },
  '9': { class_type: 'SaveImage', inputs: { images: ['8', 0], filename_prefix: 'ComfyUI' } },
  '25': { class_type: 'RandomNoise', inputs: { noise_seed: 1 }, _meta: { title: 'RandomNoise' } },
  '27': { class_type: 'EmptySD3LatentImage', inputs: { width: 1024, height: 1024, batch_size: 1 } },
  '40': { class_type: 'LoadImage', inputs: { image: '' }, _meta: { title: 'picgen:source_image' } },
}

test('every example of a model on one’s own machine in the README starts as it stands there', async () => {
  const readme = await readFile(join(SERVER, 'README.md'), 'utf8')
  const folder = await mkdtemp(join(tmpdir(), 'picgen-readme-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const name of ['flux-text.json', 'flux-image.json'])
    await writeFile(join(folder, name), JSON.stringify(WORKFLOW))
  const seen = new Set<string>()
  for (const [, example = ''] of readme.matchAll(/```json\n(\{"models":[\s\S]*?)```/g)) {
    await writeFile(join(folder, 'picgen.config.json'), example)
    const entries = (readConfigFile(undefined, folder).models ?? []).filter(({ provider }) => LOCAL.includes(provider))
    if (entries.length === 0) continue
    const models = configuredModels({ entries, providers, environment: {}, workingDirectory: folder })
    expect(models.map(({ info }) => info.id)).toEqual(entries.map(({ id }) => id))
    for (const { provider } of entries) seen.add(provider)
  }
  expect([...seen].toSorted()).toEqual(LOCAL.toSorted())
})
