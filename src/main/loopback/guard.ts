import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** What the guard looks at in a request. `hosts` holds each Host header as sent, so that two of them are seen. */
export interface GuardedRequest {
  readonly method: string
  readonly url: string
  readonly hosts: readonly string[]
  readonly headers: IncomingHttpHeaders
}

export interface Refusal {
  readonly status: number
  readonly reason: string
}

/**
 * Decides whether a request may be looked at at all, before any routing. Only the one address that the shell printed
 * is accepted as Host, so that a name that a web page points at this machine (DNS rebinding) leads nowhere; and
 * whatever could change something must come from the window itself. Null: it may pass.
 */
export function refusalOf(request: GuardedRequest, port: number): Refusal | null {
  const origin = originOf(port)
  const [host, ...furtherHosts] = request.hosts
  if (host === undefined || furtherHosts.length > 0 || `http://${host}` !== origin)
    return { status: 421, reason: `This server answers at ${origin} only` }
  if (!request.url.startsWith('/') || request.url.startsWith('//'))
    return { status: 400, reason: 'The request names no path' }
  if (request.headers.upgrade !== undefined) return { status: 400, reason: 'No protocol but HTTP is spoken' }
  if (request.method === 'GET' || request.method === 'HEAD') return null
  if (request.method !== 'POST') return { status: 405, reason: 'Only GET, HEAD and POST are known' }
  if (request.headers.origin !== origin) return { status: 403, reason: 'The request comes from elsewhere' }
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin')
    return { status: 403, reason: 'The request comes from elsewhere' }
  if (!isAcceptedType(request.headers['content-type']))
    return { status: 415, reason: 'The body is of no known type' }
  return null
}

/** The address of the shell, as browsers write an origin. */
export function originOf(port: number): string {
  return `http://127.0.0.1:${port}`
}

/** Whether an Authorization header carries the token; takes as long for a wrong one as for the right one. */
export function bearsToken(authorization: string | undefined, token: string): boolean {
  const expected = Buffer.from(`Bearer ${token}`)
  const given = Buffer.from(authorization ?? '')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function isAcceptedType(type: string | undefined): boolean {
  const essence = type?.split(';')[0]?.trim().toLowerCase()
  return essence === 'application/json' || essence === 'multipart/form-data'
}
