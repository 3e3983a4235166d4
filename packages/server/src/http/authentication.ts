import type { FastifyInstance, FastifyRequest } from 'fastify'
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, type JWTVerifyOptions, jwtVerify } from 'jose'
import type { AuthConfig } from '../config.js'
import { ProblemError } from './problems.js'

/** The one user of `local` mode. */
export const LOCAL_USER = 'local'

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
export function createAuthenticate(auth: AuthConfig): Authenticate {
  if (auth.mode === 'local') return async () => LOCAL_USER
  const verify = verifierOf(auth)
  return async (request) => {
    const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
    if (!token) throw new ProblemError('unauthenticated', 'Send a token, as authorization: Bearer TOKEN.')
    return userOf(await verify(token))
  }
}

/** Sets `request.userId` for every route that is registered in this scope. */
export function authenticateRequests(app: FastifyInstance, authenticate: Authenticate): void {
  app.decorateRequest('userId', '')
  app.addHook('onRequest', async (request) => {
    request.userId = await authenticate(request)
  })
}

type Verify = (token: string) => Promise<{ sub?: string | undefined }>

function verifierOf(auth: Extract<AuthConfig, { mode: 'jwt' }>): Verify {
  const options: JWTVerifyOptions = {
    clockTolerance: CLOCK_TOLERANCE,
    requiredClaims: ['sub', 'exp'],
    ...(auth.issuer !== null && { issuer: auth.issuer }),
    ...(auth.audience !== null && { audience: auth.audience }),
  }
  const verify =
    auth.secret !== null
      ? verifyWithSecret(new TextEncoder().encode(auth.secret), options)
      : verifyWithKeySet(createRemoteJWKSet(new URL(auth.jwksUrl)), options)
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
  return async (token) => (await jwtVerify(token, keySet, options)).payload
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
