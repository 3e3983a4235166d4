import { isConnectionError, isPicGenError, isResponseError, isTimeoutError } from '../client/index.js'
import type { SessionError } from './state.js'

/** What failed, in a sentence to show. */
export function sessionError(action: SessionError['action'], cause: unknown): SessionError {
  return { action, message: sentence(cause), cause }
}

function sentence(error: unknown): string {
  if (isConnectionError(error)) return 'The Studio cannot be reached. Check the connection and try again.'
  if (isTimeoutError(error)) {
    return error.code === 'still_running'
      ? 'The picture takes longer than usual. It is still being made.'
      : 'The Studio did not answer in time. Try again.'
  }
  if (isResponseError(error)) return 'The answer of the Studio cannot be understood.'
  return isPicGenError(error) ? error.message : 'Something unexpected went wrong.'
}
