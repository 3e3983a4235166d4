import { ImageModelError } from '../image-model.js'

/** The provider does not take this server's key: waiting or sending again won't help. `forOperator` says which and why. */
export class KeyProblemError extends ImageModelError {
  readonly isKeyProblem = true

  constructor(message: string, options: ErrorOptions & { forOperator: string }) {
    super('provider_unavailable', message, options)
  }
}

export function isKeyProblem(error: unknown): error is KeyProblemError {
  return error instanceof KeyProblemError
}
