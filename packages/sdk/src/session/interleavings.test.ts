import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FakeData } from '../../test/fake-data.js'
import {
  ConnectionError,
  createStudioSession,
  type Image,
  isFinal,
  type SendMessage,
  type SentMessage,
  type StudioSession,
  type StudioState,
} from '../index.js'
import type { StudioClient } from './studio-session.js'

/*
 * Everything a person can do, in any order, while the answers come in any order, some requests fail, and pictures end
 * whenever they like: what is shown is never older than what was shown, never of another conversation, and in the end
 * it is what the server says.
 */

type Step =
  | { does: 'send' | 'clear' | 'startNew' | 'loadOther' | 'loadFirst' | 'finishLast' | 'finishFirst' | 'failNext' }
  | { does: 'continueWith' | 'let'; number: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('let' as const), number: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('continueWith' as const), number: fc.nat(5) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constantFrom(
        'send' as const,
        'send' as const,
        'clear' as const,
        'startNew' as const,
        'loadOther' as const,
        'loadFirst' as const,
        'finishLast' as const,
        'finishFirst' as const,
        'failNext' as const,
      ),
    }),
  },
)

test('no order of actions and answers shows anything stale', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(step, { minLength: 3, maxLength: 25 }), async (scheduler, steps) => {
      const world = new World(scheduler)
      for (const each of steps) await world.take(each)
      await world.settle()
      world.compare()
      world.session.dispose()
    }),
    { numRuns: 300 },
  )
}, 60_000)

class World {
  readonly data = new FakeData()
  readonly session: StudioSession
  readonly #scheduler: fc.Scheduler
  readonly #first = this.#conversation('a cat')
  readonly #other = this.#conversation('a dog')
  readonly #results: Promise<boolean>[] = []
  readonly #stored = new Map<string, unknown>()
  readonly #violations: unknown[] = []
  #failures = 0
  #sent = 0
  #isSettling = false

  constructor(scheduler: fc.Scheduler) {
    this.#scheduler = scheduler
    this.session = createStudioSession({ client: this.#client(), pollIntervalMs: 0, timeoutMs: 60_000 })
    let before = this.session.state
    this.session.subscribe(() => {
      try {
        checkStep(before, this.session.state)
      } catch (error) {
        this.#violations.push(error)
      }
      before = this.session.state
    })
  }

  async take(action: Step): Promise<void> {
    const { session } = this
    const images = [...this.data.images.keys()]
    switch (action.does) {
      case 'send':
        return this.#do(session.send(`message ${this.#sent++}`))
      case 'clear':
        return this.#do(session.clear())
      case 'continueWith':
        return this.#do(session.continueWith(images[action.number % images.length] ?? ''))
      case 'loadFirst':
        return this.#do(session.load(this.#first))
      case 'loadOther':
        return this.#do(session.load(this.#other))
      case 'startNew':
        return session.startNew()
      case 'finishFirst':
        return this.#finish(images)
      case 'finishLast':
        return this.#finish(images.reverse())
      case 'failNext':
        this.#failures += 1
        return
      case 'let':
        for (let count = 0; count < action.number; count++) {
          await setImmediate()
          if (this.#scheduler.count() > 0) await this.#scheduler.waitNext(1)
        }
    }
  }

  /** Everything ends, and every answer arrives. */
  async settle(): Promise<void> {
    this.#failures = 0
    this.#isSettling = true
    for (const { id, status } of this.data.images.values()) if (!isFinal(status)) this.data.finish(id)
    await this.#scheduler.waitIdle()
    await Promise.all(this.#results)
    // A message whose answer was lost, following that was given up: loading again must always bring the truth.
    const { conversation } = this.session.state
    if (!conversation) return
    const reading = this.session.load(conversation.id)
    await this.#scheduler.waitIdle()
    expect(await reading).toBe(true)
  }

  compare(): void {
    const { state } = this.session
    expect(state).toMatchObject({ outgoing: null, isChoosing: false })
    expect(this.#violations).toEqual([])
    const all = [...this.data.conversations.values()].flatMap(({ messages }) => messages)
    const contents = all.filter(({ role }) => role === 'user').map(({ content }) => content)
    expect(new Set(contents).size).toBe(contents.length)
    if (!state.conversation) return
    const { messages, previous_cursor: _cursor, ...truth } = this.data.readConversation(state.conversation.id)
    expect(state.messages).toEqual(messages)
    expect(state.conversation).toEqual(truth)
    expect(state.activeImage).toEqual(truth.active_image)
    expect(state.nextMode).toBe(truth.active_image ? 'img2img' : 'text2img')
  }

  #do(result: Promise<boolean>): void {
    this.#results.push(result)
  }

  #finish(ids: string[]): void {
    const id = ids.find((each) => !isFinal(this.data.imageOrThrow(each).status))
    if (id) this.data.finish(id)
  }

  #send(id: string, body: SendMessage): SentMessage {
    const sent = this.data.send(id, body)
    if (this.#isSettling) this.data.finish(sent.image_id)
    return sent
  }

  #conversation(prompt: string): string {
    const { id } = this.data.createConversation()
    this.data.send(id, { content: prompt })
    return id
  }

  /** Arrives at some time, is done or lost, and is answered at some later time. */
  async #exchange<Answer>(answer: () => Answer, signal?: AbortSignal, key?: string): Promise<Answer> {
    await this.#scheduler.schedule(Promise.resolve(), 'arrive')
    signal?.throwIfAborted()
    const failure = this.#failures > 0 ? this.#failures-- : 0
    if (failure % 2 === 1) throw new ConnectionError('Lost on the way there.', { code: 'connection_failed' })
    const done = key === undefined ? answer() : this.#once(key, answer)
    await this.#scheduler.schedule(Promise.resolve(), 'answer')
    signal?.throwIfAborted()
    if (failure > 0) throw new ConnectionError('Lost on the way back.', { code: 'connection_failed' })
    return structuredClone(done)
  }

  #once<Answer>(key: string, answer: () => Answer): Answer {
    if (!this.#stored.has(key)) this.#stored.set(key, answer())
    return this.#stored.get(key) as Answer
  }

  #client(): StudioClient {
    const { data } = this
    const get = (id: string, signal?: AbortSignal) => this.#exchange(() => data.imageOrThrow(id), signal)
    return {
      conversations: {
        create: (_body, options) => this.#exchange(() => data.createConversation(), undefined, options?.idempotencyKey),
        get: (id, _query, options) => this.#exchange(() => data.readConversation(id), options?.signal),
        sendMessage: (id, body, options) =>
          this.#exchange(() => this.#send(id, body), undefined, options?.idempotencyKey),
        setActiveImage: (id, imageId) => this.#exchange(() => data.choose(id, imageId)),
        createFromImage: () => Promise.reject(new Error('not a part of this')),
      },
      images: {
        get: (id, options) => get(id, options?.signal),
        waitFor: async (id, options) => {
          for (;;) {
            const image: Image = await get(id, options?.signal)
            options?.onUpdate?.(image)
            if (isFinal(image.status)) return image
          }
        },
      },
    }
  }
}

/** What must hold from each state to the next. */
function checkStep(before: StudioState, after: StudioState): void {
  for (const { conversation_id } of after.messages) expect(conversation_id).toBe(after.conversation?.id)
  if (after.phase === 'new' || after.phase === 'loading') expect(after.messages).toEqual([])
  expect(after.conversation === null).toBe(after.phase !== 'ready')
  expect(after.activeImage?.id ?? null).toBe(after.conversation?.active_image_id ?? null)
  if (before.conversation?.id !== after.conversation?.id) return
  const finals = new Set(before.messages.flatMap(({ image }) => (image && isFinal(image.status) ? [image.id] : [])))
  for (const { image } of after.messages) if (image && finals.has(image.id)) expect(isFinal(image.status)).toBe(true)
  const shown = new Set(after.messages.map(({ id }) => id))
  for (const { id } of before.messages) expect(shown.has(id)).toBe(true)
}
