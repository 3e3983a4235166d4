import { EventEmitter, once } from 'node:events'
import { Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { createPuppetModel, refusal } from '../../test/puppet-model.js'
import { createTestStudio, signToken } from '../../test/test-studio.js'
import { createLogger } from '../logger.js'

/** What a log holds, line by line. */
function collect() {
  const lines: Record<string, unknown>[] = []
  const said = new EventEmitter()
  const destination = new Writable({
    write(chunk, _, done) {
      for (const line of String(chunk).split('\n').filter(Boolean)) lines.push(JSON.parse(line))
      said.emit('lines')
      done()
    },
  })
  const logger = createLogger('debug', destination)
  /** The lines of a request once one says this. */
  const about = async (requestId: string, message: string) => {
    const signal = AbortSignal.timeout(60_000)
    for (;;) {
      const found = lines.filter((line) => line['request_id'] === requestId)
      if (found.some((line) => line['msg'] === message)) return found
      await once(said, 'lines', { signal }).catch((cause: unknown) => {
        throw new Error(`Nothing said “${message}” of ${requestId}: ${JSON.stringify(found)}`, { cause })
      })
    }
  }
  return { lines, logger, about }
}

const quiet = collect()
const studio = await createTestStudio({ server: { logger: quiet.logger }, worker: { logger: quiet.logger } })
const anna = studio.as('anna')
const { id } = await anna.createConversation()
const secretPrompt = 'A prompt that nobody else may "read"'

function send(prompt: string, requestId: string) {
  const path = `/api/image-conversations/${id}/messages`
  return anna.post<{ image_id: string }>(path, { content: prompt, mode: 'text2img' }, { 'x-request-id': requestId })
}

describe('the log', () => {
  test('follows a request through the job to the model and its end', async () => {
    const { body } = await send(secretPrompt, 'trace-1')
    await studio.puppet.completeAtOnce(secretPrompt)
    const lines = await quiet.about('trace-1', 'image completed')
    expect(lines.map(({ msg }) => msg)).toEqual([
      'incoming request',
      'request completed',
      'calling the model',
      'image completed',
    ])
    for (const line of lines.slice(2))
      expect(line).toMatchObject({ image_id: body.image_id, model: 'puppet', attempt: 1 })
  })

  test('follows it to a failure, whose reason it tells without the prompt', async () => {
    await send(secretPrompt, 'trace-2')
    const call = await studio.puppet.call(secretPrompt)
    call.fail(refusal(`The provider says: ${secretPrompt} (${JSON.stringify(secretPrompt)}) is not for it.`))
    const [line] = (await quiet.about('trace-2', 'image failed')).slice(-1)
    expect(line).toMatchObject({
      code: 'provider_rejected',
      reason: 'The provider says: [prompt] ("[prompt]") is not for it.',
    })
  })

  test('tells of a model that breaks, with the stack and without the prompt', async () => {
    await send(secretPrompt, 'trace-3')
    const call = await studio.puppet.call(secretPrompt)
    call.fail(new TypeError(`can't parse ${secretPrompt}`))
    const lines = await quiet.about('trace-3', 'image failed')
    const broken = lines.find(({ msg }) => msg === 'a model threw what it should not')
    expect(broken).toMatchObject({
      err: { message: "can't parse [prompt]", stack: expect.stringContaining('    at ') },
    })
  })

  test('holds no prompt, token or signed address, whatever was asked', async () => {
    const token = await signToken({ sub: 'anna' })
    const images = await anna.read(id)
    const address = images.messages.find(({ image }) => image?.url)?.image?.url ?? ''
    await fetch(address)
    await fetch(`${studio.url}/api/models?token=${token}`, { headers: { authorization: `Bearer ${token}` } })
    await anna.post(`/api/image-conversations/${id}/messages`, { content: secretPrompt, mood: secretPrompt })
    await anna.post(`/api/image-conversations/${id}/messages`, `{"content": "${secretPrompt}`)
    const text = JSON.stringify(quiet.lines)
    const signature = new URL(address).searchParams.get('signature') ?? ''
    expect(signature).not.toBe('')
    for (const secret of ['nobody else may', token, signature]) expect(text).not.toContain(secret)
  })

  test('holds prompts where they were asked for', async () => {
    const open = collect()
    const puppet = createPuppetModel({ id: 'open' })
    const other = await createTestStudio({
      models: [puppet],
      server: { logger: open.logger },
      worker: { logger: open.logger, logPrompts: true },
    })
    const ben = other.as('ben')
    const conversation = await ben.createConversation({ default_model: 'open' })
    const { image_id } = await ben.send(conversation.id, 'a prompt to be seen')
    await puppet.completeAtOnce('a prompt to be seen')
    await ben.settled(image_id)
    expect(open.lines.find(({ msg }) => msg === 'calling the model')).toMatchObject({ prompt: 'a prompt to be seen' })
  })

  test('says nothing of probes, which come every few seconds', async () => {
    const before = quiet.lines.length
    for (const path of ['/healthz', '/readyz', '/metrics']) await fetch(studio.url + path)
    expect(quiet.lines.slice(before)).toEqual([])
  })
})
