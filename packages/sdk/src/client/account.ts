import { accountShape } from '../contract/objects.js'
import { routes } from '../contract/routes.js'
import type { Account } from '../contract/types.js'
import type { Http } from './http.js'
import type { RequestOptions } from './options.js'

/** Who is calling. */
export interface Accounts {
  /** The caller, and their credits. */
  get(options?: RequestOptions): Promise<Account>
}

export function createAccount(http: Http): Accounts {
  return { get: (options) => http({ route: routes.readAccount, answer: accountShape, options }) }
}
