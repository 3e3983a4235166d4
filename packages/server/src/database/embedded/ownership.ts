import { setTimeout as delay } from 'node:timers/promises'
import postgres from 'postgres'

/** Any number that nobody else uses; it stands for "a Studio runs on this database". */
const LOCK = 7_302_914_855

/** A Studio's hold on the embedded database: it ends with the process that has it, however that ends. */
export interface Ownership {
  release(): Promise<void>
}

/** What asking for it can answer: it is ours, another living Studio's, or the database does not answer yet. */
export type Claim = Ownership | 'busy' | 'silent'

/** What the holder must know when the connection breaks. */
export interface ClaimOptions {
  /** A server that restarts its parts after a crash is asked for the lock again; one that is gone is not. */
  stillRuns(): Promise<boolean>
  onLost(): void
}

const PAUSE_MS = 50

/**
 * Asks for the lock on a connection that stays open. A killed Studio's connection takes the server a moment to notice, and a
 * Studio that is stopping takes a moment too, so a lock that is held is asked for again for three seconds.
 */
export async function claim(url: string, options: ClaimOptions): Promise<Claim> {
  let state: 'asking' | 'held' | 'released' = 'asking'
  const session = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 5,
    onnotice: () => undefined,
    connection: { application_name: 'picgen studio' },
    onclose: () => {
      if (state === 'held') void regain()
    },
  })
  const release = async () => {
    state = 'released'
    await session.end({ timeout: 1 })
  }
  const regain = async () => {
    state = 'asking'
    while (state === 'asking' && (await options.stillRuns())) {
      const answer = await ask(session)
      if (answer === 'held') state = 'held'
      if (answer !== 'silent') break
      await delay(PAUSE_MS)
    }
    if (state === 'asking') options.onLost()
  }
  const answer = await ask(session)
  if (answer !== 'held') {
    await release()
    return answer
  }
  state = 'held'
  return { release }
}

async function ask(session: postgres.Sql): Promise<'held' | 'busy' | 'silent'> {
  try {
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const [row] = await session<[{ held: boolean }]>`select pg_try_advisory_lock(${LOCK}) as held`
      if (row.held) return 'held'
      await delay(PAUSE_MS)
    }
    return 'busy'
  } catch (error) {
    if (isSilence(error)) return 'silent'
    throw error
  }
}

/** Not listening, starting up or shutting down: all of them pass. */
function isSilence(error: unknown): boolean {
  const { code } = error as { code?: string }
  return ['ECONNREFUSED', 'ECONNRESET', 'CONNECTION_CLOSED', 'CONNECT_TIMEOUT', '57P03', '57P01', '57P02'].includes(
    code ?? '',
  )
}
