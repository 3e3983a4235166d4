import { StartError } from '../start-error.js'

/** The user as a positional argument. */
export const userArgument = {
  type: 'positional',
  required: true,
  description: 'The user: the “sub” of their tokens; local in local mode',
} as const

/** Throws a `StartError` for what no token's `sub` can be. */
export function requireUser(user: string): string {
  if (/^[^\0]{1,255}$/s.test(user) && user.isWellFormed()) return user
  throw new StartError('A user has 1 to 255 characters.')
}
