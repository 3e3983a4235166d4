import type { FastifyInstance } from 'fastify'
import { ProblemError } from './problems.js'

/** Once the server closes, a request that still gets in on an open connection is `unavailable`. */
export function refuseWhileClosing(app: FastifyInstance): void {
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })
  app.addHook('onRequest', async () => {
    if (closing) {
      throw new ProblemError('unavailable', 'The server is shutting down; try again soon.', { retryAfter: 5 })
    }
  })
}

/** Closes the server; connections that are still busy after `patienceMs`, such as a stalled upload, are cut. */
export async function closeServer(app: FastifyInstance, patienceMs: number): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), patienceMs)
  try {
    await app.close()
  } finally {
    clearTimeout(cut)
  }
}
