const YEAR_SECONDS = 31_536_000

/**
 * What every answer carries. A page or a file that may do more says so itself, over this: it is inert, it can't be framed,
 * and other sites can neither embed nor look into it.
 */
export function securityHeaders(publicUrl: string | null): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    // Only where the Studio is known to be reached by https: elsewhere it would lock people out.
    ...(publicUrl?.startsWith('https:') && { 'strict-transport-security': `max-age=${YEAR_SECONDS}` }),
  }
}
