/** What was wrong: a setting of the minter, the user to mint for, or the token to check. */
export type TokenErrorCode = 'invalid_setting' | 'invalid_user' | 'token_expired' | 'token_invalid'

/** What minting and checking tokens throws. Its message is one sentence that says what to do. */
export class TokenError extends Error {
  override readonly name = 'TokenError'

  constructor(
    readonly code: TokenErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options)
  }
}

/** Tells a `TokenError` from other errors, also where it comes from another copy of this package. */
export function isTokenError(error: unknown): error is TokenError {
  return error instanceof Error && error.name === 'TokenError' && 'code' in error
}
