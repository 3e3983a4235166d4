import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** A way to a PostgreSQL that can be cut and mended, as if the server had been away. */
export interface FlakyLink {
  /** The same database, by this way. */
  url: string
  /** Cuts every connection and refuses new ones. */
  cut(): Promise<void>
  /** Takes connections again, at the same address. */
  mend(): Promise<void>
}

/** Opens a way to the database at this address. End it with `cut`. */
export async function createFlakyLink(databaseUrl: string): Promise<FlakyLink> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let port = 0
  let server: Server

  const join = (near: Socket) => {
    const far = connect(Number(target.port || 5432), target.hostname)
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
      socket.pipe(other)
    }
  }
  const mend = async () => {
    server = createServer(join).listen(port, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address !== null && typeof address === 'object') port = address.port
  }
  const cut = async () => {
    const closed = once(server, 'close')
    server.close()
    for (const socket of sockets) socket.destroy()
    await closed
  }

  await mend()
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String(port)
  return { url: url.href, cut, mend }
}
