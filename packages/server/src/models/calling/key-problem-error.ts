import { ImageModelError } from '../image-model.js'

/** The provider does not take this server's key. The caller logs it once, clearly: waiting or sending again won't help. */
export class KeyProblemError extends ImageModelError {
  readonly isKeyProblem = true

  /** `detail` is the provider's own sentence, shortened and masked, for the log; empty where it said nothing. */
  constructor(
    message: string,
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super('provider_unavailable', message, options)
  }
}

export function isKeyProblem(error: unknown): error is KeyProblemError {
  return error instanceof KeyProblemError
}
