import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ProblemError } from './problems.js'

const MINUTE_MS = 60_000

/** A page shows many pictures at once, and a whole office may share an address. */
const FILES_FOR_EACH_REQUEST = 10

/** Refuses with `rate_limited` once somebody without a good token has come too often from the same address. */
export type LimitStranger = (request: FastifyRequest) => Promise<void>

/**
 * Limits the requests of every user in this scope by themselves, whatever address they come from. What has no user, because
 * its token was refused, is counted by its address: what this returns is to be called then. Each process counts its own.
 */
export async function limitUsers(app: FastifyInstance, perMinute: number): Promise<LimitStranger> {
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: MINUTE_MS,
    hook: 'preParsing',
    keyGenerator: (request) => request.userId,
    errorResponseBuilder: (_, { ttl }) => tooMany(perMinute, ttl),
  })
  const byAddress = app.createRateLimit({ max: perMinute, timeWindow: MINUTE_MS, keyGenerator: addressOf })
  return async (request) => {
    const count = await byAddress(request)
    if (!count.isAllowed && count.isExceeded) throw tooMany(perMinute, count.ttl)
  }
}

/** Limits the requests from every address in this scope: for files, which load without a token. */
export async function limitAddresses(app: FastifyInstance, perMinute: number): Promise<void> {
  const max = perMinute * FILES_FOR_EACH_REQUEST
  await app.register(rateLimit, {
    max,
    timeWindow: MINUTE_MS,
    hook: 'onRequest',
    keyGenerator: addressOf,
    errorResponseBuilder: (_, { ttl }) => tooMany(max, ttl),
  })
}

function tooMany(perMinute: number, ttl: number): ProblemError {
  return new ProblemError('rate_limited', `You may send ${perMinute} requests a minute; wait a little.`, {
    retryAfter: Math.max(1, Math.ceil(ttl / 1000)),
  })
}

/** Of IPv6 the network: whoever has one address has all that begin with the same 64 bits. */
function addressOf({ ip }: FastifyRequest): string {
  if (!ip.includes(':') || ip.includes('.')) return ip
  const [head = '', tail] = ip.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail?.split(':').filter(Boolean) ?? []
  const filled = tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill('0'), ...right]
  return filled.slice(0, 4).join(':')
}
