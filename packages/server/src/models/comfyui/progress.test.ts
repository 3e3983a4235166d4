import { describe, expect, test } from 'vitest'
import { type Message, parseFrame, parseMessage } from './messages.js'
import { createWorkflowProgress } from './progress.js'
import { shippedWorkflows } from './workflow.js'

const ID = '0199aaaa-0000-4000-8000-000000000001'

function say(type: string, data: object): Message {
  const message = parseMessage(JSON.stringify({ type, data }))
  if (!message) throw new Error(`No message: ${type}`)
  return message
}

function frame(kind: number, second: number, rest: Buffer): Buffer {
  const header = Buffer.alloc(8)
  header.writeUInt32BE(kind, 0)
  header.writeUInt32BE(second, 4)
  return Buffer.concat([header, rest])
}

function previewWithMetadata(metadata: object): Message | null {
  const json = Buffer.from(JSON.stringify(metadata))
  return parseFrame(frame(4, json.length, Buffer.concat([json, Buffer.from('a picture')])))
}

describe('what ComfyUI says over its socket', () => {
  test('a preview is read with the type of its picture', () => {
    expect(parseFrame(frame(1, 1, Buffer.from('jpeg')))).toEqual({
      type: 'preview',
      data: { mimeType: 'image/jpeg', bytes: Buffer.from('jpeg'), promptId: null, node: null },
    })
    expect(parseFrame(frame(1, 2, Buffer.from('png')))).toMatchObject({ data: { mimeType: 'image/png' } })
  })

  test('a preview of a newer version says whose it is', () => {
    const metadata = { node_id: 'sampler', prompt_id: ID, image_type: 'image/png', display_node_id: 'sampler' }
    expect(previewWithMetadata(metadata)).toEqual({
      type: 'preview',
      data: { mimeType: 'image/png', bytes: Buffer.from('a picture'), promptId: ID, node: 'sampler' },
    })
  })

  test('what is none of it is left out', () => {
    expect(parseFrame(Buffer.alloc(3))).toBeNull()
    expect(parseFrame(frame(3, 4, Buffer.from('text')))).toBeNull()
    expect(parseFrame(frame(1, 9, Buffer.from('tiff')))).toBeNull()
    expect(parseFrame(frame(4, 4_000_000_000, Buffer.from('{}')))).toBeNull()
    expect(parseFrame(frame(4, 2, Buffer.from('no')))).toBeNull()
    for (const text of ['', 'null', '[]', '{"type":"status"}', '{"type":"progress","data":{"value":"a"}}']) {
      expect(parseMessage(text)).toBeNull()
    }
    expect(parseMessage('{"type":"constructor","data":{}}')).toBeNull()
  })
})

describe('the progress of a workflow', () => {
  const start = () => createWorkflowProgress(shippedWorkflows.text, ID)

  test('grows with every step to the whole, and never falls', () => {
    const progress = start()
    const told = [
      say('execution_start', { prompt_id: ID }),
      say('execution_cached', { prompt_id: ID, nodes: ['checkpoint'] }),
      say('executing', { prompt_id: ID, node: 'prompt' }),
      say('executing', { prompt_id: ID, node: 'negative_prompt' }),
      say('executing', { prompt_id: ID, node: 'size' }),
      say('executing', { prompt_id: ID, node: 'sampler' }),
      say('progress', { prompt_id: ID, node: 'sampler', value: 5, max: 25 }),
      say('progress', { prompt_id: ID, node: 'sampler', value: 24, max: 25 }),
      say('progress', { prompt_id: ID, node: 'sampler', value: 1, max: 25 }),
      say('executing', { prompt_id: ID, node: 'decode' }),
      say('executing', { prompt_id: ID, node: 'output' }),
      say('executed', { prompt_id: ID, node: 'output', output: {} }),
      say('executing', { prompt_id: ID, node: null }),
    ].flatMap((message) => progress.update(message) ?? [])
    expect(told).toEqual(told.toSorted((one, other) => one - other))
    expect(new Set(told).size).toBe(told.length)
    expect(told.at(0)).toBeCloseTo(1 / 26)
    expect(told.at(-1)).toBeCloseTo(1)
  })

  test('most of it is the sampling', () => {
    const progress = start()
    const half = progress.update(say('progress', { prompt_id: ID, node: 'sampler', value: 25, max: 25 }))
    expect(half).toBeGreaterThan(0.7)
  })

  test('counts the newer way of telling all nodes at once', () => {
    const progress = start()
    const nodes = {
      checkpoint: { value: 1, max: 1, state: 'finished', node_id: 'checkpoint', prompt_id: ID },
      sampler: { value: 10, max: 20, state: 'running', node_id: 'sampler', prompt_id: ID },
    }
    expect(progress.update(say('progress_state', { prompt_id: ID, nodes }))).toBeCloseTo((1 + 10) / 26)
  })

  test('previews move a sampler that counts no steps, and not one that does', () => {
    const progress = start()
    const preview = parseFrame(frame(1, 1, Buffer.from('jpeg')))
    if (!preview) throw new Error('No preview.')
    expect(progress.update(preview)).toBeNull()
    progress.update(say('executing', { prompt_id: ID, node: 'sampler' }))
    const first = progress.update(preview)
    const second = progress.update(preview)
    expect(first).toBeGreaterThan(0)
    expect(second).toBeGreaterThan(first ?? 1)
    for (let step = 0; step < 1000; step += 1) progress.update(preview)
    expect(progress.update(say('progress', { prompt_id: ID, node: 'sampler', value: 25, max: 25 }))).toBeLessThan(1)
    expect(progress.update(preview)).toBeNull()
  })

  test('somebody else’s prompt moves nothing', () => {
    const progress = start()
    const other = '0199aaaa-0000-4000-8000-000000000002'
    expect(progress.update(say('progress', { prompt_id: other, node: 'sampler', value: 9, max: 10 }))).toBeNull()
    const preview = previewWithMetadata({ prompt_id: other, node_id: 'sampler' })
    expect(preview && progress.update(preview)).toBeNull()
    expect(progress.update(say('progress', { prompt_id: ID, node: 'made by another', value: 1, max: 1 }))).toBeNull()
  })
})
