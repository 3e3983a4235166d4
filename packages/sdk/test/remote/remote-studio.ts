import { inject } from 'vitest'
import type { ConversationDetail, Image } from '../../src/index.js'
import type { FakeData } from '../fake-data.js'
import type { Fault } from './fault.js'
import type { Command } from './studio-host.js'

/** A request as it came in. */
export interface SeenRequest {
  method: string
  path: string
  headers: Record<string, string | undefined>
  body: unknown
}

/** What a test can do with the data of a Studio by hand. */
export type DataMethod =
  | 'finish'
  | 'progress'
  | 'send'
  | 'choose'
  | 'update'
  | 'createConversation'
  | 'readConversation'

/**
 * A Studio in another process, steered from a test in Node or in a browser. It speaks the contract, events included, and
 * misbehaves where it is told to. Requests are named by their method and the end of their path, as in `POST /messages`;
 * `GET /images/` names the reading of any image.
 */
export class RemoteStudio {
  readonly url: string
  readonly #host: string

  private constructor(host: string, url: string) {
    this.#host = host
    this.url = url
  }

  /** A fresh one. `prefix` is a path before the API. Whoever starts it stops it. */
  static async start(prefix = ''): Promise<RemoteStudio> {
    const host = inject('studioHost')
    return new RemoteStudio(host, await ask<string>(`${host}/`, { does: 'start', prefix }))
  }

  /** The next requests of that name each meet one of these faults, in this order. */
  next(name: string, ...faults: Fault[]): Promise<void> {
    return this.#ask({ does: 'next', name, faults })
  }

  /** The first request of that name, or the one of that number, as soon as it has come in. */
  seen(name: string, count = 1): Promise<SeenRequest> {
    return this.#ask({ does: 'seen', name, count })
  }

  /** Resolves when the connection of that request has come to its end. */
  closed(name: string, count = 1): Promise<void> {
    return this.#ask({ does: 'closed', name, count })
  }

  /** The requests so far, of that name or all. */
  requests(name = ''): Promise<SeenRequest[]> {
    return this.#ask({ does: 'requests', name })
  }

  /** Lets go what a `hold` of that name keeps back, and what it would keep back from now on. */
  release(name = 'held'): Promise<void> {
    return this.#ask({ does: 'release', name })
  }

  /** Breaks every event stream. */
  cut(): Promise<void> {
    return this.#ask({ does: 'cut' })
  }

  /** From now on nothing older can be replayed to an event stream: it is answered with `resync`. */
  forget(): Promise<void> {
    return this.#ask({ does: 'forget' })
  }

  /** Everything that the Studio keeps. */
  snapshot(): Promise<{ conversations: ConversationDetail[]; images: Image[] }> {
    return this.#ask({ does: 'snapshot' })
  }

  /** Changes or reads the data by hand, as somebody else would; event streams tell of it. See `FakeData`. */
  data<Name extends DataMethod>(
    method: Name,
    ...parameters: Parameters<FakeData[Name]>
  ): Promise<ReturnType<FakeData[Name]>> {
    return this.#ask({ does: 'data', method, parameters })
  }

  /** Ends an image as the server does. */
  finish(imageId: string, status: 'completed' | 'failed' | 'cancelled' = 'completed'): Promise<void> {
    return this.data('finish', imageId, status)
  }

  stop(): Promise<void> {
    return this.#ask({ does: 'stop' })
  }

  #ask<Value>(command: Command): Promise<Value> {
    return ask(`${this.#host}/${encodeURIComponent(this.url)}`, command)
  }
}

async function ask<Value>(url: string, command: Command): Promise<Value> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(command) })
  if (!response.ok) throw new Error(`${command.does}: ${await response.text()}`)
  return response.json()
}
