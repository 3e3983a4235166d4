/**
 * Something that keeps the Studio from starting and that the person who starts it can put right.
 * `message` is one sentence that says what to do; `main.ts` prints it, without a stack, and exits with 1.
 */
export class StartError extends Error {
  override readonly name: string = 'StartError'
}
