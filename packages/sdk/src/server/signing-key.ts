import { type CryptoKey, exportJWK, importJWK, importPKCS8, type JWK } from 'jose'
import { type KeySet, type MinterSettings, type PrivateKeySettings, readSecret } from './minter-settings.js'
import { TokenError } from './token-error.js'

/** What signs, and what checks. */
export interface SigningKey {
  algorithm: string
  /** Null for a shared secret, which has no name. */
  keyId: string | null
  signWith: CryptoKey | Uint8Array
  checkWith: CryptoKey | Uint8Array
  /** The public half; empty for a shared secret. */
  keySet: KeySet
}

/** What of a JWK is secret (RFC 7518, section 6). */
const PRIVATE_PARTS = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'key_ops', 'use', 'ext'])

const CURVE_ALGORITHMS: Record<string, string> = {
  'P-256': 'ES256',
  'P-384': 'ES384',
  'P-521': 'ES512',
  Ed25519: 'EdDSA',
}

/** Refuses at once what can't work; the key itself is read when it is first needed. Rejects with a `TokenError`. */
export function prepareSigningKey(settings: MinterSettings): () => Promise<SigningKey> {
  if (settings.secret !== undefined) {
    const secret = readSecret(settings.secret)
    const key: SigningKey = {
      algorithm: 'HS256',
      keyId: null,
      signWith: secret,
      checkWith: secret,
      keySet: { keys: [] },
    }
    return async () => key
  }
  const { privateKey } = settings
  if (privateKey === undefined)
    throw new TokenError('invalid_setting', 'Give a secret, or a privateKey with its keyId.')
  const algorithm = settings.algorithm ?? (typeof privateKey === 'string' ? undefined : algorithmOf(privateKey))
  const keyId = settings.keyId ?? (typeof privateKey === 'string' ? undefined : privateKey.kid)
  if (!algorithm) throw new TokenError('invalid_setting', 'Say which algorithm the private key is for, such as ES256.')
  if (!keyId) throw new TokenError('invalid_setting', 'Give the private key a keyId: the key set names its keys.')
  let read: Promise<SigningKey> | undefined
  return () => {
    read ??= readPrivateKey(privateKey, algorithm, keyId)
    return read
  }
}

function algorithmOf({ alg, kty, crv }: JWK): string | undefined {
  return alg ?? (kty === 'RSA' ? 'RS256' : CURVE_ALGORITHMS[crv ?? ''])
}

async function readPrivateKey(
  given: PrivateKeySettings['privateKey'],
  algorithm: string,
  keyId: string,
): Promise<SigningKey> {
  try {
    const whole =
      typeof given === 'string' ? await exportJWK(await importPKCS8(given, algorithm, { extractable: true })) : given
    const { kty } = whole
    if (kty === undefined || whole.d === undefined) throw new TypeError('the key has no private half')
    const half = Object.fromEntries(Object.entries(whole).filter(([name]) => !PRIVATE_PARTS.has(name)))
    const publicKey: JWK = { ...half, kty, kid: keyId, alg: algorithm, use: 'sig' }
    return {
      algorithm,
      keyId,
      signWith: await importJWK({ ...whole, alg: algorithm }, algorithm),
      checkWith: await importJWK(publicKey, algorithm),
      keySet: { keys: [publicKey] },
    }
  } catch (error) {
    throw new TokenError(
      'invalid_setting',
      `The privateKey can’t be read as one for ${algorithm}: give a private JWK, or PKCS #8 ("-----BEGIN PRIVATE KEY-----").`,
      { cause: error },
    )
  }
}
