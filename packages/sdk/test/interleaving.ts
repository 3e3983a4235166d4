import fc from 'fast-check'
import { expect } from 'vitest'
import { createPicGen, createStudioSession, isFinal, type StudioSession, type StudioState } from '../src/index.js'
import type { StudioClient } from '../src/session/index.js'
import { type MemoryDevice, MemoryStudio } from './memory-studio.js'
import { tick } from './tick.js'

const actions = [
  'send',
  'send',
  'send',
  'retry',
  'cancel',
  'continueWith',
  'clear',
  'rename',
  'attach',
  'loadOlder',
] as const
const accidents = ['offline', 'online', 'fail', 'cut', 'reorder', 'repeat', 'deliver', 'deliver', 'refresh'] as const
const makings = ['finish', 'finish', 'progress', 'breakDown'] as const
const moves = ['startNew', 'loadFirst', 'loadOther'] as const

/** Something that happens: on a device, on its way, or at the Studio. */
export interface Step {
  does: (typeof actions | typeof accidents | typeof makings | typeof moves)[number] | 'let'
  device: number
  number: number
}

const stepOf = (...does: Step['does'][]): fc.Arbitrary<Step> =>
  fc.record({ does: fc.constantFrom(...does), device: fc.nat(1), number: fc.nat(7) })

/** What two devices do that stay with one conversation. */
export const stayingSteps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: stepOf(...actions) },
    { weight: 3, arbitrary: stepOf(...accidents) },
    { weight: 2, arbitrary: stepOf(...makings) },
    { weight: 5, arbitrary: stepOf('let') },
  ),
  { minLength: 4, maxLength: 30 },
)

/** What happens to somebody who goes from conversation to conversation. */
export const movingSteps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: stepOf(...moves) },
    { weight: 3, arbitrary: stepOf(...actions) },
    { weight: 1, arbitrary: stepOf('fail', 'cut', 'deliver', 'offline', 'online') },
    { weight: 2, arbitrary: stepOf(...makings) },
    { weight: 5, arbitrary: stepOf('let') },
  ),
  { minLength: 4, maxLength: 30 },
)

interface Device {
  memory: MemoryDevice
  session: StudioSession
  pageSize: number | undefined
  isRefreshed: boolean
}

/** Two devices, one Studio, and a scheduler that says what arrives when. */
export class World {
  readonly #studio = new MemoryStudio()
  readonly #scheduler: fc.Scheduler
  readonly #first = this.#conversation('a cat')
  readonly #other = this.#conversation('a dog')
  readonly #devices: Device[]
  readonly #sent: { content: string; device: Device; isDone: Promise<boolean> }[] = []
  readonly #violations: unknown[] = []
  #count = 0
  #unanswered = 0

  constructor(scheduler: fc.Scheduler) {
    this.#scheduler = scheduler
    // One reads everything, the other a few messages at a time.
    this.#devices = [this.#device(undefined), this.#device(3)]
  }

  async take({ does, device: at, number }: Step): Promise<void> {
    const device = this.#devices[at % this.#devices.length]
    if (!device) throw new Error('no such device')
    const { session, memory } = device
    const images = [...this.#studio.data.images.values()]
    const image = images[number % images.length]?.id ?? ''
    const unfinished = images.filter(({ status }) => !isFinal(status))
    const working = unfinished[number % unfinished.length]?.id
    const stream = memory.streams[0]
    this.#count += 1
    switch (does) {
      case 'send':
        return this.#send(device, `message ${this.#count}`)
      case 'retry':
        return this.#do(session.retry(session.state.outgoing[0]?.id ?? 'none'))
      case 'cancel':
        return this.#do(session.cancel(working ?? image))
      case 'continueWith':
        return this.#do(session.continueWith(image))
      case 'clear':
        return this.#do(session.clear())
      case 'rename':
        return this.#do(session.rename(`title ${this.#count}`))
      case 'attach':
        return this.#do(session.attach(new Blob([`${this.#count}`])))
      case 'loadOlder':
        return this.#do(session.loadOlder())
      case 'startNew':
        return session.startNew()
      case 'loadFirst':
        return this.#do(session.load(this.#first))
      case 'loadOther':
        return this.#do(session.load(this.#other))
      case 'offline':
        return memory.goOffline()
      case 'online':
        memory.isOffline = false
        return
      case 'fail':
        memory.failures += 1
        return
      case 'cut':
        return memory.cut()
      case 'reorder':
        return stream?.reorder()
      case 'repeat':
        return stream?.repeat(number)
      case 'deliver':
        for (let count = 0; count <= number; count++) stream?.deliver()
        return tick()
      case 'refresh':
        return this.#refresh(device)
      case 'finish':
      case 'breakDown':
        if (working !== undefined) this.#studio.data.finish(working, does === 'finish' ? 'completed' : 'failed')
        return this.#studio.publish()
      case 'progress':
        if (working !== undefined) this.#studio.data.progress(working, number / 10)
        return this.#studio.publish()
      case 'let':
        for (let count = 0; count <= number; count++) {
          await tick()
          if (this.#scheduler.count() > 0) await this.#scheduler.waitNext(1)
        }
    }
  }

  /** Everything ends, and everything arrives, until nothing happens any more. */
  async settle(): Promise<void> {
    for (const { memory } of this.#devices) {
      memory.failures = 0
      memory.isOffline = false
    }
    let calm = 0
    for (let round = 0; calm < 3 && round < 600; round++) {
      for (const { id, status } of this.#studio.data.images.values()) {
        if (!isFinal(status)) this.#studio.data.finish(id)
      }
      this.#studio.publish()
      for (const { memory } of this.#devices) {
        for (const stream of memory.streams) while (stream.isOpen && !stream.isIdle) stream.deliver()
      }
      const isBusy = this.#scheduler.count() > 0
      if (isBusy) await this.#scheduler.waitNext(this.#scheduler.count())
      await tick()
      if (!isBusy && this.#scheduler.count() === 0) {
        const isCalm = this.#unanswered === 0 && this.#devices.every((device) => this.#isSettled(device))
        calm = isCalm ? calm + 1 : 0
        if (!isCalm) await new Promise((resolve) => setTimeout(resolve, 1))
        for (const { session } of this.#devices) if (session.state.older === 'more') this.#do(session.loadOlder())
      }
    }
  }

  /** What the two show is the same, and it is what the Studio has. */
  async compare(): Promise<void> {
    expect(this.#violations).toEqual([])
    const stored = [...this.#studio.data.conversations.values()]
      .flatMap(({ messages }) => messages)
      .filter(({ role }) => role === 'user')
      .map(({ content }) => content)
    expect(new Set(stored).size).toBe(stored.length)
    for (const { session } of this.#devices) {
      expect(session.state).toMatchObject({ outgoing: [], isChoosing: false, cancelling: [], older: 'none' })
      expect(showOf(session.state)).toEqual(this.#truth(session.state.conversation?.id))
    }
    expect(this.#unanswered).toBe(0)
    for (const { content, device, isDone } of this.#sent) {
      if (await isDone) expect(stored).toContain(content)
      else if (!device.isRefreshed) expect(stored).not.toContain(content)
    }
  }

  dispose(): void {
    for (const { session } of this.#devices) session.dispose()
  }

  #isSettled({ session }: Device): boolean {
    const { outgoing, isChoosing, cancelling, conversation, older, attachment } = session.state
    const isQuiet = outgoing.length === 0 && !isChoosing && cancelling.length === 0 && older === 'none'
    const isShown = JSON.stringify(showOf(session.state)) === JSON.stringify(this.#truth(conversation?.id))
    return isQuiet && attachment?.status !== 'uploading' && isShown
  }

  #truth(conversationId: string | undefined) {
    if (conversationId === undefined)
      return { conversation: null, messages: [], activeImage: null, nextMode: 'text2img' }
    const { messages, previous_cursor: _cursor, ...conversation } = this.#studio.data.readConversation(conversationId)
    const { active_image: activeImage } = conversation
    return { conversation, messages, activeImage, nextMode: activeImage ? 'img2img' : 'text2img' }
  }

  #send(device: Device, content: string): void {
    const isDone = device.session.send(content)
    this.#do(isDone)
    this.#sent.push({ content, device, isDone })
  }

  #do(result: Promise<boolean>): void {
    this.#unanswered += 1
    void result.finally(() => {
      this.#unanswered -= 1
    })
  }

  #conversation(prompt: string): string {
    const { id } = this.#studio.data.createConversation()
    this.#studio.data.send(id, { content: prompt })
    return id
  }

  #device(pageSize: number | undefined): Device {
    const memory = this.#studio.device((when) => this.#scheduler.schedule(Promise.resolve(), when))
    return { memory, pageSize, session: this.#open(memory, pageSize), isRefreshed: false }
  }

  /** The page is loaded again: what was on its way is forgotten there. */
  #refresh(device: Device): void {
    device.session.dispose()
    device.session = this.#open(device.memory, device.pageSize)
    device.isRefreshed = true
  }

  #open({ fetch }: MemoryDevice, pageSize: number | undefined): StudioSession {
    const picgen = createPicGen({ baseUrl: 'https://studio.test', fetch, maxRetries: 0, retryDelayMs: () => 0 })
    const client: StudioClient = {
      images: picgen.images,
      conversations: {
        ...picgen.conversations,
        // A stream that fails is tried again at once, where a person would wait a minute.
        events: (id, options) => picgen.conversations.events(id, { ...options, pollingMs: 1, intervalMs: 1 }),
      },
    }
    const session = createStudioSession({ client, conversationId: this.#first, pageSize, pollIntervalMs: 0 })
    let before = session.state
    session.subscribe(() => {
      try {
        checkStep(before, session.state)
      } catch (error) {
        this.#violations.push(error)
      }
      before = session.state
    })
    return session
  }
}

function showOf({ conversation, messages, activeImage, nextMode }: StudioState) {
  return { conversation, messages, activeImage, nextMode }
}

/** What must hold from each state to the next. */
function checkStep(before: StudioState, after: StudioState): void {
  for (const { conversation_id } of after.messages) expect(conversation_id).toBe(after.conversation?.id)
  if (after.phase === 'new' || after.phase === 'loading') expect(after.messages).toEqual([])
  expect(after.conversation === null).toBe(after.phase !== 'ready')
  expect(after.activeImage?.id ?? null).toBe(after.conversation?.active_image_id ?? null)
  for (const { status, image } of after.messages) {
    if (!image) continue
    expect(status).toBe(image.status)
    // A finished picture is shown with what became active by it.
    const isKnown = image.status !== 'completed' || (image.completed_at ?? '') <= (after.conversation?.updated_at ?? '')
    expect(isKnown, 'a finished picture without what became active').toBe(true)
  }
  if (before.conversation?.id !== after.conversation?.id || before.phase !== 'ready') return
  const isLater = (after.conversation?.updated_at ?? '') >= before.conversation.updated_at
  expect(isLater, 'a conversation as it was before').toBe(true)
  const finals = new Set(before.messages.flatMap(({ image }) => (image && isFinal(image.status) ? [image.id] : [])))
  for (const { image } of after.messages) {
    if (image && finals.has(image.id)) expect(isFinal(image.status), 'a final image that goes on').toBe(true)
  }
  const shown = new Set(after.messages.map(({ id }) => id))
  for (const { id } of before.messages) expect(shown.has(id), 'a message that was there').toBe(true)
  expect(shown.size, 'a message shown twice').toBe(after.messages.length)
}
