import type { JSONWebKeySet, JWK, JWTPayload } from 'jose'
import { TokenError } from './token-error.js'

/** What a token says, as RFC 7519 names it: `sub` is the user. */
export type Claims = JWTPayload

/** Keys that others may see, as `PICGEN_JWKS_URL` has to answer them. */
export type KeySet = JSONWebKeySet

interface CommonSettings {
  /** The server's `PICGEN_JWT_ISSUER`, where it has one. */
  issuer?: string | undefined
  /** The server's `PICGEN_JWT_AUDIENCE`, where it has one. */
  audience?: string | undefined
  /** How long a token is good, in seconds: 900 unless told, 86,400 at the most. */
  expiresInS?: number | undefined
}

/** One secret that this backend and the PicGen server share. */
export interface SecretSettings extends CommonSettings {
  /** The server's `PICGEN_JWT_SECRET`: 32 bytes or more. */
  secret: string
  privateKey?: undefined
}

/** A key that only this backend has; the PicGen server reads its public half from `PICGEN_JWKS_URL`. */
export interface PrivateKeySettings extends CommonSettings {
  /** A private JWK, or the text of a PKCS #8 file: `-----BEGIN PRIVATE KEY-----`. */
  privateKey: string | JWK
  /** The key's name in the key set (`kid`). Default: the JWK's own. */
  keyId?: string | undefined
  /** How to sign: `ES256`, `RS256`, `EdDSA` … Default: what the JWK says or is made for; needed with PKCS #8. */
  algorithm?: string | undefined
  secret?: undefined
}

/** What tokens are signed with, and for whom. */
export type MinterSettings = SecretSettings | PrivateKeySettings

/** What one token has otherwise. */
export interface MintOptions {
  /** How long this token is good, in seconds. */
  expiresInS?: number | undefined
}

/** RFC 7518 asks as many bytes of an HS256 secret as its hash has. */
const MIN_SECRET_BYTES = 32

const MAX_EXPIRES_IN_S = 86_400

/** The secret's bytes, or a sentence about what is wrong with it. */
export function readSecret(secret: string): Uint8Array {
  const bytes = new TextEncoder().encode(secret)
  if (bytes.length >= MIN_SECRET_BYTES) return bytes
  throw new TokenError(
    'invalid_setting',
    `The secret has ${bytes.length} bytes and needs ${MIN_SECRET_BYTES} or more: make one with "openssl rand -base64 48" ` +
      'and give the same to the server as PICGEN_JWT_SECRET.',
  )
}

/** Seconds that a token is good for. */
export function readExpiry(expiresInS: number): number {
  if (Number.isInteger(expiresInS) && expiresInS >= 1 && expiresInS <= MAX_EXPIRES_IN_S) return expiresInS
  throw new TokenError(
    'invalid_setting',
    `expiresInS is ${expiresInS} and must be a whole number of seconds from 1 to ${MAX_EXPIRES_IN_S}: ` +
      'tokens are short-lived, and the page asks for a new one when it needs it.',
  )
}

/** A name that a server puts into tokens or expects there: never empty. */
export function readName(name: string | undefined, setting: 'issuer' | 'audience'): string | undefined {
  if (name === undefined || name.trim() !== '') return name
  throw new TokenError('invalid_setting', `The ${setting} is empty: leave it out, or give what the server expects.`)
}

/** The user that a token is for: what the server takes as a `sub`. */
export function readUserId(userId: unknown): string {
  if (typeof userId !== 'string' || userId.trim() === '') {
    throw new TokenError('invalid_user', 'The user id is empty: mint a token only for a user who is signed in.')
  }
  if (userId.length > 255 || userId.includes('\0') || !userId.isWellFormed()) {
    throw new TokenError('invalid_user', 'The user id must have at most 255 characters, and no NUL among them.')
  }
  return userId
}
