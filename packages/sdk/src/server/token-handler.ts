import type { TokenMinter } from './token-minter.js'

/** Nobody may keep a token, or the news that there is none. */
const NO_STORE = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

/**
 * Answers with a fresh token for this user as JSON: `{token, expires_at}`, which no cache keeps; without a user, with a 401.
 *
 * @example export const GET = async (request) => tokenResponse(minter, await signedInUser(request))
 */
export async function tokenResponse(minter: Pick<TokenMinter, 'mint'>, userId: string | null): Promise<Response> {
  if (userId === null) return problem(401, 'unauthenticated', 'Sign in first', 'Sign in to this site first.')
  return Response.json(await minter.mint(userId), { headers: NO_STORE })
}

/**
 * A whole endpoint in the style of `fetch`: tells who asks by `userOf`, null where nobody is signed in, and answers with a
 * token. Takes GET and POST. What `userOf` throws is thrown on.
 *
 * @example export default { fetch: createTokenHandler(minter, async (request) => (await sessionOf(request))?.userId ?? null) }
 */
export function createTokenHandler(
  minter: Pick<TokenMinter, 'mint'>,
  userOf: (request: Request) => Promise<string | null> | string | null,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'POST') {
      const detail = `Use GET or POST here, not ${request.method}.`
      return problem(405, 'method_not_allowed', 'Method not allowed', detail, { allow: 'GET, POST' })
    }
    return tokenResponse(minter, await userOf(request))
  }
}

function problem(
  status: number,
  code: string,
  title: string,
  detail: string,
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status, detail, code }), {
    status,
    headers: { ...NO_STORE, ...headers, 'content-type': 'application/problem+json' },
  })
}
