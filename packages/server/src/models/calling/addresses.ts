import { promises as dns, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { ProviderHttpError } from './provider-http-error.js'

/** All addresses of a name. */
export type ResolveAddresses = (hostname: string) => Promise<LookupAddress[]>

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96')

/**
 * Whether an address, as text, is one of the public internet: unicast, and in none of the ranges set aside for private
 * networks, this machine, carriers, documentation or later. One that carries an IPv4 address in it is what that one is.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.parse(text)
  if (address instanceof ipaddr.IPv4) return address.range() === 'unicast'
  if (address.zoneId) return false
  const bytes = address.toByteArray()
  if (address.isIPv4MappedAddress() || address.match(NAT64)) return isPublicIPv4(bytes.slice(12))
  if (address.range() === '6to4') return isPublicIPv4(bytes.slice(2, 6))
  return address.range() === 'unicast' && address.match(GLOBAL_UNICAST)
}

function isPublicIPv4(bytes: number[]): boolean {
  return new ipaddr.IPv4(bytes).range() === 'unicast'
}

/** The address that a URL's host literally is, without brackets; null where it is a name that has to be resolved. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(bare) ? bare : null
}

/** Asks the system, as any other connection does. */
export const resolveBySystem: ResolveAddresses = (hostname) => dns.lookup(hostname, { all: true })

/**
 * A `lookup` for `node:https`: it resolves once, and the connection goes to what was checked and nowhere else. Fails with
 * a `ProviderHttpError` when any of the addresses is not public, so that an answer which mixes both can't be played.
 */
export function createPublicLookup(resolve: ResolveAddresses): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses
        if (!first || !addresses.every(({ address }) => isPublicAddress(address))) {
          callback(new ProviderHttpError('forbidden_url', `${hostname} does not resolve to public addresses only.`), '')
        } else if (options.all) callback(null, addresses)
        else callback(null, first.address, first.family)
      },
      (error: Error) => callback(error, ''),
    )
  }
}
