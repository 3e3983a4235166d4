import { ImageModelError } from '../image-model.js'
import type { ModelSettings } from '../image-provider.js'
import { isKeyProblem } from './key-problem-error.js'

/**
 * The same error; where the key is at fault, whoever runs the Studio is told what to do about it. A key that a provider
 * repeats is in none of its sentences.
 */
export function namingTheKey(
  error: ImageModelError,
  { info, keyName, apiKey }: ModelSettings,
  name: string,
): ImageModelError {
  const quiet = withoutKey(error, apiKey)
  if (!isKeyProblem(error)) return quiet
  const { code, message, forOperator } = quiet
  const advice = keyName
    ? `Set ${keyName} to a key that is valid.`
    : `Name the variable of its key with "api_key_env" at the model "${info.id}".`
  const said = forOperator ?? `${name} does not accept its key.`
  return new ImageModelError(code, message, { forOperator: `${said} ${advice}`, cause: error })
}

function withoutKey(error: ImageModelError, apiKey: string | null): ImageModelError {
  const { code, message, forOperator } = error
  if (!apiKey || !`${message}${forOperator}`.includes(apiKey)) return error
  const hide = (text: string) => text.replaceAll(apiKey, '…')
  return new ImageModelError(code, hide(message), { forOperator: forOperator && hide(forOperator), cause: error })
}
