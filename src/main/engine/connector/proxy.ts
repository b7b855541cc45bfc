import { isIP } from 'node:net'
import type { Client, Dispatcher } from 'undici'
import { Fault } from '#shared/kernel/faults.ts'
import { bareHost, isPublicAddress, refused } from './address.ts'
import type { HttpLimits } from './body.ts'
import { type CallEnd, outcomeOf } from './call-log.ts'
import { authorities, pinnedLookup } from './tls.ts'

/** The proxy by which calls leave, where a company lets nothing out otherwise. */
export interface OutboundProxy {
  /** `http:` or `https:`, without a path. */
  readonly address: string
  /** Empty: nobody signs in. */
  readonly user: string
  readonly password: string
}

/** Begins the line of a tunnel in the network log; refuses while the store is offline. */
export type NoteTunnel = (to: string) => Promise<(end: Omit<CallEnd, 'milliseconds'>) => Promise<void>>

/**
 * Whether a host lies inside the own network by what is written: a special-purpose address, a name without a dot, or one
 * below a domain that the public name system does not have (RFC 6761, RFC 6762, RFC 8375, ICANN's `internal`). What it
 * resolves to is not asked: behind a proxy the proxy resolves it.
 */
export function liesInside(url: URL): boolean {
  const host = bareHost(url).toLowerCase()
  if (isIP(host)) return !isPublicAddress(host)
  return !host.includes('.') || /\.(localhost|local|internal|home\.arpa|test|invalid|onion)$/.test(host)
}

/** @throws Fault `address-refused` for a host inside the own network that the connection may not call */
export function requireOutside(url: URL, allowPrivate: boolean): void {
  if (!allowPrivate && liesInside(url)) throw refused(bareHost(url), 'private')
}

/**
 * An agent whose connections are tunnels through a proxy, http as well as https. TLS runs from here to the host and is
 * verified against the host's name, so that the proxy carries bytes that it cannot read, and whatever address it finds
 * for the name has to show a certificate for it.
 * @param addresses of the proxy, to which every connection goes
 */
export async function proxyAgent(
  proxy: OutboundProxy,
  addresses: readonly string[],
  limits: HttpLimits,
  note: NoteTunnel,
): Promise<Dispatcher> {
  const { Client: UndiciClient, ProxyAgent } = await import('undici')
  const trust = { rejectUnauthorized: true, ca: authorities() }
  const { user, password, address } = proxy
  return new ProxyAgent({
    uri: address,
    ...(user === '' ? {} : { token: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }),
    proxyTunnel: true,
    connectTimeout: limits.silence,
    headersTimeout: limits.silence,
    bodyTimeout: limits.silence,
    requestTls: trust,
    proxyTls: { ...trust, lookup: pinnedLookup(addresses) },
    clientFactory: (origin, options) =>
      noting(
        new UndiciClient(origin, { ...options, headersTimeout: limits.silence }),
        new URL(address),
        note,
      ),
  })
}

/** Lets each tunnel stand in the network log, and says why the proxy opened none. */
function noting(client: Client, { host }: URL, note: NoteTunnel): Client {
  const connect = client.connect.bind(client)
  const open = async (options: Dispatcher.ConnectOptions) => {
    const noted = await note(options.path)
    let status: number | null = null
    try {
      const answer = await connect(options)
      status = answer.statusCode
      if (status !== 200) {
        answer.socket.on('error', () => {}).destroy()
        throw new Fault('connector-unreachable', {
          params: { host, reason: status === 407 ? 'proxy-sign-in' : 'proxy-refused' },
        })
      }
      await noted({ status, bytes: 0, outcome: 'answered', reason: '' })
      return answer
    } catch (error) {
      const fault = tunnelFault(error, host)
      await noted({ status, bytes: 0, ...outcomeOf(fault) })
      throw fault
    }
  }
  return Object.assign(client, { connect: open })
}

function tunnelFault(error: unknown, host: string): Fault {
  if (error instanceof Fault) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_/.test(code) ? 'proxy-certificate' : 'proxy'
  return new Fault('connector-unreachable', { params: { host, reason }, cause: error })
}
