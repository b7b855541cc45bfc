import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { securityHeaders } from '../shell/content-security-policy.ts'
import { answerFile, type WindowFiles } from '../shell/window-files.ts'
import { readBody } from './body.ts'
import { bearsToken, originOf, refusalOf } from './guard.ts'
import type { Presence } from './presence.ts'

/** Answers one call of an operation; null: there is no such operation. */
export type CallHandler = (request: Request) => Promise<Response | null>

export interface LoopbackOptions {
  readonly port: number
  readonly token: string
  readonly files: WindowFiles
  readonly call: CallHandler
  /** Exchanges a one-time code for the token. */
  readonly exchange: (code: string) => Promise<string | null>
  readonly presence: Presence
  /** Says an unexpected failure under the reference that the answer carries. */
  readonly report: (reference: string, error: unknown) => void
  readonly limits?: Partial<LoopbackLimits>
}

export interface LoopbackLimits {
  readonly bodyBytes: number
  readonly headerBytes: number
  readonly connections: number
  /** How long a client may take to send its header, and the whole request, in milliseconds. */
  readonly headerTime: number
  readonly requestTime: number
}

const defaultLimits: LoopbackLimits = {
  bodyBytes: 8 * 1024 * 1024,
  headerBytes: 16 * 1024,
  connections: 32,
  headerTime: 10_000,
  requestTime: 15_000,
}

/** A server without a listening socket: it is given connections that somebody else accepted. */
export interface LoopbackServer {
  readonly accept: (socket: Socket) => void
  /** Resolves when no call is in work; event streams do not count. */
  readonly settled: () => Promise<void>
  readonly close: () => void
}

export function openLoopbackServer(options: LoopbackOptions): LoopbackServer {
  const limits = { ...defaultLimits, ...options.limits }
  const sockets = new Set<Socket>()
  const inWork = new Set<Promise<void>>()
  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headerTime,
      requestTimeout: limits.requestTime,
      keepAliveTimeout: 60_000,
      connectionsCheckingInterval: Math.min(1_000, limits.headerTime),
      // Answered by the guard (421), with the headers that every answer carries.
      requireHostHeader: false,
    },
    (request, response) => {
      const answered = answer(request, response, options, limits).catch((error: unknown) => {
        const reference = randomUUID()
        options.report(reference, error)
        refuse(response, 500, 'Unexpected failure', reference)
      })
      inWork.add(answered)
      void answered.finally(() => inWork.delete(answered))
    },
  )
  closeUpgrades(server)
  // Node watches header and request times only in a server that listens; this one is given its connections.
  server.emit('listening')
  return {
    accept: (socket) => {
      if (sockets.size >= limits.connections) {
        socket.destroy()
        return
      }
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
      server.emit('connection', socket)
      socket.resume()
    },
    settled: async () => {
      await Promise.all(inWork)
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: LoopbackOptions,
  limits: LoopbackLimits,
): Promise<void> {
  const url = request.url ?? ''
  const method = request.method ?? ''
  const hosts = request.headersDistinct.host ?? []
  const refusal = refusalOf({ method, url, hosts, headers: request.headers }, options.port)
  if (refusal !== null) {
    refuse(response, refusal.status, refusal.reason)
    return
  }
  const path = url.split(/[?#]/, 1)[0] ?? '/'
  if (method !== 'POST') {
    const file = answerFile(options.files, path)
    response.writeHead(file.status, { ...file.headers, 'content-length': file.body.length })
    response.end(method === 'HEAD' ? undefined : file.body)
    return
  }
  if (path === '/session') {
    await answerSession(request, response, options)
    return
  }
  if (!path.startsWith('/rpc/')) {
    refuse(response, 404, 'Not found')
    return
  }
  if (!bearsToken(request.headers.authorization, options.token)) {
    response.setHeader('www-authenticate', 'Bearer')
    refuse(response, 401, 'The session is missing or over')
    return
  }
  const body = await readBody(request, limits.bodyBytes)
  if (body === null) {
    refuse(response, 413, 'The request is too large')
    return
  }
  await answerCall(request, response, body, options)
}

async function answerSession(
  request: IncomingMessage,
  response: ServerResponse,
  options: LoopbackOptions,
): Promise<void> {
  const body = await readBody(request, 1024)
  const code = body === null ? null : codeIn(body)
  const token = code === null ? null : await options.exchange(code)
  if (token === null) {
    refuse(response, 401, 'The code is unknown, used or too old')
    return
  }
  sendJson(response, 200, { token })
}

/** The code of a `POST /session`, or null where the body holds none. */
function codeIn(body: Buffer): string | null {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'))
    return parsed !== null &&
      typeof parsed === 'object' &&
      'code' in parsed &&
      typeof parsed.code === 'string'
      ? parsed.code
      : null
  } catch {
    return null
  }
}

async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
  { port, call, presence }: LoopbackOptions,
): Promise<void> {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const answered = await call(
    new Request(new URL(request.url ?? '/', originOf(port)), {
      method: 'POST',
      headers: { 'content-type': request.headers['content-type'] ?? 'application/json' },
      body: new Uint8Array(body),
      signal: gone.signal,
    }),
  )
  if (answered === null) {
    refuse(response, 404, 'Not found')
    return
  }
  const headers = Object.fromEntries(answered.headers)
  response.writeHead(answered.status, { ...headers, ...securityHeaders(randomUUID()) })
  if (!headers['content-type']?.startsWith('text/event-stream')) {
    response.end(Buffer.from(await answered.arrayBuffer()))
    presence.seen()
    return
  }
  response.flushHeaders()
  response.once('close', presence.arrived())
  if (answered.body === null) response.end()
  else
    Readable.fromWeb(answered.body)
      .on('error', () => response.destroy())
      .pipe(response)
}

function refuse(response: ServerResponse, status: number, reason: string, reference = randomUUID()): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.shouldKeepAlive = false
  sendJson(response, status, { reason, reference })
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    ...securityHeaders(randomUUID()),
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}

/** Without a listener Node answers an upgrade as if it were a request; the guard refuses it there. */
function closeUpgrades(server: Server): void {
  server.on('connect', (_request, socket) => socket.destroy())
  server.on('clientError', (_error, socket) => socket.destroy())
}
