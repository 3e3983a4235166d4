import { errors, type JWTVerifyOptions, jwtVerify, SignJWT } from 'jose'
import {
  type Claims,
  type KeySet,
  type MinterSettings,
  type MintOptions,
  readExpiry,
  readName,
  readUserId,
} from './minter-settings.js'
import { prepareSigningKey, type SigningKey } from './signing-key.js'
import { TokenError } from './token-error.js'

/** Fifteen minutes: a page that is open longer asks for the next one by itself. */
const DEFAULT_EXPIRES_IN_S = 900

/** A token, in the words of the answer that a page reads. */
export interface MintedToken {
  token: string
  /** RFC 3339, UTC, milliseconds. */
  expires_at: string
}

/** A token that holds. */
export interface VerifiedToken {
  userId: string
  /** RFC 3339, UTC, milliseconds. */
  expires_at: string
  /** Everything that it says. */
  claims: Claims
}

/** Mints tokens for the users of a site, and checks them. */
export interface TokenMinter {
  /**
   * A token with which a page calls the PicGen server as this user. Call it only once you know who asks.
   * Rejects with a `TokenError`: `invalid_user` where the id is empty, `invalid_setting` where key or expiry can't be used.
   *
   * @example const { token } = await minter.mint(session.user.id)
   */
  mint(userId: string, options?: MintOptions): Promise<MintedToken>
  /**
   * Who a token of this minter is for. The server checks each token itself: this is for your own endpoints.
   * Rejects with a `TokenError`: `token_expired`, or `token_invalid` for everything else.
   */
  verify(token: string): Promise<VerifiedToken>
  /** What `PICGEN_JWKS_URL` has to answer: the public half of the private key. No keys for a secret. */
  keySet(): Promise<KeySet>
}

/**
 * Makes a minter for the site's own backend: on Node, Deno, Bun and edge runtimes, never in a page. Throws a `TokenError`
 * that says what to change where a setting can't work.
 *
 * @example
 * const minter = createTokenMinter({ secret: env.PICGEN_JWT_SECRET })
 * app.get('/picgen-token', async (request) => minter.mint(await signedInUser(request)))
 */
export function createTokenMinter(settings: MinterSettings): TokenMinter {
  const expiresInS = readExpiry(settings.expiresInS ?? DEFAULT_EXPIRES_IN_S)
  const issuer = readName(settings.issuer, 'issuer')
  const audience = readName(settings.audience, 'audience')
  const signingKey = prepareSigningKey(settings)

  return {
    async mint(userId, options = {}) {
      const user = readUserId(userId)
      const lasts = readExpiry(options.expiresInS ?? expiresInS)
      const { algorithm, keyId, signWith } = await signingKey()
      const now = Math.floor(Date.now() / 1000)
      const unsigned = new SignJWT()
        .setProtectedHeader({ alg: algorithm, typ: 'JWT', ...(keyId !== null && { kid: keyId }) })
        .setSubject(user)
        .setIssuedAt(now)
        .setExpirationTime(now + lasts)
      if (issuer !== undefined) unsigned.setIssuer(issuer)
      if (audience !== undefined) unsigned.setAudience(audience)
      return { token: await unsigned.sign(signWith), expires_at: timeOf(now + lasts) }
    },
    async verify(token) {
      const claims = await readClaims(token, await signingKey(), {
        ...(issuer !== undefined && { issuer }),
        ...(audience !== undefined && { audience }),
      })
      return { userId: claims.sub, expires_at: timeOf(claims.exp), claims }
    },
    keySet: async () => (await signingKey()).keySet,
  }
}

async function readClaims(
  token: string,
  { algorithm, checkWith }: SigningKey,
  options: JWTVerifyOptions,
): Promise<Claims & { sub: string; exp: number }> {
  try {
    const { payload } = await jwtVerify(token, checkWith, {
      ...options,
      algorithms: [algorithm],
      requiredClaims: ['sub', 'exp'],
    })
    const { sub, exp } = payload
    if (typeof sub === 'string' && sub !== '' && exp !== undefined) return { ...payload, sub, exp }
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw new TokenError('token_expired', 'The token has expired: mint a new one.', { cause: error })
    }
    throw new TokenError('token_invalid', 'The token is not one of this minter, or not for this audience.', {
      cause: error,
    })
  }
  throw new TokenError('token_invalid', 'The token names no user.')
}

function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}
