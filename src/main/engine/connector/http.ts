import type { Dispatcher } from 'undici'
import type { Clock } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import {
  checkedUrl,
  hostIn,
  type Lookup,
  lookupBySystem,
  type PinnedTarget,
  pin,
  refused,
  type Target,
} from './address.ts'
import { defaultLimits, type HttpLimits, readBody } from './body.ts'
import { type CallEnd, type CallLog, type CallStart, outcomeOf } from './call-log.ts'
import { type Pace, systemPace } from './pace.ts'
import { liesInside, type OutboundProxy, proxyAgent, requireOutside } from './proxy.ts'
import { type PreparedRequest, shownPath } from './template.ts'
import { connectorAgent } from './tls.ts'

/** How the network is reached, where it is not in the usual way. Injected by tests. */
export interface Network {
  readonly lookup?: Lookup
  readonly pace?: Pace
  /** A number from 0 to 1, for the jitter of retries. */
  readonly random?: () => number
  readonly limits?: Partial<HttpLimits>
  /** In place of undici's, for an account that answers inside this process; no address is reached then. */
  readonly fetch?: Fetch
}

export type Fetch = typeof import('undici').fetch

/** What a connector needs of the engine. */
export interface Outside extends Network {
  /** Absent: calls go to their hosts directly. */
  readonly proxy?: OutboundProxy | null
  readonly clock: Clock
  readonly log: CallLog
}

export interface HttpAnswer {
  readonly status: number
  readonly header: (name: string) => string | null
  readonly text: string
}

/** The way to one host. */
export interface Http {
  readonly host: string
  readonly url: URL
  /** @throws Fault `connector-unreachable`, `address-refused`, `connector-answer-malformed` (too large), `offline`, `cancelled` */
  readonly send: (request: PreparedRequest, signal: AbortSignal) => Promise<HttpAnswer>
  /** Notes that a call to `host` was not permitted, and gives the fault that says so. */
  readonly refusal: (host: string, reason: string) => Promise<Fault>
  readonly close: () => Promise<void>
}

type Exchange = (url: URL, request: PreparedRequest, signal: AbortSignal) => Promise<HttpAnswer>

const redirectLimit = 3

/**
 * Opens the only way out of the engine: to the addresses that the host had when it was checked, TLS always verified,
 * redirects within the host only, answers within limits, each exchange recorded.
 * @param headers sent with each request; they sign it in
 * @throws Fault `address-refused`, `connector-unreachable`, `offline`
 */
export async function openHttp(
  connector: string,
  target: Target,
  headers: Readonly<Record<string, string>>,
  network: Outside,
): Promise<Http> {
  const limits = { ...defaultLimits, ...network.limits }
  const { url: base, agent } = await openWay(connector, target, network, limits)
  // Loaded with the first connection: starting the engine needs no network.
  const fetch = network.fetch ?? (await import('undici')).fetch

  const basePath = base.pathname.split('/')

  const exchange: Exchange = async (url, request, signal) => {
    const path = shownPath(url.pathname, [...basePath, ...request.plain])
    const { method } = request
    const noted = await note(network, { connector, host: url.host, method, path })
    let status: number | null = null
    let bytes = 0
    let answer: HttpAnswer
    try {
      const response = await fetch(url, {
        method,
        headers: request.body === null ? headers : { ...headers, 'content-type': 'application/json' },
        body: request.body,
        redirect: 'manual',
        dispatcher: agent,
        signal: AbortSignal.any([signal, AbortSignal.timeout(limits.whole)]),
      })
      status = response.status
      const text = await readBody(response, url.host, limits, (count) => {
        bytes += count
      })
      answer = { status, header: (name) => response.headers.get(name), text }
    } catch (error) {
      const fault = faultOf(error, url.host, signal)
      await noted({ status, bytes, ...outcomeOf(fault) })
      throw fault
    }
    await noted({ status, bytes, outcome: 'answered', reason: '' })
    return answer
  }
  const refusal: Http['refusal'] = async (host, reason) => {
    const fault = refused(host, reason)
    const noted = await note(network, { connector, host, method: 'GET', path: '' })
    await noted({ status: null, bytes: 0, ...outcomeOf(fault) })
    return fault
  }

  return {
    host: base.host,
    url: base,
    refusal,
    close: async () => {
      await agent.destroy()
    },
    send: async (request, signal) => {
      let url = resolve(base, request.target)
      for (let redirects = 0; ; redirects++) {
        const answer = await exchange(url, request, signal)
        const location = answer.header('location')
        if (answer.status < 300 || answer.status > 399 || location === null) return answer
        const to = URL.canParse(location, url.href) ? new URL(location, url) : null
        const isPermitted = to?.origin === url.origin && request.method === 'GET' && redirects < redirectLimit
        if (to === null || !isPermitted) throw await refusal(to?.host ?? url.host, 'redirect')
        url = to
      }
    },
  }
}

/** Begins a line of the network log; its end is given the time that passed. */
async function note(network: Outside, call: Omit<CallStart, 'at'>) {
  const { now } = network.pace ?? systemPace
  const ended = await network.log.begin({ at: network.clock(), ...call, host: call.host.slice(0, 255) })
  const began = now()
  return (end: Omit<CallEnd, 'milliseconds'>) => ended({ ...end, milliseconds: Math.round(now() - began) })
}

interface Way {
  readonly url: URL
  readonly agent: Dispatcher
}

/** Directly to the addresses of the host, or by the store's proxy; never by it to what lies inside the own network. */
async function openWay(
  connector: string,
  target: Target,
  network: Outside,
  limits: HttpLimits,
): Promise<Way> {
  const { proxy } = network
  if (
    !proxy ||
    (target.allowPrivate && URL.canParse(target.baseUrl) && liesInside(new URL(target.baseUrl)))
  ) {
    const { url, addresses } = await lookUp(connector, target, network)
    return { url, agent: await connectorAgent(addresses, limits) }
  }
  const url = await checkedForProxy(connector, target, network)
  const { host } = new URL(proxy.address)
  const { addresses } = await lookUp(
    connector,
    { baseUrl: proxy.address, hosts: [], allowPrivate: true },
    network,
  ).catch((error: unknown) => {
    throw error instanceof Fault && error.code === 'connector-unreachable'
      ? new Fault('connector-unreachable', { params: { host, reason: 'proxy' }, cause: error })
      : error
  })
  const tunnel = (path: string) => note(network, { connector, host, method: 'CONNECT', path })
  return { url, agent: await proxyAgent(proxy, addresses, limits, tunnel) }
}

/** What can be checked of a target whose name only the proxy looks up. */
async function checkedForProxy(connector: string, target: Target, network: Outside): Promise<URL> {
  try {
    const url = checkedUrl(target)
    requireOutside(url, target.allowPrivate)
    return url
  } catch (error) {
    const { host } = hostIn(target.baseUrl)
    const noted = await note(network, { connector, host, method: 'CONNECT', path: '' })
    await noted({ status: null, bytes: 0, ...outcomeOf(error) })
    throw error
  }
}

/** Checks the target and resolves its name, which is a call of its own; a number needs no looking up. */
async function lookUp(connector: string, target: Target, network: Outside): Promise<PinnedTarget> {
  const { host, isName } = hostIn(target.baseUrl)
  const line = () => note(network, { connector, host, method: 'DNS', path: '' })
  const before = await (isName ? line() : null)
  try {
    const pinned = await pin(target, network.lookup ?? lookupBySystem)
    await before?.({ status: null, bytes: 0, outcome: 'answered', reason: '' })
    return pinned
  } catch (error) {
    const noted = before ?? (await line())
    await noted({ status: null, bytes: 0, ...outcomeOf(error) })
    throw error
  }
}

/** `target` below the path of the base address. */
function resolve(base: URL, target: string): URL {
  return new URL(base.pathname.replace(/\/+$/, '') + target, base.origin)
}

function faultOf(error: unknown, host: string, signal: AbortSignal): Fault {
  if (signal.aborted) return stopped(signal, error)
  if (error instanceof Fault) return error
  // What undici's fetch failed of: a proxy that opened no tunnel.
  if (error instanceof Error && error.cause instanceof Fault) return error.cause
  return new Fault('connector-unreachable', { params: { host, reason: reasonOf(error) }, cause: error })
}

/** Why work was stopped by its signal: as the signal says, else because somebody cancelled it. */
export function stopped({ reason }: AbortSignal, cause: unknown): Fault {
  return reason instanceof Fault ? reason : new Fault('cancelled', { cause })
}

/** Why no whole answer came, as a key of `connector:unreachable.*`. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'time'
  const cause = error instanceof Error ? (error.cause ?? error) : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return 'time'
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_/.test(code)) return 'certificate'
  if (code === 'ECONNREFUSED') return 'closed'
  return 'cut'
}
