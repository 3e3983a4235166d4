import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Database, Queryable, Transaction } from '../database/connect.js'
import { ProblemError } from './problems.js'

/*
 * Sending twice is sending once. The answer to a POST that carries an Idempotency-Key is stored in the transaction that
 * does its work: after a crash either both are there or neither is, and a retry is safe.
 */

declare module 'fastify' {
  interface FastifyRequest {
    /** What this POST is once; null without an `Idempotency-Key`. */
    idempotency: Idempotency | null
  }
}

/** One key of one caller, and what it was first used for. */
interface Idempotency {
  database: Database
  userId: string
  key: string
  /** Method and path. */
  route: string
  bodyHash: Buffer
}

/** What the work came to: an answer, one that was stored before, or a refusal that is now stored. */
type Outcome = { body: object } | { stored: StoredAnswer } | { refusal: ProblemError }

interface StoredAnswer {
  route: string
  body_hash: Buffer
  status: number
  answer: string
}

/** Reads the key of every POST in this scope, and replays the answer where there is one. After authentication. */
export function replayAnswers(app: FastifyInstance, database: Database): void {
  app.decorateRequest('idempotency', null)
  app.addHook('preValidation', async (request, reply) => {
    const key = request.method === 'POST' ? request.headers['idempotency-key'] : undefined
    if (key === undefined) return
    if (typeof key !== 'string' || !/^[\x21-\x7e]([\x20-\x7e]{0,253}[\x21-\x7e])?$/.test(key)) {
      throw new ProblemError('invalid_request', 'The idempotency-key must have 1 to 255 printable characters.')
    }
    const idempotency = identify(request, database, key)
    const stored = await findAnswer(database, idempotency)
    if (stored) return replay(reply, stored)
    request.idempotency = idempotency
  })
}

/**
 * Does the work of a POST in one transaction and answers with what it returns; with a key, once. Throws what the work
 * throws, with nothing written; `idempotency_in_progress` while the first is still running.
 */
export async function answerOnce(
  database: Database,
  request: FastifyRequest,
  reply: FastifyReply,
  status: 200 | 201 | 202,
  work: (tx: Transaction) => Promise<object>,
): Promise<void> {
  const { idempotency } = request
  if (!idempotency) {
    await reply.code(status).send(await database.begin(work))
    return
  }
  const outcome = await database.begin(async (tx): Promise<Outcome> => {
    await takeKey(tx, idempotency)
    const stored = await findAnswer(tx, idempotency)
    if (stored) return { stored }
    const done = await tryWork(tx, work)
    if ('refusal' in done) await storeRefusal(tx, idempotency, request, done.refusal)
    else await storeAnswer(tx, idempotency, status, JSON.stringify(done.body))
    return done
  })
  if ('refusal' in outcome) {
    // Thrown only now, because throwing inside would undo that it is stored.
    request.idempotency = null
    throw outcome.refusal
  }
  await ('stored' in outcome ? replay(reply, outcome.stored) : reply.code(status).send(outcome.body))
}

/** What the work returns, or the refusal that it threw, with what it had written by then undone. */
async function tryWork(
  tx: Transaction,
  work: (tx: Transaction) => Promise<object>,
): Promise<{ body: object } | { refusal: ProblemError }> {
  try {
    return { body: await tx.savepoint(work) }
  } catch (error) {
    if (error instanceof ProblemError && isKept(error)) return { refusal: error }
    throw error
  }
}

/** Keeps a refusal that came before the work began, such as that of a malformed body, as the first answer. */
export async function keepRefusal(request: FastifyRequest, problem: ProblemError): Promise<void> {
  const { idempotency } = request
  if (!idempotency || !isKept(problem)) return
  try {
    await idempotency.database.begin(async (tx) => {
      await takeKey(tx, idempotency)
      await storeRefusal(tx, idempotency, request, problem)
    })
  } catch (error) {
    // The refusal is true with or without its copy: a retry is refused afresh.
    request.log.warn({ err: error }, 'could not keep a refusal for its idempotency key')
  }
}

/** A 5xx and a 429 are gone the next time, and what is said of the key itself is no answer to the request. */
function isKept({ status, code }: ProblemError): boolean {
  return status !== 429 && status < 500 && !code.startsWith('idempotency_')
}

function storeRefusal(tx: Transaction, once: Idempotency, { id }: FastifyRequest, problem: ProblemError) {
  return storeAnswer(tx, once, problem.status, JSON.stringify(problem.toProblem(id)))
}

function identify(request: FastifyRequest, database: Database, key: string): Idempotency {
  return {
    database,
    userId: request.userId,
    key,
    route: `${request.method} ${request.url}`,
    bodyHash: request.bodyHash ?? Buffer.alloc(0),
  }
}

/** Held until the transaction ends, however it ends. */
async function takeKey(tx: Transaction, { userId, key }: Idempotency): Promise<void> {
  const name = `picgen:once:${JSON.stringify([userId, key])}`
  const [lock] = await tx<{ taken: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as taken`
  if (!lock?.taken) {
    throw new ProblemError('idempotency_in_progress', 'The first request with this idempotency key is still running.', {
      retryAfter: 1,
    })
  }
}

/** The stored answer, or undefined. Throws `idempotency_key_reused` where the key was used for something else. */
async function findAnswer(sql: Queryable, { userId, key, route, bodyHash }: Idempotency) {
  const [stored] = await sql<StoredAnswer[]>`
    select route, body_hash, status, answer from idempotency_keys
    where user_id = ${userId} and key = ${key} and created_at > now() - interval '24 hours'`
  if (stored && (stored.route !== route || !stored.body_hash.equals(bodyHash))) {
    throw new ProblemError(
      'idempotency_key_reused',
      'This idempotency key was used for another request: take a new one for each request that differs.',
    )
  }
  return stored
}

async function storeAnswer(sql: Queryable, once: Idempotency, status: number, answer: string): Promise<void> {
  await sql`
    insert into idempotency_keys (user_id, key, route, body_hash, status, answer)
    values (${once.userId}, ${once.key}, ${once.route}, ${once.bodyHash}, ${status}, ${answer})
    on conflict (user_id, key) do update
    set route = excluded.route, body_hash = excluded.body_hash, status = excluded.status, answer = excluded.answer,
      created_at = excluded.created_at
    where idempotency_keys.created_at <= now() - interval '24 hours'`
}

function replay(reply: FastifyReply, { status, answer }: StoredAnswer): FastifyReply {
  return reply
    .code(status)
    .header('idempotency-replayed', 'true')
    .type(status < 400 ? 'application/json; charset=utf-8' : 'application/problem+json')
    .serializer(String)
    .send(answer)
}

/** Forgets the keys that are older than 24 hours, every hour until the function that it returns is called. */
export function startForgetting(database: Database, logger: FastifyBaseLogger): () => void {
  const forget = async () => {
    try {
      await database`delete from idempotency_keys where created_at <= now() - interval '24 hours'`
    } catch (error) {
      logger.warn({ err: error }, 'could not forget old idempotency keys; the next hour may')
    }
  }
  const timer = setInterval(forget, 60 * 60 * 1000)
  return () => clearInterval(timer)
}
