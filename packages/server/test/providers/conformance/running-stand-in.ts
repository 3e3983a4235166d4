import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { z } from 'zod'
import type { ProviderDescription } from './description.js'
import { createJob, type ScriptedJob } from './jobs.js'
import { draw } from './pictures.js'
import { readRequest } from './requests.js'
import { Fault, flood, type Script, send, sends } from './script.js'
import type { Ask, Handler, Picture, StandIn } from './stand-in.js'

/** How long something that must happen is waited for, in milliseconds. */
const PATIENCE_MS = 10_000

/** Paths of pictures that never end: one says in its header how long it is, the other does not. */
const ENDLESS = '/pictures/endless.png'
const ANNOUNCED = '/pictures/a-terabyte.png'

/** A stand-in that answers, and what its scenario asks of it. */
export class RunningStandIn implements StandIn {
  readonly origin: string
  /** What the requests did wrong. */
  readonly problems: string[] = []
  /** What pictures were asked for, whatever the answer was. */
  readonly asks: Ask[] = []
  /** When, in milliseconds. */
  readonly askedAt: number[] = []
  /** How many of them may have cost something. */
  billed = 0
  /** What was cancelled: ids of jobs, or null for whatever was made. */
  readonly cancelled: (string | null)[] = []
  readonly jobs = new Map<string, ScriptedJob>()
  /** The pictures that were sent. */
  readonly pictures: Picture[] = []
  /** Changed by the scenario as it goes on. */
  script: Script = {}

  #looks = 0
  #working = 0
  readonly #events = new EventEmitter()
  /** Answers that are not sent to their end, and sockets that are open. */
  readonly #underWay = new Set<ServerResponse | Duplex>()
  readonly #served = new Map<string, Buffer>()
  readonly #handle: Handler

  constructor(
    readonly server: Server,
    readonly description: ProviderDescription,
    /** Whether a picture has exactly the size that was asked for. */
    private readonly isExact: () => boolean,
  ) {
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    this.#handle = description.standIn(this)
    server.on('request', (request, response) => void this.#answer(request, response))
    server.on('upgrade', (request, socket, head) => {
      this.#watch(socket)
      if (this.#handle.upgrade) return this.#handle.upgrade(request, socket, head)
      this.problem(`asks for an upgrade of ${request.url}`)
      socket.destroy()
    })
  }

  get progress(): number | null {
    return this.#working > 0 ? 0.5 : null
  }

  check<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`)
    this.problem(`sends what the provider does not publish: ${issues.join('; ')}`)
    throw sends({ status: 400, json: { error: { message: 'Invalid request.' } } })
  }

  problem(sentence: string): void {
    this.problems.push(sentence)
  }

  async generate(ask: Ask): Promise<Picture> {
    this.#record(ask)
    this.#working += 1
    try {
      await this.#unheld()
    } finally {
      this.#working -= 1
    }
    return this.#draw(ask)
  }

  async startJob(ask: Ask, id?: string): Promise<ScriptedJob> {
    this.#record(ask)
    const job = createJob({
      ask,
      ...(id !== undefined && { id }),
      isHeld: () => this.script.isHeld ?? false,
      refuses: this.script.refuses ?? false,
      draw: () => this.#draw(ask),
    })
    this.jobs.set(job.id, job)
    if (this.script.holdsStart) await this.#released()
    else this.#events.emit('held')
    return job
  }

  async look(id: string): Promise<ScriptedJob | undefined> {
    const fault = this.script.onLook?.(this.#looks++)
    if (fault) throw fault
    const job = this.jobs.get(id)
    await job?.advance()
    return job
  }

  cancel(id?: string): void {
    this.cancelled.push(id ?? null)
    if (id === undefined) this.release()
    else this.jobs.get(id)?.cancel()
    this.#events.emit('cancelled')
  }

  /** Lets everything that waits be answered, and hold nothing any more. */
  release(): void {
    this.script = { ...this.script, isHeld: false, holdsStart: false }
    for (const job of this.jobs.values()) job.goOn()
    this.#events.emit('released')
  }

  /** Resolves once a request for a picture was read and is being worked on. */
  async untilHeld(): Promise<void> {
    if (this.#working === 0 && this.jobs.size === 0) await this.#event('held')
  }

  /** Resolves once it was told that nobody waits any more. */
  async untilCancelled(): Promise<void> {
    if (this.cancelled.length === 0) await this.#event('cancelled')
  }

  /** Resolves once no request waits for its answer, and no socket is open: neither here, nor at whoever sent it. */
  async untilIdle(): Promise<void> {
    while (this.#underWay.size > 0) await this.#event('answered')
  }

  /** Stops it at once. */
  async close(): Promise<void> {
    this.release()
    this.server.closeAllConnections()
    this.server.close()
    await once(this.server, 'close')
  }

  async #event(name: string): Promise<void> {
    await once(this.#events, name, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch((error: unknown) => {
      throw new Error(`The stand-in waited in vain for "${name}".`, { cause: error })
    })
  }

  #record(ask: Ask): void {
    const fault = this.script.onAsk?.(this.asks.length, ask)
    this.asks.push(ask)
    this.askedAt.push(performance.now())
    if (!fault || fault.maybeBilled) this.billed += 1
    if (fault) throw fault
  }

  async #unheld(): Promise<void> {
    if (this.script.isHeld) await this.#released()
  }

  async #released(): Promise<void> {
    const released = once(this.#events, 'released')
    this.#events.emit('held')
    await released
  }

  async #draw(ask: Ask): Promise<Picture> {
    const { bytes: own, width, height } = await draw(ask, this.isExact())
    const bytes = this.script.bytes?.(own) ?? own
    const path = `/pictures/${this.pictures.length}.png`
    this.#served.set(path, bytes)
    const picture: Picture = {
      bytes,
      width,
      height,
      mimeType: 'image/png',
      url: this.script.url ?? this.origin + path,
      get base64() {
        return bytes.toString('base64')
      },
    }
    this.pictures.push(picture)
    return picture
  }

  /** The URL of a picture that never ends. */
  get endlessUrl(): string {
    return this.origin + ENDLESS
  }

  /** The URL of a picture that says that it has a terabyte. */
  get announcedUrl(): string {
    return this.origin + ANNOUNCED
  }

  #watch(connection: ServerResponse | Duplex): void {
    this.#underWay.add(connection)
    connection.on('close', () => {
      this.#underWay.delete(connection)
      this.#events.emit('answered')
    })
  }

  async #answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#watch(response)
    try {
      const request = await readRequest(incoming, this)
      if (request.path === ENDLESS) return flood(response, 'image/png', false)
      if (request.path === ANNOUNCED) return flood(response, 'image/png', true)
      const served = this.#served.get(request.path)
      if (served) return send(response, { headers: { 'content-type': 'image/png' }, body: served })
      const reply = await this.#handle(request)
      if (!reply) this.problem(`asks for ${request.method} ${request.path}, which the provider does not have`)
      send(response, reply ?? { status: 404, json: { detail: 'Not found' } })
    } catch (error) {
      if (error instanceof Fault) return error.act(response)
      if (incoming.errored || response.destroyed) return
      this.problem(`makes the stand-in throw: ${error instanceof Error ? error.stack : String(error)}`)
      send(response, { status: 500, json: { detail: 'The stand-in is at fault.' } })
    }
  }
}

/** Starts a stand-in on a free port of this machine. */
export async function startStandIn(description: ProviderDescription, isExact: () => boolean): Promise<RunningStandIn> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return new RunningStandIn(server, description, isExact)
}
