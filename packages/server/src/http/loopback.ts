import type { FastifyRequest } from 'fastify'

/** Whether the connection comes from this machine, whatever its headers say. */
export function isLoopbackPeer({ socket }: FastifyRequest): boolean {
  return /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/.test(socket.remoteAddress ?? '')
}
