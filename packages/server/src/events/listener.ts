import type { FastifyBaseLogger } from 'fastify'
import { connect } from '../database/connect.js'
import { CHANNEL } from './repository.js'

/** Who hears what the database tells. */
export interface ListenerEvents {
  /** A conversation of this id changed. */
  onChange(conversationId: string): void
  /** It listens, from now on or again: what was told before is not known. */
  onListening(): void
}

/**
 * Listens on a connection of its own, the only one of this process, until the function that it returns is called. A
 * connection that is lost is made anew for as long as it takes.
 */
export function startListening(
  databaseUrl: string,
  logger: FastifyBaseLogger,
  { onChange, onListening }: ListenerEvents,
): () => Promise<void> {
  const connection = connect(databaseUrl, { connections: 1, name: 'picgen events' })
  // Only the first attempt rejects; it is repeated like every later one.
  connection.listen(CHANNEL, onChange, onListening).catch((error: unknown) => {
    logger.warn({ err: error }, 'could not listen for changes; trying again')
  })
  return () => connection.end({ timeout: 0 })
}
