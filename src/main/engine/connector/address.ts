import { lookup as systemLookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { Fault } from '#shared/kernel/faults.ts'

/** Gives the addresses of a host. Injected, so that tests can play a resolver that lies. */
export type Lookup = (host: string) => Promise<readonly string[]>

/** Where a connection may call. */
export interface Target {
  readonly baseUrl: string
  /** The hosts of the connector; empty: it is self-hosted and the connection names its own. */
  readonly hosts: readonly string[]
  /** Permits http, private addresses and a host that the connector does not name. */
  readonly allowPrivate: boolean
}

/** A place that was checked: its URL and the addresses that every later connection is pinned to. */
export interface PinnedTarget {
  readonly url: URL
  readonly addresses: readonly string[]
}

/** The machine's own resolver. */
export const lookupBySystem: Lookup = async (host) =>
  (await systemLookup(host, { all: true, verbatim: true })).map(({ address }) => address)

/**
 * Checks where a connection may call, and resolves its host once.
 * @throws Fault `address-refused` with `host` and `reason` (scheme, credentials, host, private), `connector-unreachable`
 * where the host has no address
 */
export async function pin(target: Target, lookup: Lookup): Promise<PinnedTarget> {
  const url = checkedUrl(target)
  const host = bareHost(url)
  const addresses = isIP(host) ? [host] : await addressesOf(host, lookup)
  // One private address among public ones is refused too: the connection would take either.
  if (!target.allowPrivate && !addresses.every(isPublicAddress)) throw refused(host, 'private')
  return { url, addresses }
}

/** The URL of a target whose scheme and host are permitted. @throws Fault `address-refused` */
export function checkedUrl({ baseUrl, hosts, allowPrivate }: Target): URL {
  if (!URL.canParse(baseUrl)) throw refused(baseUrl.slice(0, 200), 'host')
  const url = new URL(baseUrl)
  const host = bareHost(url)
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) throw refused(host, 'scheme')
  if (url.username !== '' || url.password !== '') throw refused(host, 'credentials')
  if (hosts.length > 0 && !allowPrivate && !hosts.some((pattern) => matches(host, pattern)))
    throw refused(host, 'host')
  if (isIP(host) && !allowPrivate && !isPublicAddress(host)) throw refused(host, 'private')
  return url
}

/** The host that an address names, for the network log; the address itself need not be permitted. */
export function hostIn(baseUrl: string): { readonly host: string; readonly isName: boolean } {
  if (!URL.canParse(baseUrl)) return { host: baseUrl, isName: false }
  const url = new URL(baseUrl)
  return { host: url.host, isName: isIP(bareHost(url)) === 0 }
}

/** The refusal of an address. `reason` is one of `connector:address.*`. */
export function refused(host: string, reason: string): Fault {
  return new Fault('address-refused', { params: { host, reason } })
}

/** Whether an address belongs to the public internet (IANA special-purpose registries for IPv4 and IPv6). */
export function isPublicAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return isPublicAddress(mapped)
  switch (isIP(address)) {
    case 4:
      return !special.check(address, 'ipv4')
    case 6:
      return globalUnicast.check(address, 'ipv6') && !special.check(address, 'ipv6')
    default:
      return false
  }
}

function matches(host: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern
}

/** The host of a URL without the brackets and the final dot that it may be written with. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
}

async function addressesOf(host: string, lookup: Lookup): Promise<readonly string[]> {
  try {
    const addresses = await lookup(host)
    if (addresses.length > 0) return addresses
  } catch (error) {
    throw new Fault('connector-unreachable', { params: { host, reason: 'name' }, cause: error })
  }
  throw new Fault('connector-unreachable', { params: { host, reason: 'name' } })
}

const special = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  special.addSubnet(network, prefix, 'ipv4')
// Within 2000::/3: protocol assignments with Teredo, documentation, 6to4, which carry other networks inside.
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special.addSubnet(network, prefix, 'ipv6')

const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')
