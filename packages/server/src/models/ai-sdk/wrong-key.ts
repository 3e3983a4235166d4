import { isKeyProblem } from '../calling/index.js'
import { ImageModelError } from '../image-model.js'
import type { ModelSettings } from '../image-provider.js'

/** What whoever runs the Studio has to do about a key that `name` does not take; null where the error is another one. */
export function keySentence(error: unknown, { info, keyName }: ModelSettings, name: string): string | null {
  if (!isKeyProblem(error)) return null
  const said = error.detail ? ` (it says: ${error.detail})` : ''
  return keyName
    ? `${name} does not take the key in ${keyName}: set it to one that is valid${said}.`
    : `${name} wants a key: name its variable with "api_key_env" at the model "${info.id}"${said}.`
}

/** The same error, with the name of the key's variable for whoever runs the Studio, where the key is at fault. */
export function namingTheKey(error: ImageModelError, settings: ModelSettings, name: string): ImageModelError {
  const forOperator = keySentence(error, settings, name)
  return forOperator === null ? error : new ImageModelError(error.code, error.message, { forOperator, cause: error })
}
