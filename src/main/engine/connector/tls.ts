import { isIPv6, type LookupFunction } from 'node:net'
import * as tls from 'node:tls'
import type { Agent } from 'undici'
import type { HttpLimits } from './body.ts'

/** An agent whose connections go to `addresses` whatever the resolver says later, with TLS that cannot be switched off. */
export async function connectorAgent(addresses: readonly string[], limits: HttpLimits): Promise<Agent> {
  const { Agent: UndiciAgent } = await import('undici')
  return new UndiciAgent({
    headersTimeout: limits.silence,
    bodyTimeout: limits.silence,
    connect: {
      timeout: limits.silence,
      lookup: pinnedLookup(addresses),
      // Said aloud, so that NODE_TLS_REJECT_UNAUTHORIZED has no effect.
      rejectUnauthorized: true,
      ca: authorities(),
    },
  })
}

/** Finds `addresses` for every name. */
export function pinnedLookup(addresses: readonly string[]): LookupFunction {
  const records = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }))
  return (_host, options, answer) => {
    const [first] = records
    if (first === undefined) answer(new Error('no address was pinned'), '', 4)
    else if (options.all) answer(null, records)
    else answer(null, first.address, first.family)
  }
}

/** Node's own authorities and those that the system trusts, such as a company's. */
export function authorities(): string[] {
  return [...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])]
}
