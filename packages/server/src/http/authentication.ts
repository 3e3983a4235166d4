import type { FastifyInstance, FastifyRequest } from 'fastify'
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, type JWTVerifyOptions, jwtVerify } from 'jose'
import type { AuthConfig } from '../config.js'
import type { LimitStranger } from './limits.js'
import { ProblemError } from './problems.js'

/** The one user of `local` mode. */
export const LOCAL_USER = 'local'

/** How a key set is kept, in milliseconds. */
export interface KeySetTiming {
  /** A key that is not known is looked for again, but not more often than this: anybody can make up a key's name. */
  cooldownMs: number
  /** A key that vanished is honoured no longer than this. */
  maxAgeMs: number
}

const KEY_SET_TIMING: KeySetTiming = { cooldownMs: 5_000, maxAgeMs: 300_000 }

/** How long a key set may take to answer, in milliseconds. */
const KEY_SET_PATIENCE_MS = 5_000

/**
 * What a key set may sign with: only what has a public and a private half. With a shared secret's algorithm, the public key
 * that everybody can read would do as the secret.
 */
const KEY_SET_ALGORITHMS = ['RS', 'PS', 'ES'].flatMap((kind) => ['256', '384', '512'].map((bits) => kind + bits))

/** Seconds that another machine's clock may be off. */
const CLOCK_TOLERANCE = 30

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls. Set before any handler of the API runs. */
    userId: string
  }
}

/** Says who calls, or throws `unauthenticated`. */
export type Authenticate = (request: FastifyRequest) => Promise<string>

/** `local` mode knows one user; `jwt` takes a bearer token's `sub`. */
export function createAuthenticate(auth: AuthConfig, timing: KeySetTiming = KEY_SET_TIMING): Authenticate {
  if (auth.mode === 'local') return async () => LOCAL_USER
  const verify = verifierOf(auth, timing)
  return async (request) => {
    const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
    if (!token) throw new ProblemError('unauthenticated', 'Send a token, as authorization: Bearer TOKEN.')
    return userOf(await verify(token))
  }
}

/** Sets `request.userId` for every route that is registered in this scope. Who has no good token is limited. */
export function authenticateRequests(
  app: FastifyInstance,
  authenticate: Authenticate,
  limitStranger: LimitStranger,
): void {
  app.decorateRequest('userId', '')
  app.addHook('onRequest', async (request) => {
    try {
      request.userId = await authenticate(request)
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'unauthenticated') await limitStranger(request)
      throw error
    }
  })
}

type Verify = (token: string) => Promise<{ sub?: string | undefined }>

function verifierOf(auth: Extract<AuthConfig, { mode: 'jwt' }>, timing: KeySetTiming): Verify {
  const options: JWTVerifyOptions = {
    clockTolerance: CLOCK_TOLERANCE,
    requiredClaims: ['sub', 'exp'],
    ...(auth.issuer !== null && { issuer: auth.issuer }),
    ...(auth.audience !== null && { audience: auth.audience }),
  }
  const verify =
    auth.secret !== null
      ? verifyWithSecret(new TextEncoder().encode(auth.secret), options)
      : verifyWithKeySet(keySetAt(auth.jwksUrl, timing), options)
  return async (token) => {
    try {
      return await verify(token)
    } catch (error) {
      throw explain(error)
    }
  }
}

function verifyWithSecret(secret: Uint8Array, options: JWTVerifyOptions): Verify {
  return async (token) => (await jwtVerify(token, secret, { ...options, algorithms: ['HS256'] })).payload
}

function verifyWithKeySet(keySet: JWTVerifyGetKey, options: JWTVerifyOptions): Verify {
  const algorithms = [...KEY_SET_ALGORITHMS, 'EdDSA', 'Ed25519']
  return async (token) => (await jwtVerify(token, keySet, { ...options, algorithms })).payload
}

function keySetAt(url: string, { cooldownMs, maxAgeMs }: KeySetTiming): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(url), {
    cooldownDuration: cooldownMs,
    cacheMaxAge: maxAgeMs,
    timeoutDuration: KEY_SET_PATIENCE_MS,
  })
}

/** A bad token is the caller's; a key set that can't be had is not. */
function explain(error: unknown): ProblemError {
  if (error instanceof errors.JWTExpired) {
    return new ProblemError('unauthenticated', 'The token has expired; get a new one.', { cause: error })
  }
  const isTokensFault = error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)
  if (isTokensFault && error.code !== 'ERR_JOSE_GENERIC' && error.code !== 'ERR_JWKS_INVALID') {
    return new ProblemError('unauthenticated', 'The token is not valid here.', { cause: error })
  }
  return new ProblemError('unavailable', 'Tokens can’t be checked just now; try again soon.', {
    retryAfter: 5,
    cause: error,
  })
}

function userOf({ sub }: { sub?: string | undefined }): string {
  if (typeof sub === 'string' && /^[^\0]{1,255}$/s.test(sub) && sub.isWellFormed()) return sub
  throw new ProblemError('unauthenticated', 'The token names no user: it needs a "sub" of 1 to 255 characters.')
}
