import { ImageModelError } from '../image-model.js'
import type { ModelSettings } from '../image-provider.js'
import { isKeyProblem } from './key-problem-error.js'

/** The same error; where the key is at fault, whoever runs the Studio is told what to do about it. */
export function namingTheKey(error: ImageModelError, { info, keyName }: ModelSettings, name: string): ImageModelError {
  if (!isKeyProblem(error)) return error
  const advice = keyName
    ? `Set ${keyName} to a key that is valid.`
    : `Name the variable of its key with "api_key_env" at the model "${info.id}".`
  const forOperator = `${error.forOperator ?? `${name} does not accept its key.`} ${advice}`
  return new ImageModelError(error.code, error.message, { forOperator, cause: error })
}
