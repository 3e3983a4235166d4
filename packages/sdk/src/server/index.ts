export type { Claims, MinterSettings, MintOptions, PrivateKeySettings, SecretSettings } from './minter-settings.js'
export { isTokenError, TokenError, type TokenErrorCode } from './token-error.js'
export { createTokenHandler, tokenResponse } from './token-handler.js'
export { createTokenMinter, type MintedToken, type TokenMinter, type VerifiedToken } from './token-minter.js'
