import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { z } from 'zod'
import { Connections } from './connections.js'
import type { ProviderDescription } from './description.js'
import { Gallery } from './gallery.js'
import { Happenings } from './happenings.js'
import { createJob, type ScriptedJob } from './jobs.js'
import { readRequest } from './requests.js'
import { Fault, type Script, send, sends } from './script.js'
import type { Ask, Handler, Picture, StandIn } from './stand-in.js'

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
  readonly gallery: Gallery
  /** Changed by the scenario as it goes on. */
  script: Script = {}

  #looks = 0
  #working = 0
  readonly #happenings = new Happenings()
  readonly #connections = new Connections()
  readonly #handle: Handler

  constructor(
    readonly server: Server,
    readonly description: ProviderDescription,
    /** Whether a picture has exactly the size that was asked for. */
    private readonly isExact: () => boolean,
  ) {
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    this.gallery = new Gallery(this.origin)
    this.#handle = description.standIn(this)
    server.on('request', (request, response) => void this.#answer(request, response))
    server.on('upgrade', (request, socket, head) => {
      this.#connections.watch(socket)
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
    else this.#happenings.emit('held')
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
    this.#happenings.emit('cancelled')
  }

  /** Lets everything that waits be answered, and hold nothing any more. */
  release(): void {
    this.script = { ...this.script, isHeld: false, holdsStart: false }
    for (const job of this.jobs.values()) job.goOn()
    this.#happenings.emit('released')
  }

  /** Resolves once a request for a picture was read and is being worked on. */
  async untilHeld(): Promise<void> {
    if (this.#working === 0 && this.jobs.size === 0) await this.#happenings.next('held')
  }

  /** Resolves once it was told that nobody waits any more. */
  async untilCancelled(): Promise<void> {
    if (this.cancelled.length === 0) await this.#happenings.next('cancelled')
  }

  /** Resolves once no request waits for its answer, and no socket is open: neither here, nor at whoever sent it. */
  async untilIdle(): Promise<void> {
    await this.#connections.untilNone()
  }

  /** Stops it at once. */
  async close(): Promise<void> {
    this.release()
    this.server.closeAllConnections()
    this.server.close()
    await once(this.server, 'close')
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
    const released = once(this.#happenings, 'released')
    this.#happenings.emit('held')
    await released
  }

  #draw(ask: Ask): Promise<Picture> {
    return this.gallery.draw(ask, this.script, this.isExact())
  }

  async #answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#connections.watch(response)
    try {
      const request = await readRequest(incoming, this)
      if (this.gallery.serve(request.path, response)) return
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
