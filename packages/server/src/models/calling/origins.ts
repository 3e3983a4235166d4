const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Says of a URL whether it is the API's: of the origin of `baseUrl`, or on one of `apiHosts` by https. A `*.` in front
 * stands for one or more labels. The names of this machine count as one another, where scheme and port are the same.
 */
export function createApiMatcher(baseUrl: string, apiHosts: readonly string[] = []): (url: URL) => boolean {
  const base = new URL(baseUrl)
  return (url) => isSameOrigin(url, base) || apiHosts.some((pattern) => isOnHost(url, pattern))
}

function isSameOrigin(url: URL, base: URL): boolean {
  if (url.protocol !== base.protocol || url.port !== base.port) return false
  return url.hostname === base.hostname || (LOOPBACK_NAMES.has(url.hostname) && LOOPBACK_NAMES.has(base.hostname))
}

function isOnHost(url: URL, pattern: string): boolean {
  if (url.protocol !== 'https:' || url.port !== '') return false
  if (!pattern.startsWith('*.')) return url.hostname === pattern
  const domain = pattern.slice(1)
  return url.hostname.endsWith(domain) && url.hostname.length > domain.length
}

const FREE_PATHS = /\/(cancel|interrupt|uploads?|files)\/?$/i

/** Any POST, except one whose path ends in words that say that it cancels or uploads. */
export function isBillableByDefault({ method, url }: { method: string; url: URL }): boolean {
  return method === 'POST' && !FREE_PATHS.test(url.pathname)
}
