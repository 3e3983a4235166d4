import type { ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { Happenings } from './happenings.js'

/** The answers of a stand-in that are not sent to their end, and its sockets that are open. */
export class Connections {
  readonly #open = new Set<ServerResponse | Duplex>()
  readonly #happenings = new Happenings()

  watch(connection: ServerResponse | Duplex): void {
    this.#open.add(connection)
    connection.on('close', () => {
      this.#open.delete(connection)
      this.#happenings.emit('closed')
    })
  }

  /** Resolves once there is none. */
  async untilNone(): Promise<void> {
    while (this.#open.size > 0) await this.#happenings.next('closed')
  }
}
